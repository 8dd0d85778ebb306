// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Snapshots } from '../../../components/exchange/snapshots.tsx';
import { StateFile } from '../../../components/exchange/state-file.tsx';
import type { ImportPreview } from '../../../lib/library/exchange.ts';
import { answerWith, sendMessage, sent } from '../popup-background.ts';
import { catchDownloads } from './downloads.ts';

vi.mock('../../../lib/messages.ts', () => import('../popup-background.ts'));

beforeEach(() => fakeBrowser.reset());
afterEach(() => {
  cleanup();
  sendMessage.mockReset();
});

const TEXT = '{"papergloss-state":1,"data":"AA=="}';
const MERGED: ImportPreview = {
  format: { id: 'state', title: 'Papergloss state', why: 'It begins as one.' },
  added: 12,
  changed: 3,
  unchanged: 40,
  rivals: 0,
  skipped: [],
  skippedInAll: 0,
  samples: [],
};

function read(file: File) {
  const field = document.querySelector('input[type="file"]') as HTMLInputElement;
  Object.defineProperty(field, 'files', { value: [file], configurable: true });
  fireEvent.change(field);
}

test('the state goes into a file', async () => {
  const file = { name: 'library.json', mediaType: 'application/json', text: TEXT, papers: 55 };
  answerWith({ exportState: () => file });
  const downloads = catchDownloads();
  render(<StateFile />);
  fireEvent.click(screen.getByRole('button', { name: 'Write a file' }));
  expect(await screen.findByText('55 papers written to library.json, among your downloads.')).toBeTruthy();
  expect(downloads.map(({ name }) => name)).toEqual(['library.json']);
  expect(await downloads[0]?.content.text()).toBe(TEXT);
});

test('a file is merged, and what that did is said', async () => {
  answerWith({ importState: () => MERGED });
  render(<StateFile />);
  read(new File([TEXT], 'library.json'));
  expect(await screen.findByText('Merged library.json: 15 papers added or changed, 40 as before.')).toBeTruthy();
  expect(sent('importState')).toEqual([{ name: 'library.json', text: TEXT }]);
});

test('a file that is something else is refused in words', async () => {
  answerWith({ importState: () => Promise.reject(new Error('"photo.jpg" is no library file of Papergloss.')) });
  render(<StateFile />);
  read(new File(['x'], 'photo.jpg'));
  expect(await screen.findByText('"photo.jpg" is no library file of Papergloss.')).toBeTruthy();
});

const DAYS = [
  { day: '2026-11-22', at: 2, papers: 812 },
  { day: '2026-11-21', at: 1, papers: 1 },
];

test('each day has its count; restoring one is undone at a click', async () => {
  const undo = [{ ids: [], changes: [] }];
  answerWith({
    snapshots: () => DAYS,
    restoreSnapshot: () => ({ changed: 12, undo }),
    editLibrary: () => ({ changed: 12, undo: [] }),
  });
  render(<Snapshots />);
  await screen.findByRole('row', { name: /22 Nov 2026 812/ });
  fireEvent.click(screen.getByRole('button', { name: 'Restore 21 Nov 2026' }));
  expect(await screen.findByText('As on 21 Nov 2026: 12 papers changed.')).toBeTruthy();
  expect(sent('restoreSnapshot')).toEqual([{ day: '2026-11-21' }]);
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('Taken back: 12 papers as before.')).toBeTruthy();
  expect(sent('editLibrary')).toEqual([{ edits: undo }]);
});

test('a day that is as today changes nothing and says so', async () => {
  answerWith({ snapshots: () => DAYS, restoreSnapshot: () => ({ changed: 0, undo: [] }) });
  render(<Snapshots />);
  fireEvent.click(await screen.findByRole('button', { name: 'Restore 22 Nov 2026' }));
  expect(await screen.findByText('The library is as it was on 22 Nov 2026 already.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});

test('without days it says when the first will be; a failure may be asked again', async () => {
  let works = false;
  answerWith({ snapshots: () => (works ? [] : Promise.reject(new Error('The storage is damaged.'))) });
  render(<Snapshots />);
  expect(await screen.findByText('The storage is damaged.')).toBeTruthy();
  works = true;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText(/No snapshot yet/)).toBeTruthy();
  await waitFor(() => expect(screen.queryByText('The storage is damaged.')).toBeNull());
});
