// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { SourcesSection } from '../../../components/sources/sources-section.tsx';
import type { SourceListPreview } from '../../../lib/sources/listed-source.ts';
import { catchDownloads } from '../exchange/downloads.ts';
import { answerWith, sent } from '../popup-background.ts';
import { request, withHosts } from './allow-hosts.ts';
import { listed, series } from './sample-sources.ts';

vi.mock('../../../lib/messages.ts', () => import('../popup-background.ts'));

const PREVIEW: SourceListPreview = {
  entries: [
    { name: 'Daily papers', origin: { is: 'series', address: 'https://a.example/{yyyy}/{mm}/{dd}.md' }, known: false },
    { name: 'Reviews', origin: { is: 'address', address: 'https://b.example/week.md' }, known: false },
    { name: 'Notes', origin: { is: 'address', address: 'https://c.example/notes.md' }, known: true },
  ],
  patterns: ['https://a.example/*', 'https://b.example/*'],
  refused: ['Old one: The address has to begin with https:.'],
};

withHosts();

async function read() {
  render(<SourcesSection />);
  const field = document.querySelector<HTMLInputElement>('.list-file input[type="file"]') as HTMLInputElement;
  Object.defineProperty(field, 'files', { value: [new File(['{}'], 'sources.json')], configurable: true });
  fireEvent.change(field);
  await screen.findByRole('region', { name: 'What is in sources.json' });
}

test('a list is shown, then followed with all its hosts asked for in one click', async () => {
  answerWith({ previewSourceList: () => PREVIEW, importSourceList: () => [series('a'), listed('b')] });
  await read();
  expect(screen.getByText('https://c.example/notes.md').closest('li')?.textContent).toContain('You follow it already.');
  expect(screen.getByText('Old one: The address has to begin with https:.')).toBeTruthy();
  expect(screen.getByText(/asks you to allow 2 sites: a.example, b.example/)).toBeTruthy();
  const follow = screen.getByRole('button', { name: 'Follow 2 sources' });
  await waitFor(() => expect(follow.getAttribute('aria-disabled')).toBe('false'));
  fireEvent.click(follow);
  expect(request).toHaveBeenCalledWith({ origins: PREVIEW.patterns });
  expect(await screen.findByText('2 sources added. Their documents are fetched now.')).toBeTruthy();
  expect(sent('importSourceList')).toEqual([{ name: 'sources.json', text: '{}' }]);
});

test('hosts that are not allowed leave the list unfollowed', async () => {
  request.mockResolvedValue(false);
  answerWith({ previewSourceList: () => PREVIEW });
  await read();
  const follow = screen.getByRole('button', { name: 'Follow 2 sources' });
  await waitFor(() => expect(follow.getAttribute('aria-disabled')).toBe('false'));
  fireEvent.click(follow);
  expect(
    await screen.findByText(/You did not allow Papergloss to reach a.example and 1 more, so nothing/),
  ).toBeTruthy();
  expect(sent('importSourceList')).toEqual([]);
});

test('a list of what is followed already has nothing to follow', async () => {
  const known = PREVIEW.entries.map((entry) => ({ ...entry, known: true }));
  answerWith({ previewSourceList: () => ({ entries: known, patterns: [], refused: [] }) });
  await read();
  expect(screen.queryByRole('button', { name: /^Follow/ })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(await screen.findByText('Import a list')).toBeTruthy();
});

test('what is followed leaves as a file; without any there is nothing to export', async () => {
  const downloads = catchDownloads();
  const file = { name: 'papergloss-sources.json', mediaType: 'application/json', text: '{}', papers: 0 };
  answerWith({ sources: () => [series('a'), listed('b')], exportSources: () => file });
  render(<SourcesSection />);
  const button = screen.getByRole('button', { name: 'Export the list' });
  await waitFor(() => expect(button.getAttribute('aria-disabled')).toBe('false'));
  fireEvent.click(button);
  expect(await screen.findByText('1 source written to papergloss-sources.json, among your downloads.')).toBeTruthy();
  expect(downloads.map(({ name }) => name)).toEqual(['papergloss-sources.json']);
  cleanup();
  answerWith();
  render(<SourcesSection />);
  expect(await screen.findByText('You follow no address yet.')).toBeTruthy();
});
