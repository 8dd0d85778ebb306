// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ExportMenu } from '../../../components/exchange/export-menu.tsx';
import { ExportPanel } from '../../../components/exchange/export-panel.tsx';
import { FORMATS } from '../../../lib/library/formats/index.ts';
import type { LibraryCounts } from '../../../lib/library/listed.ts';
import { answerWith, ids, sendMessage, sent } from '../popup-background.ts';
import { catchDownloads } from './downloads.ts';

vi.mock('../../../lib/messages.ts', () => import('../popup-background.ts'));

beforeEach(() => fakeBrowser.reset());
afterEach(() => {
  cleanup();
  sendMessage.mockReset();
});

const COUNTS: LibraryCounts = {
  all: 812,
  status: { 'to-read': 800, reading: 12, read: 0 },
  only: { trash: 0, conflicts: 0, noted: 0, rated: 0, waiting: 0 },
  tags: [
    { name: 'lora', papers: 12 },
    { name: 'to cite', papers: 1 },
  ],
};

const file = { name: 'papergloss.csv', mediaType: 'text/csv', text: 'id\n2507.05566\n', papers: 1 };

test('every format that is written may be chosen, each with what survives in it', async () => {
  render(<ExportMenu papers={[ids[0]]} count={1} />);
  for (const { id, title, says } of FORMATS.filter(({ write }) => write)) {
    fireEvent.change(screen.getByLabelText('Format'), { target: { value: id } });
    expect(await screen.findByText(says)).toBeTruthy();
    expect(screen.getByRole('option', { name: title })).toBeTruthy();
  }
});

test('a selection becomes a file of the chosen format', async () => {
  answerWith({ exportLibrary: () => file });
  const downloads = catchDownloads();
  render(<ExportMenu papers={[ids[0], ids[1]]} count={2} />);
  fireEvent.change(screen.getByLabelText('Format'), { target: { value: 'csv' } });
  fireEvent.click(screen.getByRole('button', { name: 'Export 2 papers' }));
  expect(await screen.findByText('1 paper written to papergloss.csv, among your downloads.')).toBeTruthy();
  expect(sent('exportLibrary')).toEqual([{ format: 'csv', papers: [ids[0], ids[1]] }]);
  expect(downloads.map(({ name }) => name)).toEqual(['papergloss.csv']);
  expect(await downloads[0]?.content.text()).toBe(file.text);
});

test('all papers or those with a tag', async () => {
  answerWith({ exportLibrary: () => file, library: () => ({ rows: [], total: 812, counts: COUNTS }) });
  catchDownloads();
  render(<ExportPanel />);
  fireEvent.click(await screen.findByRole('button', { name: 'Export 812 papers' }));
  await waitFor(() => expect(sent('exportLibrary').at(-1)?.papers).toEqual({}));
  fireEvent.change(screen.getByLabelText('Papers'), { target: { value: 'lora' } });
  fireEvent.click(await screen.findByRole('button', { name: 'Export 12 papers' }));
  await waitFor(() => expect(sent('exportLibrary').at(-1)?.papers).toEqual({ tag: 'lora' }));
});

test('an empty library has nothing to export, and says so', async () => {
  render(<ExportMenu papers={{}} count={0} />);
  fireEvent.click(screen.getByRole('button', { name: 'Export 0 papers' }));
  expect(screen.getByText('There is nothing to export yet.')).toBeTruthy();
  expect(sendMessage).not.toHaveBeenCalled();
});

test('an export that fails says why, and gives no file', async () => {
  answerWith({ exportLibrary: () => Promise.reject(new Error('The library can’t be read.')) });
  const downloads = catchDownloads();
  render(<ExportMenu papers={{}} count={3} />);
  fireEvent.click(screen.getByRole('button', { name: 'Export 3 papers' }));
  expect(await screen.findByText('The library can’t be read.')).toBeTruthy();
  expect(downloads).toEqual([]);
});
