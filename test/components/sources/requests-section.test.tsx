// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { RequestsSection } from '../../../components/sources/requests-section.tsx';
import { momentWords } from '../../../components/words/time-words.ts';
import { sourcesRevision, writeSetting } from '../../../lib/settings.ts';
import type { LoggedRequest } from '../../../lib/sources/listed-source.ts';
import { answerWith, sendMessage } from '../popup-background.ts';
import { request } from './sample-sources.ts';

vi.mock('../../../lib/messages.ts', () => import('../popup-background.ts'));

beforeEach(() => fakeBrowser.reset());
afterEach(() => {
  cleanup();
  sendMessage.mockReset();
});

const rows = () =>
  [...document.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent));

test('says that no request was made, where none was', async () => {
  answerWith();
  render(<RequestsSection />);
  expect(screen.getByText('Looking up the requests…')).toBeTruthy();
  expect(await screen.findByText('No request was made.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Clear' })).toBeNull();
});

test('each request has its time, purpose, address, outcome and bytes', async () => {
  const failed = request(1, { why: 'WebDAV', method: 'PUT', bytes: null, outcome: 'did not answer in 30 s' });
  answerWith({ requestLog: () => [request(0), failed] });
  render(<RequestsSection />);
  await screen.findAllByRole('row');
  expect(rows()).toEqual([
    [
      `${momentWords(request(0).at)}Daily papers · GET`,
      'https://raw.githubusercontent.com/anna/papers/main/0.md',
      '200',
      '12,345',
    ],
    [
      `${momentWords(request(1).at)}WebDAV · PUT`,
      'https://raw.githubusercontent.com/anna/papers/main/1.md',
      'did not answer in 30 s',
      'none',
    ],
  ]);
});

test('many requests are folded, new ones come, and all are cleared', async () => {
  let log: readonly LoggedRequest[] = Array.from({ length: 30 }, (_, at) => request(at));
  answerWith({
    requestLog: () => log,
    clearRequestLog: () => {
      log = [];
      return null;
    },
  });
  render(<RequestsSection />);
  await screen.findAllByRole('row');
  expect(rows()).toHaveLength(10);
  fireEvent.click(screen.getByRole('button', { name: 'Show all 30' }));
  await waitFor(() => expect(rows()).toHaveLength(30));
  log = [request(-1), ...log];
  await writeSetting(sourcesRevision, 'more');
  await waitFor(() => expect(rows()).toHaveLength(31));
  fireEvent.click(screen.getByRole('button', { name: 'Clear' }));
  expect(await screen.findByText('Cleared: 31 requests.')).toBeTruthy();
  expect(screen.getByText('No request was made.')).toBeTruthy();
});

test('requests that can’t be looked up say why', async () => {
  answerWith({ requestLog: () => Promise.reject(new Error('The storage is full.')) });
  render(<RequestsSection />);
  expect((await screen.findByRole('alert')).textContent).toContain('The storage is full.');
});
