// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Library } from '../../../components/library/library.tsx';
import type { PaperId } from '../../../lib/core/arxiv-id.ts';
import type { LibraryChange, LibraryFilter } from '../../../lib/library/listed.ts';
import { answerWith, ids, sendMessage, sent } from '../popup-background.ts';
import { type FakeLibrary, fakeLibrary } from './fake-library.ts';

vi.mock('../../../lib/messages.ts', () => import('../popup-background.ts'));

const [lora, survey, cross] = ids;

beforeEach(() => fakeBrowser.reset());
afterEach(() => {
  cleanup();
  sendMessage.mockReset();
});

/** Three papers: cross is the newest, lora the oldest. */
async function open(changes: Partial<Record<PaperId, readonly LibraryChange[]>> = {}, answers = {}) {
  const library = fakeLibrary(ids.map((id) => ({ id, changes: changes[id] ?? [] })));
  answerWith({ ...library.answers, ...answers });
  render(<Library />);
  await waitFor(() => expect(shown().length).toBeGreaterThan(0));
  return library;
}

/** A library of many papers, `0001` the newest. */
async function openMany(count: number) {
  const papers = Array.from({ length: count }, (_, nth) => ({ id: nthId(count - nth) }));
  const library = fakeLibrary(papers);
  answerWith({ ...library.answers });
  render(<Library />);
  await waitFor(() => expect(shown()).toContain(nthId(1)));
  layOut();
  return library;
}

/** Scrolling, which happy-dom has none of: the list stands as far above its port as that is scrolled. */
function layOut(): void {
  let scrolled = 0;
  Object.defineProperty(port(), 'scrollTop', {
    get: () => scrolled,
    set(top: number) {
      scrolled = top;
      queueMicrotask(() => fireEvent.scroll(port()));
    },
  });
  const list = document.querySelector('.virtual-rows') as Element;
  vi.spyOn(list, 'getBoundingClientRect').mockImplementation(() => ({ top: -scrolled }) as DOMRect);
}

const nthId = (nth: number) => `2507.${`${nth}`.padStart(5, '0')}` as PaperId;
/** The height of a row where nothing is laid out. */
const ROW = 97;

const rows = () => [...document.querySelectorAll<HTMLElement>('.virtual-rows [data-paper]')];
const shown = () => rows().map(({ dataset }) => dataset.paper);
const rowOf = (id: string) => document.querySelector<HTMLElement>(`.virtual-rows [data-paper="${id}"]`);
const title = (id: string) => rowOf(id)?.querySelector<HTMLElement>('[data-row-focus]') ?? document.body;
const box = (id: string) => rowOf(id)?.querySelector<HTMLElement>('input[type="checkbox"]') ?? document.body;
const press = (key: string, more: Partial<KeyboardEventInit> = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const status = (library: FakeLibrary, id: PaperId) => library.detail(id).status[0]?.value;
const pick = (label: string, value: string) =>
  fireEvent.change(screen.getByRole('combobox', { name: label }), { target: { value } });
const undoButton = () => screen.getByRole('button', { name: 'Undo' });
const port = () => document.querySelector<HTMLElement>('.library-port') ?? document.body;

test('lists the papers, the newest first, with what is kept of them', async () => {
  await open({
    [cross]: [
      { kind: 'rating', value: 4 },
      { kind: 'tag', tag: 'rank', on: true },
      { kind: 'note', value: 'Mine\nand more' },
    ],
  });
  expect(shown()).toEqual([cross, survey, lora]);
  expect(rowOf(cross)?.textContent).toContain('rank');
  expect(rowOf(cross)?.textContent).toContain('Mine and more');
  expect(rowOf(cross)?.textContent).toContain('4 of 5 stars');
  expect(screen.getByText('3 papers')).toBeTruthy();
});

test('rows say how many there are, and which they are', async () => {
  await open();
  const items = [...document.querySelectorAll('.virtual-rows > li')];
  expect(items.map((item) => item.getAttribute('aria-posinset'))).toEqual(['1', '2', '3']);
  expect(items.every((item) => item.getAttribute('aria-setsize') === '3')).toBe(true);
});

test('of many rows few are drawn, and few are asked for', async () => {
  await openMany(2000);
  expect(rows().length).toBeLessThan(40);
  const list = document.querySelector<HTMLElement>('.virtual-rows');
  expect(list?.style.height).toBe(`${2000 * ROW}px`);
  expect(Math.max(...sent('library').map(({ offset, limit }) => offset + limit))).toBeLessThanOrEqual(200);
  expect(sent('library').every(({ limit }) => limit <= 200)).toBe(true);
});

test('the last row is reached by one key, and asked for then', async () => {
  await openMany(2000);
  title(nthId(1)).focus();
  press('End');
  await waitFor(() => expect(document.activeElement).toBe(title(nthId(2000))));
  expect(rows().length).toBeLessThan(40);
  press('Home');
  await waitFor(() => expect(document.activeElement).toBe(title(nthId(1))));
});

test('a page down goes on by what is in sight', async () => {
  await openMany(200);
  title(nthId(1)).focus();
  press('PageDown');
  await waitFor(() => expect(document.activeElement).toBe(title(nthId(6))));
  press('PageUp');
  await waitFor(() => expect(document.activeElement).toBe(title(nthId(1))));
});

test('one row is reached by Tab, and arrow keys move it', async () => {
  await open();
  title(cross).focus();
  press('ArrowDown');
  await waitFor(() => expect(document.activeElement).toBe(title(survey)));
  expect([...document.querySelectorAll('[data-row-focus][tabindex="0"]')]).toEqual([title(survey)]);
  press('ArrowUp');
  press('ArrowUp');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('searchbox')));
});

test('typing narrows the list down, Escape takes that back', async () => {
  const library = await open({ [survey]: [{ kind: 'note', value: 'attention' }] });
  const field = screen.getByRole('searchbox');
  fireEvent.input(field, { target: { value: 'atten' } });
  await waitFor(() => expect(shown()).toEqual([survey]));
  expect(screen.getByText('1 paper')).toBeTruthy();
  fireEvent.keyDown(field, { key: 'Escape' });
  await waitFor(() => expect(shown()).toHaveLength(3));
  expect(library.has(survey)).toBe(true);
});

test('an answer to an older filter is dropped', async () => {
  const library = fakeLibrary(ids.map((id) => ({ id })));
  const late = Promise.withResolvers<unknown>();
  answerWith({
    ...library.answers,
    library: (request) => (request.filter.text === 'l' ? late.promise : library.answers.library(request)),
  });
  render(<Library />);
  await waitFor(() => expect(shown()).toHaveLength(3));
  const field = screen.getByRole('searchbox');
  fireEvent.input(field, { target: { value: 'l' } });
  fireEvent.input(field, { target: { value: survey } });
  await waitFor(() => expect(shown()).toEqual([survey]));
  late.resolve(library.answers.library({ filter: {}, order: 'added', offset: 0, limit: 50 }));
  await late.promise;
  await new Promise((done) => setTimeout(done));
  expect(shown()).toEqual([survey]);
});

test('status, tag and kind narrow it down, each with its count', async () => {
  await open({
    [lora]: [{ kind: 'status', value: 'reading' }],
    [survey]: [
      { kind: 'tag', tag: 'rank', on: true },
      { kind: 'note', value: 'x' },
    ],
  });
  fireEvent.click(screen.getByRole('radio', { name: 'Reading 1' }));
  await waitFor(() => expect(shown()).toEqual([lora]));
  fireEvent.click(screen.getByRole('radio', { name: 'All 3' }));
  pick('Tag', '#rank');
  await waitFor(() => expect(shown()).toEqual([survey]));
  pick('Tag', '');
  pick('Show', 'noted');
  await waitFor(() => expect(sent('library').at(-1)?.filter).toEqual({ only: 'noted' }));
  await waitFor(() => expect(shown()).toEqual([survey]));
  pick('Show', '');
  pick('Order', 'title');
  await waitFor(() => expect(sent('library').at(-1)?.order).toBe('title'));
});

test('a number key changes the status, and the row keeps the focus', async () => {
  const library = await open();
  title(survey).focus();
  press('2');
  await waitFor(() => expect(status(library, survey)).toBe('reading'));
  expect(await screen.findByText(`Reading: “Paper ${survey}”.`)).toBeTruthy();
  expect(document.activeElement).toBe(title(survey));
});

test('a paper that leaves the list hands the focus to the next one', async () => {
  const library = await open();
  fireEvent.click(screen.getByRole('radio', { name: 'To read 3' }));
  await waitFor(() => expect(sent('library').at(-1)?.filter).toEqual({ status: 'to-read' }));
  title(survey).focus();
  press('3');
  await waitFor(() => expect(shown()).toEqual([cross, lora]));
  await waitFor(() => expect(document.activeElement).toBe(title(lora)));
  press('3');
  await waitFor(() => expect(document.activeElement).toBe(title(cross)));
  expect(status(library, lora)).toBe('read');
});

test('Delete removes, Undo brings back, and the focus is on the paper again', async () => {
  const library = await open();
  title(survey).focus();
  press('Delete');
  await waitFor(() => expect(shown()).toEqual([cross, lora]));
  expect(await screen.findByText(`Removed “Paper ${survey}”.`)).toBeTruthy();
  fireEvent.click(undoButton());
  await waitFor(() => expect(shown()).toEqual([cross, survey, lora]));
  await waitFor(() => expect(document.activeElement).toBe(title(survey)));
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  expect(library.detail(survey).removed).toBeNull();
});

test('the last paper that is removed comes back too', async () => {
  const library = fakeLibrary([{ id: lora }]);
  answerWith({ ...library.answers });
  render(<Library />);
  await waitFor(() => expect(shown()).toEqual([lora]));
  title(lora).focus();
  press('s');
  expect(await screen.findByText(/Nothing saved yet/)).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('searchbox')));
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(document.activeElement).toBe(title(lora)));
});

test('Ctrl+Z walks back several steps, wherever nobody types', async () => {
  const library = await open();
  title(survey).focus();
  press('2');
  await waitFor(() => expect(status(library, survey)).toBe('reading'));
  press('3');
  await waitFor(() => expect(status(library, survey)).toBe('read'));
  press('z', { ctrlKey: true });
  press('z', { ctrlKey: true });
  await waitFor(() => expect(status(library, survey)).toBe('to-read'));
  const field = screen.getByRole('searchbox');
  expect(fireEvent.keyDown(field, { key: 'z', ctrlKey: true })).toBe(true); // the field's own
});

test('several papers are selected and changed at once, undone as one', async () => {
  const library = await open();
  fireEvent.click(box(cross));
  fireEvent.click(box(lora), { shiftKey: true });
  expect(await screen.findByText('3 selected, all')).toBeTruthy();
  pick('Status of the selected papers', 'read');
  await waitFor(() => expect(ids.map((id) => status(library, id))).toEqual(['read', 'read', 'read']));
  expect(await screen.findByText('Read: 3 papers.')).toBeTruthy();
  fireEvent.click(undoButton());
  await waitFor(() => expect(ids.map((id) => status(library, id))).toEqual(['to-read', 'to-read', 'to-read']));
});

test('a range reaches over rows that are not here', async () => {
  await openMany(2000);
  fireEvent.click(box(nthId(1)));
  title(nthId(1)).focus();
  press('End');
  await waitFor(() => expect(document.activeElement).toBe(title(nthId(2000))));
  fireEvent.click(box(nthId(2000)), { shiftKey: true });
  expect(await screen.findByText('2,000 selected, all')).toBeTruthy();
});

test('Ctrl+A selects all that pass the filter, Escape none', async () => {
  await open({ [lora]: [{ kind: 'status', value: 'read' }] });
  fireEvent.click(screen.getByRole('radio', { name: 'To read 2' }));
  await waitFor(() => expect(shown()).toEqual([cross, survey]));
  title(cross).focus();
  press('a', { ctrlKey: true });
  expect(await screen.findByText('2 selected, all')).toBeTruthy();
  expect(sent('libraryIds')).toEqual([{ filter: { status: 'to-read' }, order: 'added' }]);
  press('Escape');
  await waitFor(() => expect(screen.queryByText(/selected/)).toBeNull());
});

test('Shift and arrow keys select rows, x one', async () => {
  await open();
  title(cross).focus();
  press('ArrowDown', { shiftKey: true });
  expect(await screen.findByText('2 selected')).toBeTruthy();
  press('x');
  expect(await screen.findByText('1 selected')).toBeTruthy();
});

test('selected papers are tagged, and tags are taken off', async () => {
  const library = await open({ [lora]: [{ kind: 'tag', tag: 'old', on: true }] });
  title(cross).focus();
  press('x');
  press('t');
  const field = await screen.findByRole('combobox', { name: 'Add a tag' });
  await waitFor(() => expect(document.activeElement).toBe(field));
  fireEvent.input(field, { target: { value: 'new' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  await waitFor(() => expect(library.detail(cross).tags).toEqual(['new']));
  fireEvent.click(box(lora));
  pick('Take a tag off', '#old');
  await waitFor(() => expect(library.detail(lora).tags).toEqual([]));
});

test('what is selected is exported, or all that pass the filter', async () => {
  const library = await open();
  const file = { name: 'papers.json', mediaType: 'application/json', text: '[]', papers: 1 };
  const exportLibrary = vi.fn(() => file);
  answerWith({ ...library.answers, exportLibrary });
  fireEvent.click(screen.getByRole('button', { name: 'Export…' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Export 3 papers' }));
  await waitFor(() => expect(exportLibrary).toHaveBeenLastCalledWith(expect.objectContaining({ papers: {} })));
  fireEvent.click(box(lora));
  fireEvent.click(await screen.findByRole('button', { name: 'Export 1 paper' }));
  await waitFor(() => expect(exportLibrary).toHaveBeenLastCalledWith(expect.objectContaining({ papers: [lora] })));
});

test('another filter ends the selection', async () => {
  await open();
  fireEvent.click(box(cross));
  expect(await screen.findByText('1 selected')).toBeTruthy();
  fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'paper' } });
  await waitFor(() => expect(screen.queryByText('1 selected')).toBeNull());
});

test('Enter opens the editor, Escape leads back to the row', async () => {
  await open();
  title(survey).focus();
  fireEvent.click(title(survey)); // what Enter does on a link
  await screen.findByRole('heading', { name: `Paper ${survey}` });
  expect(document.querySelector('[data-editor]')?.contains(document.activeElement)).toBe(true);
  press('Escape');
  await waitFor(() => expect(document.activeElement).toBe(title(survey)));
  expect(screen.queryByRole('heading', { name: `Paper ${survey}` })).toBeNull();
});

test('t and n open the editor at tags and note', async () => {
  await open();
  title(survey).focus();
  press('n');
  await waitFor(() => expect(document.activeElement?.getAttribute('data-field')).toBe('note'));
  press('Escape');
  await waitFor(() => expect(document.activeElement).toBe(title(survey)));
  press('t');
  await waitFor(() => expect(document.activeElement?.getAttribute('data-field')).toBe('tag'));
});

test('a paper that is edited stays open though it leaves the list', async () => {
  await open();
  fireEvent.click(screen.getByRole('radio', { name: 'To read 3' }));
  title(survey).focus();
  press('n');
  await screen.findByRole('heading', { name: `Paper ${survey}` });
  const editor = document.querySelector('[data-editor]');
  const reading = [...(editor?.querySelectorAll('input') ?? [])].find(({ value }) => value === 'reading');
  fireEvent.click(reading ?? document.body);
  await waitFor(() => expect(shown()).toEqual([cross, lora]));
  expect(screen.getByRole('heading', { name: `Paper ${survey}` })).toBeTruthy();
});

test('o opens the page of the paper', async () => {
  await open();
  const create = vi.spyOn(browser.tabs, 'create');
  title(survey).focus();
  press('o');
  press('Enter', { ctrlKey: true });
  expect(create.mock.calls).toEqual([
    [{ url: `https://arxiv.org/abs/${survey}` }],
    [{ url: `https://arxiv.org/abs/${survey}` }],
  ]);
});

test('keys that a list of statuses takes for itself change nothing else', async () => {
  await open();
  const select = screen.getByRole('combobox', { name: `Status of Paper ${survey}` });
  select.focus();
  press('s');
  press('ArrowDown');
  expect(sent('editLibrary')).toEqual([]);
  expect(document.activeElement).toBe(select);
});

test('the Trash says when each paper goes, and gives it back', async () => {
  const library = await open({ [survey]: [{ kind: 'remove' }] });
  expect(shown()).toEqual([cross, lora]);
  pick('Show', 'trash');
  await waitFor(() => expect(shown()).toEqual([survey]));
  expect(rowOf(survey)?.textContent).toMatch(/Gone for good on \d+ Aug 2025/);
  fireEvent.click(screen.getByRole('button', { name: `Restore Paper ${survey}` }));
  expect(await screen.findByText(/The Trash is empty/)).toBeTruthy();
  expect(library.detail(survey).removed).toBeNull();
});

test('the Trash is emptied after a second word, and not before', async () => {
  const library = await open({ [survey]: [{ kind: 'remove' }], [lora]: [{ kind: 'remove' }] });
  pick('Show', 'trash');
  fireEvent.click(await screen.findByRole('button', { name: 'Empty Trash' }));
  expect(screen.getByText('Delete 2 papers for good?')).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Keep' }));
  fireEvent.click(screen.getByRole('button', { name: 'Keep' }));
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Empty Trash' }));
  expect(sent('emptyTrash')).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Empty Trash' }));
  fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
  expect(await screen.findByText('Deleted 2 papers for good.')).toBeTruthy();
  expect(library.has(survey)).toBe(false);
  expect(library.has(cross)).toBe(true);
});

test('an empty library says how to fill it, an empty filter how to leave it', async () => {
  const library = fakeLibrary([]);
  answerWith({ ...library.answers });
  render(<Library />);
  expect(await screen.findByText(/Nothing saved yet. Save a paper/)).toBeTruthy();
  fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'zzz' } });
  expect(await screen.findByText('No saved paper here matches “zzz”.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Remove the filters' }));
  expect(await screen.findByText(/Nothing saved yet/)).toBeTruthy();
});

test.each([
  ['conflicts', /No conflicts/],
  ['noted', /No paper has a note/],
  ['rated', /No paper has a rating/],
] satisfies [LibraryFilter['only'], RegExp][])('nothing under %s says what stands there', async (only, words) => {
  await open();
  pick('Show', only);
  expect(await screen.findByText(words)).toBeTruthy();
});

test('a library that can not be read says why, and trying again helps', async () => {
  const library = fakeLibrary([{ id: lora }]);
  let broken = true;
  answerWith({
    ...library.answers,
    library: (request) => {
      if (broken) throw new Error('The library can’t be read. Restart the browser.');
      return library.answers.library(request);
    },
  });
  render(<Library />);
  expect((await screen.findByRole('alert')).textContent).toContain('The library can’t be read.');
  broken = false;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(shown()).toEqual([lora]));
});

test('a change that is refused is told, and nothing is selected away', async () => {
  await open({}, { editLibrary: () => Promise.reject(new Error('The storage is full.')) });
  fireEvent.click(box(cross));
  fireEvent.click(await screen.findByRole('button', { name: 'Remove' }));
  expect((await screen.findByRole('alert')).textContent).toBe('The storage is full.');
  expect(screen.getByText('1 selected')).toBeTruthy();
  expect(shown()).toHaveLength(3);
});

test('what is edited elsewhere shows, a conflict with its badge', async () => {
  const library = await open();
  library.fork();
  library.elsewhere(cross, { kind: 'status', value: 'read' });
  library.elsewhere(lora, { kind: 'remove' });
  title(cross).focus();
  press('2');
  await waitFor(() => expect(status(library, cross)).toBe('reading'));
  await library.arrive();
  await waitFor(() => expect(shown()).toEqual([cross, survey]));
  expect(rowOf(cross)?.querySelector('[data-conflict]')?.textContent).toBe('Conflict');
});

test('? lists the keys', async () => {
  await open();
  title(cross).focus();
  press('?');
  expect(await screen.findByText('select several')).toBeTruthy();
  press('?');
  await waitFor(() => expect(screen.queryByText('select several')).toBeNull());
});

test('what is scrolled to is asked for', async () => {
  await openMany(2000);
  port().scrollTop = ROW * 1000;
  await waitFor(() => expect(shown()).toContain(nthId(1001)));
  expect(shown()).not.toContain(nthId(900));
  expect(rows().length).toBeLessThan(40);
});

test('however fast changes come, the list asks once at a time, and shows the last', async () => {
  const library = await open();
  let under = 0;
  let most = 0;
  answerWith({
    ...library.answers,
    library: async (request) => {
      under += 1;
      most = Math.max(most, under);
      await new Promise((done) => setTimeout(done));
      under -= 1;
      return library.answers.library(request);
    },
  });
  for (const status of ['reading', 'read', 'to-read', 'reading', 'read'] as const) {
    await library.answers.editLibrary({ edits: [{ ids: [cross], changes: [{ kind: 'status', value: status }] }] });
  }
  await waitFor(() => expect(rowOf(cross)?.querySelector('select')?.value).toBe('read'));
  expect(most).toBe(1);
});
