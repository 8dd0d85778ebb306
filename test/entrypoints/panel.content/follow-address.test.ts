// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followAddress } from '../../../entrypoints/panel.content/follow-address.ts';
import type { PaperSurface } from '../../../lib/sites/site.ts';

let leave: AbortController;
beforeEach(() => {
  leave = new AbortController();
});
afterEach(() => leave.abort());

/** What a site does that changes pages without loading one. */
async function go(address: string) {
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(address);
  document.body.replaceChildren(document.createElement('main'));
  await new Promise((resolve) => setTimeout(resolve));
}

function follow() {
  const visits: { id: string; left: AbortSignal }[] = [];
  const visit = vi.fn((surface: PaperSurface, left: AbortSignal) => visits.push({ id: surface.ref.id, left }));
  followAddress(leave.signal, visit);
  return visits;
}

test('visits the paper of the address, and nothing where there is none', async () => {
  await go('https://huggingface.co/papers/trending');
  expect(follow()).toEqual([]);
  await go('https://arxiv.org/abs/2507.05566v1');
  expect(follow().map(({ id }) => id)).toEqual(['2507.05566']);
});

test('leaves one paper for the next without a page load', async () => {
  await go('https://huggingface.co/papers/2507.05566');
  const visits = follow();
  await go('https://huggingface.co/papers/2506.21551');
  expect(visits.map(({ id, left }) => [id, left.aborted])).toEqual([
    ['2507.05566', true],
    ['2506.21551', false],
  ]);
  await go('https://huggingface.co/papers');
  expect(visits.map(({ left }) => left.aborted)).toEqual([true, true]);
});

test('believes no address that a script puts in the place of one on a site that loads every page', async () => {
  await go('https://arxiv.org/abs/2507.05566');
  const visits = follow();
  await go('https://arxiv.org/abs/2506.21551');
  window.dispatchEvent(new Event('popstate'));
  expect(visits.map(({ id, left }) => [id, left.aborted])).toEqual([['2507.05566', false]]);
});

test('follows the reader back', async () => {
  await go('https://huggingface.co/papers/2507.05566');
  const visits = follow();
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(
    'https://huggingface.co/papers/2506.21551',
  );
  window.dispatchEvent(new Event('popstate'));
  expect(visits.map(({ id }) => id)).toEqual(['2507.05566', '2506.21551']);
});

test('stays with a paper whose version or fragment changes', async () => {
  await go('https://huggingface.co/papers/2507.05566');
  const visits = follow();
  await go('https://huggingface.co/papers/2507.05566#community');
  expect(visits.map(({ left }) => left.aborted)).toEqual([false]);
});

test('stops when it is told to', async () => {
  await go('https://huggingface.co/papers/2507.05566');
  const visits = follow();
  leave.abort();
  await go('https://huggingface.co/papers/2506.21551');
  expect(visits.map(({ left }) => left.aborted)).toEqual([true]);
});
