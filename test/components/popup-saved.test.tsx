// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SavedPanel } from '../../components/popup/saved-panel.tsx';
import { savedRevision, writeSetting } from '../../lib/settings.ts';
import { answerWith, ids, row, sendMessage, sent } from './popup-background.ts';

vi.mock('../../lib/messages.ts', () => import('./popup-background.ts'));

const [lora, survey, cross] = ids;
const leave = vi.fn();

beforeEach(() => {
  fakeBrowser.reset();
  Element.prototype.scrollIntoView ??= () => {};
});
afterEach(() => {
  cleanup();
  sendMessage.mockReset();
  leave.mockReset();
});

/** Shows the list with three saved papers: two to read, one being read. */
async function open() {
  const state = answerWith();
  state.rows = [
    row(lora, { saved: { status: 'to-read', savedAt: 3 } }),
    row(survey, { saved: { status: 'reading', savedAt: 2 } }),
    row(cross, { saved: { status: 'to-read', savedAt: 1 } }),
  ];
  render(<SavedPanel onOpen={() => {}} onLeave={leave} />);
  await screen.findByText(`Paper ${lora}`);
  return state;
}

const title = (id: string) =>
  document.querySelector<HTMLElement>(`[data-saved][data-paper="${id}"] [data-row-focus]`) ?? document.body;
const star = (id: string) =>
  document.querySelector(`[data-saved][data-paper="${id}"] [data-action="save"]`) ?? document.body;
const group = (status: string) =>
  [...document.querySelectorAll<HTMLElement>(`[data-status="${status}"] [data-saved]`)].map(
    (each) => each.dataset.paper,
  );

test('papers stand in groups by status, each with its count', async () => {
  await open();
  expect(screen.getAllByRole('heading').map((heading) => heading.textContent)).toEqual([
    'To read 2',
    'Reading 1',
    'Read 0',
  ]);
  expect(group('to-read')).toEqual([lora, cross]);
  expect(title(lora).getAttribute('href')).toBe(`https://arxiv.org/abs/${lora}`);
  expect(title(lora).getAttribute('rel')).toBe('noopener noreferrer');
});

test('a number key changes the status, and the focus goes along', async () => {
  await open();
  title(lora).focus();
  fireEvent.keyDown(title(lora), { key: '3' });
  await waitFor(() => expect(group('read')).toEqual([lora]));
  expect(sent('setStatus')).toEqual([{ id: lora, status: 'read' }]);
  expect(document.activeElement).toBe(title(lora));
});

test('a paper that the index does not know has no gloss to open', async () => {
  answerWith({ listSaved: () => [row(lora, { lead: '', saved: { status: 'read', savedAt: 1 } })] });
  render(<SavedPanel onOpen={() => {}} onLeave={leave} />);
  await screen.findByText(`Paper ${lora}`);
  expect(screen.queryByRole('button', { name: /Gloss/ })).toBeNull();
});

test('keys that a list of statuses takes for itself change nothing else', async () => {
  await open();
  const status = screen.getByRole('combobox', { name: `Status of Paper ${lora}` });
  fireEvent.keyDown(status, { key: 's' });
  fireEvent.keyDown(status, { key: 'ArrowDown' });
  expect(sent('setSaved')).toEqual([]);
  fireEvent.change(status, { target: { value: 'reading' } });
  await waitFor(() => expect(group('reading')).toEqual([lora, survey]));
});

test('a removed paper comes back with its status', async () => {
  await open();
  fireEvent.click(star(survey));
  expect(await screen.findByText(`Removed “Paper ${survey}”.`)).toBeTruthy();
  expect(group('reading')).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(title(survey)).not.toBe(document.body));
  expect(sent('setSaved').map(({ saved }) => saved)).toEqual([false, true]);
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});

test('the focus of a removed paper goes to its neighbour, after the last one it leaves', async () => {
  await open();
  title(lora).focus();
  fireEvent.keyDown(title(lora), { key: 's' });
  await waitFor(() => expect(document.activeElement).toBe(title(cross)));
  fireEvent.keyDown(title(cross), { key: 's' });
  await waitFor(() => expect(document.activeElement).toBe(title(survey)));
  fireEvent.keyDown(title(survey), { key: 's' });
  expect(await screen.findByText('Nothing saved yet. Save a paper with the star beside it.')).toBeTruthy();
  expect(leave).toHaveBeenCalled();
});

test('undo stays until something else is done', async () => {
  await open();
  fireEvent.click(star(survey));
  await screen.findByRole('button', { name: 'Undo' });
  fireEvent.keyDown(title(lora), { key: '2' });
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull());
});

test('a change that is refused is taken back and told', async () => {
  await open();
  answerWith({ setStatus: () => Promise.reject(new Error('The storage is full.')) });
  fireEvent.keyDown(title(lora), { key: '2' });
  expect((await screen.findByRole('alert')).textContent).toBe('The storage is full.');
  expect(group('to-read')).toEqual([lora, cross]);
});

test('what another page saves is listed', async () => {
  const state = await open();
  state.rows = [row(cross, { saved: { status: 'read', savedAt: 9 } })];
  await writeSetting(savedRevision, 'another');
  await waitFor(() => expect(group('read')).toEqual([cross]));
  expect(group('to-read')).toEqual([]);
});
