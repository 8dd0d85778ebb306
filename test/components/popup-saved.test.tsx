// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SavedPanel } from '../../components/popup/saved-panel.tsx';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import type { LibraryChange } from '../../lib/library/listed.ts';
import { type FakeLibrary, fakeLibrary } from './library/fake-library.ts';
import { WithEdits } from './library/with-edits.tsx';
import { answerWith, ids, sendMessage, sent } from './popup-background.ts';

vi.mock('../../lib/messages.ts', () => import('./popup-background.ts'));

const [lora, survey, cross] = ids;
const leave = vi.fn();
const opened = vi.fn();

beforeEach(() => fakeBrowser.reset());
afterEach(() => {
  cleanup();
  for (const mock of [sendMessage, leave, opened]) mock.mockReset();
});

function Panel({ text = '' }: { text?: string }) {
  return <WithEdits>{(edits) => <SavedPanel text={text} edits={edits} onOpen={opened} onLeave={leave} />}</WithEdits>;
}

/** Shows the list with three saved papers, lora the newest: two to read, one being read. */
async function open(changes: Partial<Record<PaperId, readonly LibraryChange[]>> = {}, answers = {}) {
  const reading = { kind: 'status', value: 'reading' } as const;
  const library = fakeLibrary([
    { id: cross, changes: changes[cross] ?? [] },
    { id: survey, changes: changes[survey] ?? [reading] },
    { id: lora, changes: changes[lora] ?? [] },
  ]);
  answerWith({ ...library.answers, ...answers });
  render(<Panel />);
  await screen.findByText(`Paper ${lora}`);
  return library;
}

const row = (id: string) => document.querySelector<HTMLElement>(`[data-saved][data-paper="${id}"]`);
const title = (id: string) => row(id)?.querySelector<HTMLElement>('[data-row-focus]') ?? document.body;
const star = (id: string) => row(id)?.querySelector('[data-action="save"]') ?? document.body;
const group = (status: string) =>
  [...document.querySelectorAll<HTMLElement>(`[data-status="${status}"] [data-saved]`)].map(
    (each) => each.dataset.paper,
  );
const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const status = (library: FakeLibrary, id: PaperId) => library.detail(id).status[0]?.value;

test('papers stand in groups by status, each with its count', async () => {
  await open();
  expect(screen.getAllByRole('heading').map((heading) => heading.textContent)).toEqual([
    'To read 2',
    'Reading 1',
    'Read 0',
  ]);
  expect(group('to-read')).toEqual([lora, cross]);
});

test('a row says what is kept of its paper', async () => {
  await open({
    [lora]: [
      { kind: 'tag', tag: 'rank', on: true },
      { kind: 'note', value: 'First line\nsecond' },
    ],
  });
  expect(row(lora)?.textContent).toContain('rank');
  expect(row(lora)?.textContent).toContain('First line second');
});

test('a click opens what is kept in place, with a modifier the page as links do', async () => {
  await open();
  let isLink = false;
  const follow = (event: MouseEvent) => {
    isLink = !event.defaultPrevented;
    event.preventDefault(); // or the test would go there
  };
  document.addEventListener('click', follow, { once: true });
  fireEvent.click(title(lora), { ctrlKey: true });
  expect(isLink).toBe(true);
  expect(opened).not.toHaveBeenCalled();
  expect(title(lora).getAttribute('href')).toBe(`https://arxiv.org/abs/${lora}`);
  expect(title(lora).getAttribute('rel')).toBe('noopener noreferrer');
  expect(fireEvent.click(title(lora))).toBe(false);
  expect(opened).toHaveBeenCalledWith(lora);
});

test('keys open the page, the tags, the note', async () => {
  await open();
  const create = vi.spyOn(browser.tabs, 'create');
  title(cross).focus();
  press('o');
  press('t');
  press('n');
  expect(create).toHaveBeenCalledWith({ url: `https://arxiv.org/abs/${cross}` });
  expect(opened.mock.calls).toEqual([
    [cross, 'tag'],
    [cross, 'note'],
  ]);
});

test('arrow keys go from group to group, and up from the first row back to the field', async () => {
  await open();
  title(cross).focus();
  press('ArrowDown');
  await waitFor(() => expect(document.activeElement).toBe(title(survey)));
  press('Home');
  await waitFor(() => expect(document.activeElement).toBe(title(lora)));
  press('ArrowUp');
  expect(leave).toHaveBeenCalledOnce();
});

test('a number key changes the status, and the focus goes along', async () => {
  const library = await open();
  title(lora).focus();
  press('3');
  await waitFor(() => expect(group('read')).toEqual([lora]));
  expect(status(library, lora)).toBe('read');
  await waitFor(() => expect(document.activeElement).toBe(title(lora)));
  press('1');
  await waitFor(() => expect(group('to-read')).toEqual([lora, cross]));
  await waitFor(() => expect(document.activeElement).toBe(title(lora)));
});

test('keys that a list of statuses takes for itself change nothing else', async () => {
  await open();
  const list = screen.getByRole('combobox', { name: `Status of Paper ${lora}` });
  list.focus();
  press('s');
  press('ArrowDown');
  expect(sent('editLibrary')).toEqual([]);
  fireEvent.change(list, { target: { value: 'reading' } });
  await waitFor(() => expect(group('reading')).toEqual([lora, survey]));
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: `Status of Paper ${lora}` })),
  );
});

test('a removed paper comes back with its status, and the focus with it', async () => {
  await open();
  fireEvent.click(star(survey));
  expect(await screen.findByText(`Removed “Paper ${survey}”.`)).toBeTruthy();
  expect(group('reading')).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(group('reading')).toEqual([survey]));
  await waitFor(() => expect(document.activeElement).toBe(title(survey)));
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});

test('the focus of a removed paper goes to its neighbour, after the last one it leaves', async () => {
  await open();
  title(lora).focus();
  press('s');
  await waitFor(() => expect(document.activeElement).toBe(title(cross)));
  press('s');
  await waitFor(() => expect(document.activeElement).toBe(title(survey)));
  press('s');
  expect(await screen.findByText(/Nothing saved yet/)).toBeTruthy();
  await waitFor(() => expect(leave).toHaveBeenCalled());
});

test('undo walks back several steps', async () => {
  const library = await open();
  title(lora).focus();
  press('2');
  await waitFor(() => expect(status(library, lora)).toBe('reading'));
  press('3');
  await waitFor(() => expect(status(library, lora)).toBe('read'));
  press('z');
  await waitFor(() => expect(status(library, lora)).toBe('reading'));
  press('z');
  await waitFor(() => expect(status(library, lora)).toBe('to-read'));
});

test('a change that is refused is told', async () => {
  await open({}, { editLibrary: () => Promise.reject(new Error('The storage is full.')) });
  title(lora).focus();
  press('2');
  expect((await screen.findByRole('alert')).textContent).toBe('The storage is full.');
  expect(group('to-read')).toEqual([lora, cross]);
});

test('what is typed narrows all groups down', async () => {
  const library = fakeLibrary([
    { id: lora, title: 'Low rank' },
    { id: survey, title: 'A survey' },
  ]);
  answerWith({ ...library.answers });
  const { rerender } = render(<Panel />);
  await screen.findByText('Low rank');
  rerender(<Panel text="surv" />);
  await waitFor(() => expect(group('to-read')).toEqual([survey]));
  expect(screen.getByRole('heading', { name: 'To read 1' })).toBeTruthy();
  rerender(<Panel text="zzz" />);
  expect(await screen.findByText('No saved paper here matches “zzz”.')).toBeTruthy();
});

test('what another device changes is listed', async () => {
  const library = await open();
  library.fork();
  library.elsewhere(cross, { kind: 'status', value: 'read' });
  library.elsewhere(lora, { kind: 'remove' });
  await library.arrive();
  await waitFor(() => expect(group('read')).toEqual([cross]));
  await waitFor(() => expect(group('to-read')).toEqual([]));
});

test('a list that can not be read says why, and trying again helps', async () => {
  const library = fakeLibrary([{ id: lora }]);
  let broken = true;
  answerWith({
    ...library.answers,
    library: (request) => {
      if (broken) throw new Error('The library can’t be read.');
      return library.answers.library(request);
    },
  });
  render(<Panel />);
  expect((await screen.findByRole('alert')).textContent).toContain('The library can’t be read.');
  broken = false;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(group('to-read')).toEqual([lora]));
});

test('of thousands of papers few are drawn', async () => {
  const many = Array.from({ length: 3000 }, (_, nth) => ({ id: `2501.${10_000 + nth}` as PaperId }));
  const library = fakeLibrary(many);
  answerWith({ ...library.answers });
  render(<Panel />);
  await screen.findByRole('heading', { name: 'To read 3,000' });
  expect(document.querySelectorAll('[data-saved]').length).toBeLessThan(40);
});
