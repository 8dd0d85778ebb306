// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { detailLinks } from '../../components/popup/detail-links.tsx';
import { DetailView } from '../../components/popup/detail-view.tsx';
import type { Stop } from '../../components/popup/use-trail.ts';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import type { PaperView } from '../../lib/messages.ts';
import { fakeLibrary } from './library/fake-library.ts';
import { WithEdits } from './library/with-edits.tsx';
import { answerWith, gloss, ids, sendMessage, sent, source, view } from './popup-background.ts';

vi.mock('../../lib/messages.ts', () => import('./popup-background.ts'));

const [lora, survey] = ids;
const opened = vi.fn();
const back = vi.fn();

beforeEach(() => fakeBrowser.reset());
afterEach(() => {
  cleanup();
  for (const mock of [sendMessage, opened, back]) mock.mockReset();
});

async function open(more: Partial<PaperView> = {}, answers = {}, part: Stop['part'] = 'whole'): Promise<void> {
  const stop: Stop = { id: lora, part, keptFirst: part !== 'whole' };
  answerWith({ lookup: () => [view(lora, more)], libraryPaper: () => null, ...answers });
  render(<WithEdits>{(edits) => <DetailView stop={stop} edits={edits} onOpen={opened} onBack={back} />}</WithEdits>);
  await screen.findByRole('heading', { level: 2 });
}

test('shows all that is said of the paper, and who says it', async () => {
  await open();
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe(`Paper ${lora}`);
  expect(screen.getByText('8 Jul 2025 · cs.LG')).toBeTruthy();
  expect(document.querySelector('[data-section="what"]')?.textContent).toBe('It updates one matrix.');
  expect(document.querySelector('[data-section="method"]')?.textContent).toContain('A times its own transpose.');
  expect(document.querySelector(`[data-source="${source.id}"]`)?.textContent).toContain('9 Jul 2025');
});

test('another source speaks when it is chosen', async () => {
  const other = { ...source, id: 'notes', title: 'Notes' };
  const second = { source: other, gloss: gloss(lora, { source: 'notes', sections: { what: 'Another view.' } }) };
  await open({ voices: [{ source, gloss: gloss(lora) }, second] });
  fireEvent.click(screen.getByRole('radio', { name: /^Notes/ }));
  expect(await screen.findByText('Another view.')).toBeTruthy();
  expect(screen.queryByText('It updates one matrix.')).toBeNull();
});

test('a related paper opens in place, with a modifier as any link', async () => {
  await open({ related: [{ id: survey, title: 'A survey', terms: ['rank'], lead: '', saved: false }] });
  const link = screen.getByRole('link', { name: 'A survey' });
  expect(link.getAttribute('href')).toBe(`https://arxiv.org/abs/${survey}`);
  expect(fireEvent.click(link, { ctrlKey: true })).toBe(true);
  expect(opened).not.toHaveBeenCalled();
  expect(fireEvent.click(link)).toBe(false);
  expect(opened).toHaveBeenCalledWith(survey);
});

test('the star saves the paper that is shown', async () => {
  await open();
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.getByRole('button', { pressed: true })).toBeTruthy());
  expect(sent('setSaved')).toMatchObject([{ id: lora, saved: true }]);
});

test('a paper that the index does not know says so', async () => {
  await open({ paper: null, voices: [] });
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe(`arXiv:${lora}`);
  expect(screen.getByText(/No gloss of this paper/)).toBeTruthy();
});

test('Back and Escape lead back', async () => {
  await open();
  fireEvent.click(screen.getByRole('button', { name: /Back/ }));
  fireEvent.keyDown(screen.getByRole('button', { name: /Back/ }), { key: 'Escape' });
  expect(back).toHaveBeenCalledTimes(2);
});

test('links lead to the web only, and to Hugging Face for ids that it knows', () => {
  const labels = (id: PaperId, code: string) => detailLinks(id, { code }).map(({ label }) => label);
  expect(labels(lora, 'https://github.com/a/b')).toEqual(['arXiv', 'Hugging Face', 'PDF', 'Code']);
  expect(labels('hep-th/9901001' as PaperId, 'javascript:alert(1)')).toEqual(['arXiv', 'PDF']);
});

test('what the reader keeps of a saved paper is edited in place', async () => {
  const library = fakeLibrary([{ id: lora, changes: [{ kind: 'tag', tag: 'rank', on: true }] }]);
  await open({ saved: { status: 'to-read', savedAt: 1 } }, library.answers, 'note');
  const note = await screen.findByRole('textbox', { name: 'Note' });
  await waitFor(() => expect(document.activeElement).toBe(note));
  expect(document.querySelector('[data-tag]')?.textContent).toContain('rank');
  fireEvent.input(note, { target: { value: 'Mine.' } });
  fireEvent.keyDown(note, { key: 'Escape' });
  expect(back).toHaveBeenCalled();
  cleanup();
  await waitFor(() => expect(library.detail(lora).note[0]?.value).toBe('Mine.'));
});

test('the focus stays where a conflict was settled, for who reads by keyboard', async () => {
  const library = fakeLibrary([{ id: lora }]);
  library.fork();
  library.elsewhere(lora, { kind: 'rating', value: 3 });
  library.answers.editLibrary({ edits: [{ ids: [lora], changes: [{ kind: 'rating', value: 5 }] }] });
  await library.arrive();
  await open({ saved: { status: 'to-read', savedAt: 1 } }, library.answers);
  const [keep] = await screen.findAllByRole('button', { name: /^Keep / });
  keep?.focus();
  fireEvent.click(keep as HTMLElement);
  await waitFor(() => expect(library.detail(lora).rating).toHaveLength(1));
  const kept = screen.getByRole('region', { name: 'In your library' });
  await waitFor(() => expect(document.activeElement).toBe(kept));
});

test('a paper that is not saved has nothing to edit', async () => {
  await open();
  expect(screen.queryByRole('textbox', { name: 'Note' })).toBeNull();
});

test('a paper that only the library knows has the title and the authors it was saved with', async () => {
  const library = fakeLibrary([{ id: lora, title: 'Seen on a page' }]);
  await open({ paper: null, voices: [], saved: { status: 'to-read', savedAt: 1 } }, library.answers);
  expect(await screen.findByRole('heading', { name: 'Seen on a page' })).toBeTruthy();
  expect(screen.getByText('Ron Kimmel, Ana Lee')).toBeTruthy();
});
