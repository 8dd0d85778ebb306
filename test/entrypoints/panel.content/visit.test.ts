// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ContentScriptContext } from 'wxt/utils/content-script-context';
import { visitPaper } from '../../../entrypoints/panel.content/visit.tsx';
import { type PaperView, sendMessage } from '../../../lib/messages.ts';
import { glossesRevision, panelView, savedRevision, writeSetting } from '../../../lib/settings.ts';
import type { PaperSurface } from '../../../lib/sites/site.ts';
import { paperId, paperView } from '../../components/gloss/sample-gloss.ts';

vi.mock('../../../lib/messages.ts', () => ({ sendMessage: vi.fn() }));

const surface: PaperSurface = {
  ref: { id: paperId('2507.05566'), version: null },
  inPlace: true,
  findAnchor: (page) => page.querySelector('.anchor'),
  findAbstract: (page) => page.querySelector('.anchor'),
  showsPaper: (page) => page.querySelector('h1') !== null,
  readFacts: () => null,
  isDark: (page) => page.documentElement.classList.contains('dark'),
};

let context: ContentScriptContext;
let leave: AbortController;
beforeEach(() => {
  fakeBrowser.reset();
  vi.mocked(sendMessage).mockImplementation(async () => [paperView()]);
  context = new ContentScriptContext('panel');
  leave = new AbortController();
  document.body.innerHTML = '<main><h1>Paper</h1><p class="anchor"></p></main>';
});
afterEach(() => {
  leave.abort();
  document.documentElement.className = '';
});

const visit = () => visitPaper(surface, context, AbortSignal.any([context.signal, leave.signal]));
const host = () => document.querySelector<HTMLElement>('papergloss-panel');
const inside = (selector: string) => host()?.shadowRoot?.querySelector<HTMLElement>(selector);
const state = (name: string) => vi.waitFor(() => expect(host()?.dataset.state).toBe(name));

test('mounts one panel at once and fills it when the answer is here', async () => {
  const answer = Promise.withResolvers<PaperView[]>();
  vi.mocked(sendMessage).mockImplementation(() => answer.promise);
  visit();
  await state('loading');
  expect(host()?.dataset.paper).toBe('2507.05566');
  answer.resolve([paperView()]);
  await state('ready');
  expect(inside('[data-part="summary"]')).toBeTruthy();
  expect(document.querySelectorAll('papergloss-panel')).toHaveLength(1);
});

test('replaces what an earlier version left behind', async () => {
  document.body.append(document.createElement('papergloss-panel'));
  visit();
  await state('ready');
  expect(document.querySelectorAll('papergloss-panel')).toHaveLength(1);
});

test('is laid out as the reader left it', async () => {
  await writeSetting(panelView, { folded: true, open: [], marked: false });
  visit();
  await vi.waitFor(() => expect(inside('[data-folded="true"]')).toBeTruthy());
});

test('is as dark as the page, now and later', async () => {
  visit();
  await state('ready');
  expect(host()?.dataset.dark).toBe('false');
  document.documentElement.className = 'dark';
  await vi.waitFor(() => expect(host()?.dataset.dark).toBe('true'));
});

test('reads nothing of a page that is still in the middle of saying it', async () => {
  const state = vi.spyOn(document, 'readyState', 'get').mockReturnValue('loading');
  const readFacts = vi.fn(() => null);
  const unplaced = { ...surface, findAnchor: () => null, readFacts };
  vi.mocked(sendMessage).mockResolvedValue([paperView({ paper: null, voices: [] })]);
  visitPaper(unplaced, context, AbortSignal.any([context.signal, leave.signal]));
  await vi.waitFor(() => expect(sendMessage).toHaveBeenCalled());
  await Promise.resolve();
  expect(readFacts).not.toHaveBeenCalled();
  state.mockReturnValue('interactive');
  document.dispatchEvent(new Event('DOMContentLoaded'));
  await vi.waitFor(() => expect(readFacts).toHaveBeenCalled());
});

test('hangs its rule in the margin of the text it stands after', async () => {
  document.querySelector<HTMLElement>('.anchor')?.setAttribute('style', 'margin: 10px 40px 10px 5px');
  visit();
  await state('ready');
  expect([host()?.style.marginLeft, host()?.style.marginRight]).toEqual(['0px', '28px']);
});

test('looks again when a saved paper changes anywhere, and when the page comes back', async () => {
  visit();
  await state('ready');
  vi.mocked(sendMessage).mockResolvedValue([paperView({ saved: { status: 'to-read', savedAt: 1 } })]);
  await writeSetting(savedRevision, 'next');
  await vi.waitFor(() => expect(inside('[data-action="save"]')?.getAttribute('aria-pressed')).toBe('true'));
  const asked = vi.mocked(sendMessage).mock.calls.length;
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  expect(vi.mocked(sendMessage).mock.calls.length).toBe(asked + 1);
});

test('looks again when what sources say of papers changes', async () => {
  visit();
  await state('ready');
  const asked = vi.mocked(sendMessage).mock.calls.length;
  await writeSetting(glossesRevision, 'next');
  await vi.waitFor(() => expect(vi.mocked(sendMessage).mock.calls.length).toBe(asked + 1));
});

test('says so in one line where a paper is shown in a way it does not know', async () => {
  document.querySelector('.anchor')?.remove();
  visit();
  await state('error');
  expect(host()?.parentElement?.localName).toBe('main');
  expect(inside('section')?.textContent).toContain("doesn't recognize this page's layout");
});

test('stays away from a page that shows no paper', async () => {
  document.body.innerHTML = '<main>Not found</main>';
  visit();
  await new Promise((resolve) => setTimeout(resolve));
  expect(host()).toBeNull();
});

test('is gone when the reader has left', async () => {
  visit();
  await state('ready');
  leave.abort();
  expect(host()).toBeNull();
});

test('stays readable and says what to do when the extension was updated', async () => {
  visit();
  await state('ready');
  vi.spyOn(fakeBrowser.runtime, 'id', 'get').mockReturnValue(undefined as unknown as string);
  document.dispatchEvent(new Event('visibilitychange'));
  expect(context.signal.aborted).toBe(true);
  expect(inside('.notice')?.textContent).toBe('Papergloss was updated. Reload this page to use it.');
  expect(inside('[data-section="what"]')?.textContent).toBe('One matrix does the work of two.');
  expect(inside('[data-action="save"]')?.hasAttribute('disabled')).toBe(true);
});
