// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Options } from '../../components/options/options.tsx';
import { marksKey, readSetting } from '../../lib/settings.ts';
import { answerWith, overview, sendMessage } from './popup-background.ts';

vi.mock('../../lib/messages.ts', () => import('./popup-background.ts'));

beforeEach(() => {
  fakeBrowser.reset();
  const manifest = { manifest_version: 3, name: 'Papergloss', version: '1.2.3' } as const;
  vi.spyOn(browser.runtime, 'getManifest').mockReturnValue(manifest);
});
afterEach(() => {
  cleanup();
  sendMessage.mockReset();
});

const outcome = () => document.querySelector('#index [role="status"]')?.textContent;

test('lists the sources with what they hold', async () => {
  answerWith();
  render(<Options />);
  const source = await screen.findByRole('row', { name: /Daily papers/ });
  expect([...source.children].map((cell) => cell.textContent)).toEqual([
    'Daily papers',
    'Daily table',
    '9 Jul 2025',
    '3',
  ]);
  expect(screen.getByText('abc123')).toBeTruthy();
});

test('leaves sources of the reader’s own out of what the index was made from', async () => {
  const own = { id: 'x', kind: 'digest', title: 'Anna’s table', date: null, glosses: 40, own: true } as const;
  answerWith({ overview: () => ({ ...overview, sources: [...overview.sources, own] }) });
  render(<Options />);
  await screen.findByRole('row', { name: /Daily papers/ });
  expect(screen.queryByRole('row', { name: /Anna’s table/ })).toBeNull();
});

test('each section of the list is there', () => {
  answerWith();
  render(<Options />);
  for (const link of screen.getAllByRole('link')) {
    expect(document.querySelector(link.getAttribute('href') ?? '')?.querySelector('h2')?.textContent).toBe(
      link.textContent,
    );
  }
});

test('reloading says that it works on it, and what came of it', async () => {
  let finish: (value: unknown) => void = () => {};
  const reading = new Promise<unknown>((resolve) => {
    finish = resolve;
  });
  answerWith({ reloadCatalog: () => reading });
  render(<Options />);
  fireEvent.click(screen.getByRole('button', { name: 'Reload the index' }));
  await waitFor(() => expect(outcome()).toBe('Reading the bundled index…'));
  finish({ ...overview, papers: 7, version: 'def' });
  await waitFor(() => expect(outcome()).toBe('Read 7 papers from 1 source. The index is version def.'));
});

test('a second press while it reads asks nothing', async () => {
  answerWith({ reloadCatalog: () => new Promise(() => {}) });
  render(<Options />);
  const button = screen.getByRole('button', { name: 'Reload the index' });
  fireEvent.click(button);
  await waitFor(() => expect(button.getAttribute('aria-disabled')).toBe('true'));
  fireEvent.click(button);
  expect(sendMessage.mock.calls.filter(([name]) => name === 'reloadCatalog')).toHaveLength(1);
});

test('a reload that fails says why', async () => {
  answerWith({ reloadCatalog: () => Promise.reject(new Error('The file is cut short. Reinstall Papergloss.')) });
  render(<Options />);
  fireEvent.click(screen.getByRole('button', { name: 'Reload the index' }));
  await waitFor(() => expect(outcome()).toBe('The file is cut short. Reinstall Papergloss.'));
});

test('an index that is not as it should be is told', async () => {
  answerWith({ overview: () => ({ ...overview, problem: 'The index is the one of last week.' }) });
  render(<Options />);
  expect(await screen.findByText('The index is the one of last week.')).toBeTruthy();
});

test('says which version it is', () => {
  answerWith();
  render(<Options />);
  expect(screen.getByText(/Papergloss 1\.2\.3\./)).toBeTruthy();
});

test('switches the key of the marks off, and on again, for every page', async () => {
  answerWith();
  render(<Options />);
  const box = await screen.findByRole<HTMLInputElement>('checkbox', { name: /^M marks the abstract/ });
  await waitFor(() => expect(box.disabled).toBe(false));
  expect(box.checked).toBe(true);
  fireEvent.click(box);
  await waitFor(async () => expect(await readSetting(marksKey)).toBe(false));
  fireEvent.click(box);
  await waitFor(async () => expect(await readSetting(marksKey)).toBe(true));
});
