// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Popup } from '../../components/popup/popup.tsx';
import { searchRequest } from '../../components/popup/use-search.ts';
import { glossesRevision, savedRevision, writeSetting } from '../../lib/settings.ts';
import { fakeLibrary } from './library/fake-library.ts';
import { answerWith, ids, overview, row, sendMessage, sent, source } from './popup-background.ts';

vi.mock('../../lib/messages.ts', () => import('./popup-background.ts'));

const [lora, survey] = ids;

beforeEach(() => {
  fakeBrowser.reset();
  Element.prototype.scrollIntoView ??= () => {};
});
afterEach(() => {
  cleanup();
  sendMessage.mockReset();
});

/** Opens the popup as its page does, and waits for the first rows. */
async function open(): Promise<void> {
  const first = { search: sendMessage('search', searchRequest('')), overview: sendMessage('overview') };
  render(<Popup typed="" first={first} />);
  await screen.findByText(/nothing leaves this browser/);
}

const field = () => screen.getByRole<HTMLInputElement>('searchbox');
const found = (id: string) => document.querySelector<HTMLElement>(`[data-result][data-paper="${id}"]`);
const title = (id: string) => found(id)?.querySelector<HTMLElement>('[data-row-focus]') ?? document.body;
const star = (id: string) => found(id)?.querySelector('[data-action="save"]') ?? document.body;
const type = (query: string) => fireEvent.input(field(), { target: { value: query } });

test('asks once for what it shows first, and says how much the index holds', async () => {
  answerWith();
  await open();
  expect(sent('search')).toEqual([searchRequest('')]);
  expect(document.querySelectorAll('[data-result]')).toHaveLength(3);
  expect(screen.getByText('3 papers · 1 source · nothing leaves this browser')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
});

test('marks the words that were met, as text', async () => {
  const rows = [row(lora, { title: 'LoRA <b>rank</b>', lead: 'A lora.' })];
  answerWith({ search: () => ({ rows, terms: ['lora'], total: 1 }) });
  await open();
  expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['LoRA', 'lora']);
  expect(title(lora).textContent).toBe('LoRA <b>rank</b>');
});

test('an answer that comes after a newer one is dropped', async () => {
  let answerLate: (value: unknown) => void = () => {};
  const late = new Promise<unknown>((resolve) => {
    answerLate = resolve;
  });
  const answer = (id: typeof lora) => ({ rows: [row(id)], terms: [], total: 1 });
  answerWith({ search: ({ query }) => (query === 'l' ? late : answer(query === 'lo' ? lora : survey)) });
  await open();
  type('l');
  type('lo');
  await waitFor(() => expect(found(lora)).not.toBeNull());
  answerLate(answer(survey));
  await late;
  await new Promise((done) => setTimeout(done));
  expect(found(lora)).not.toBeNull();
  expect(found(survey)).toBeNull();
});

test('Escape empties the field, and leaves an empty one to the browser', async () => {
  answerWith();
  await open();
  type('lora');
  expect(fireEvent.keyDown(field(), { key: 'Escape' })).toBe(false);
  await waitFor(() => expect(field().value).toBe(''));
  expect(fireEvent.keyDown(field(), { key: 'Escape' })).toBe(true);
});

test('arrow keys move through the rows and back to the field', async () => {
  answerWith();
  await open();
  fireEvent.keyDown(field(), { key: 'ArrowDown' });
  expect(document.activeElement).toBe(title(lora));
  fireEvent.keyDown(title(lora), { key: 'ArrowDown' });
  await waitFor(() => expect(document.activeElement).toBe(title(survey)));
  expect([...document.querySelectorAll('[data-row-focus][tabindex="0"]')]).toEqual([title(survey)]);
  fireEvent.keyDown(title(survey), { key: 'Home' });
  await waitFor(() => expect(document.activeElement).toBe(title(lora)));
  fireEvent.keyDown(title(lora), { key: 'ArrowUp' });
  expect(document.activeElement).toBe(field());
});

test('a title opens the gloss in place, Escape leads back to it', async () => {
  answerWith();
  await open();
  title(survey).focus();
  fireEvent.click(title(survey));
  await screen.findByText('It updates one matrix.');
  expect(document.querySelector('.popup-lists')?.hasAttribute('inert')).toBe(true);
  const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
  document.activeElement?.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(true); // or the popup would close
  await waitFor(() => expect(document.activeElement).toBe(title(survey)));
  expect(screen.queryByText('It updates one matrix.')).toBeNull();
});

test('Enter in the field opens the first gloss, with Ctrl its page', async () => {
  answerWith();
  await open();
  const create = vi.spyOn(browser.tabs, 'create');
  fireEvent.keyDown(field(), { key: 'Enter', ctrlKey: true });
  expect(create).toHaveBeenCalledWith({ url: `https://arxiv.org/abs/${lora}` });
  fireEvent.keyDown(field(), { key: 'Enter' });
  await screen.findByText('It updates one matrix.');
  expect(sent('lookup')).toEqual([{ papers: [{ id: lora, facts: null }] }]);
});

test('S on a row saves its paper and takes it off again', async () => {
  answerWith();
  await open();
  fireEvent.keyDown(title(survey), { key: 's' });
  await waitFor(() => expect(star(survey).getAttribute('aria-pressed')).toBe('true'));
  fireEvent.keyDown(title(survey), { key: 's' });
  await waitFor(() => expect(star(survey).getAttribute('aria-pressed')).toBe('false'));
  expect(sent('setSaved').map(({ saved }) => saved)).toEqual([true, false]);
});

test('a paper that can not be saved is not shown as saved, and the reason is', async () => {
  answerWith({ setSaved: () => Promise.reject(new Error('The storage is full.')) });
  await open();
  fireEvent.click(star(lora));
  expect((await screen.findByRole('alert')).textContent).toBe('The storage is full.');
  expect(star(lora).getAttribute('aria-pressed')).toBe('false');
});

test('saving elsewhere shows here, and no row moves', async () => {
  const state = answerWith();
  await open();
  state.rows = [row(survey, { saved: { status: 'reading', savedAt: 2 } }), row(lora), row(ids[2])];
  await writeSetting(savedRevision, 'another');
  await waitFor(() => expect(star(survey).getAttribute('aria-pressed')).toBe('true'));
  const shown = [...document.querySelectorAll<HTMLElement>('[data-result]')].map(({ dataset }) => dataset.paper);
  expect(shown).toEqual([...ids]);
});

test('what sources say changes: rows that are found no more go, and lists offer what there is', async () => {
  const own = { ...source, id: 'own', title: 'Mine', own: true, glosses: 2 };
  let sources = [own];
  const state = answerWith({ overview: () => ({ ...overview, sources }) });
  await open();
  const list = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Source' });
  await waitFor(() => expect([...list.options].map(({ text }) => text)).toEqual(['Source', 'Mine (2)']));
  fireEvent.change(list, { target: { value: 'own' } });
  await screen.findByRole('button', { name: /^Mine/ });
  sources = [];
  state.rows = [row(survey)];
  await writeSetting(glossesRevision, 'another');
  await waitFor(() => expect(found(lora)).toBeNull());
  expect(found(survey)).not.toBeNull();
  expect([...list.options].map(({ text }) => text)).toEqual(['Source']);
  expect(screen.getByRole('button', { name: /remove this filter/ }).textContent).toContain('A source that is gone');
});

test('a filter narrows the search, its chip takes it away and hands the focus on', async () => {
  answerWith();
  await open();
  const year = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Year' });
  expect([...year.options].map((option) => option.text)).toEqual(['Year', '2025 (3)']);
  fireEvent.change(year, { target: { value: '2025' } });
  await waitFor(() => expect(sent('search').at(-1)?.filters).toEqual({ year: 2025 }));
  fireEvent.click(screen.getByRole('button', { name: /2025.*remove this filter/ }));
  await waitFor(() => expect(sent('search').at(-1)?.filters).toEqual({}));
  expect(document.activeElement).toBe(year);
});

test('more rows come when asked for, until something else is searched', async () => {
  answerWith({
    search: ({ limit }) => ({ rows: limit > 25 ? [row(lora), row(survey)] : [row(lora)], terms: [], total: 2 }),
  });
  await open();
  expect(screen.getByText('Newest first')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Show more' }));
  await waitFor(() => expect(found(survey)).not.toBeNull());
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  type('lora');
  expect(await screen.findByText('1 of 2 papers')).toBeTruthy();
  expect(sent('search').at(-1)?.limit).toBe(25);
});

test('no match says what to change', async () => {
  answerWith({ search: () => ({ rows: [], terms: [], total: 0 }) });
  await open();
  type('zzz');
  expect(await screen.findByText('No paper in the index matches “zzz”.')).toBeTruthy();
  expect(screen.getByText(/Try fewer words/)).toBeTruthy();
});

test('an error is said in its own words, and trying again helps', async () => {
  let broken = true;
  const rows = [row(lora)];
  answerWith({
    search: () => (broken ? Promise.reject(new Error('The index is damaged.')) : { rows, terms: [], total: 1 }),
  });
  await open();
  expect((await screen.findByRole('alert')).textContent).toContain('The index is damaged.');
  broken = false;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(found(lora)).not.toBeNull());
  expect(screen.queryByRole('alert')).toBeNull();
});

test('the field looks through the list that is shown, each with its own words', async () => {
  const library = fakeLibrary([
    { id: lora, title: 'Low rank' },
    { id: survey, title: 'A survey' },
  ]);
  answerWith({ ...library.answers });
  await open();
  type('lora');
  fireEvent.click(screen.getByRole('tab', { name: 'Saved' }));
  await screen.findByText('Low rank');
  expect(field().value).toBe('');
  type('surv');
  await waitFor(() => expect(screen.queryByText('Low rank')).toBeNull());
  expect(screen.getByText('A survey')).toBeTruthy();
  fireEvent.click(screen.getByRole('tab', { name: 'Search' }));
  await waitFor(() => expect(field().value).toBe('lora'));
});

test('the whole library opens from the saved list: in a tab, where there is nothing beside the page', async () => {
  const library = fakeLibrary([{ id: lora }]);
  answerWith({ ...library.answers });
  await open();
  fireEvent.click(screen.getByRole('tab', { name: 'Saved' }));
  const create = vi.spyOn(browser.tabs, 'create');
  fireEvent.click(screen.getByRole('button', { name: 'Open the library' }));
  await waitFor(() => expect(create).toHaveBeenCalledWith({ url: expect.stringMatching(/sidepanel\.html$/) }));
});
