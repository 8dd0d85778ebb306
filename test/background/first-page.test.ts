import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { keepFirstPage } from '../../entrypoints/background/first-page.ts';
import type { Handlers } from '../../entrypoints/background/handlers.ts';
import type { SearchAnswer } from '../../lib/messages.ts';
import { FIRST_PAGE, firstPage, readSetting } from '../../lib/settings.ts';
import { paperId } from '../search/sample-papers.ts';

const row = { id: paperId('2507.05566'), title: 'T', authors: [], year: 2025, topics: [], lead: '', saved: null };
const answer: SearchAnswer = { rows: [row], terms: [], total: 1 };
const kept = () => readSetting(firstPage);

beforeEach(() => fakeBrowser.reset());

test('keeps the first page, and no other answer', async () => {
  const search = vi.fn(async () => answer);
  const handlers = keepFirstPage({ search } as unknown as Handlers, () => undefined);
  await handlers.search({ ...FIRST_PAGE, query: 'robot' });
  await handlers.search({ ...FIRST_PAGE, filters: { year: 2025 } });
  expect(await kept()).toBeNull();
  expect(await handlers.search(FIRST_PAGE)).toBe(answer);
  await vi.waitFor(async () => expect(await kept()).toEqual(answer));
});

test('answers where the copy can not be kept', async () => {
  vi.spyOn(fakeBrowser.storage.session, 'set').mockRejectedValue(new Error('full'));
  const warn = vi.fn();
  const handlers = keepFirstPage({ search: async () => answer } as unknown as Handlers, warn);
  expect(await handlers.search(FIRST_PAGE)).toBe(answer);
  await vi.waitFor(() => expect(warn).toHaveBeenCalled());
});

test.each([
  null,
  'text',
  { rows: 'x', terms: [], total: 1 },
  { rows: [{ ...row, id: 'javascript:alert(1)' }], terms: [], total: 1 },
  { rows: [{ ...row, title: 7 }], terms: [], total: 1 },
])('is not believed when it is %j', async (value) => {
  await fakeBrowser.storage.session.set({ firstPage: value });
  expect(await kept()).toBeNull();
});
