// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepInPlace } from '../../../entrypoints/panel.content/keep-in-place.ts';
import type { PaperSurface } from '../../../lib/sites/site.ts';
import { paperId } from '../../components/gloss/sample-gloss.ts';

const surface: PaperSurface = {
  ref: { id: paperId('2507.05566'), version: null },
  inPlace: true,
  findAnchor: (page) => page.querySelector('.anchor'),
  findAbstract: (page) => page.querySelector('.anchor'),
  showsPaper: () => true,
  readFacts: () => null,
  isDark: () => false,
};

let leave: AbortController;
beforeEach(() => {
  leave = new AbortController();
  document.body.replaceChildren();
});
afterEach(() => leave.abort());

function start(settled: Promise<unknown> = Promise.resolve()) {
  const host = document.createElement('papergloss-panel');
  const inserted = vi.fn();
  keepInPlace(host, surface, leave.signal, settled, inserted);
  return { host, inserted };
}

function anchor(): HTMLElement {
  const element = document.createElement('p');
  element.className = 'anchor';
  return element;
}

const observed = () => new Promise((resolve) => setTimeout(resolve));

test('stands after the anchor that is there', async () => {
  document.body.append(anchor(), 'more');
  const { host, inserted } = start();
  await observed();
  expect(document.body.children[1]).toBe(host);
  expect(inserted).toHaveBeenCalledOnce();
});

test('waits for the anchor while the page is parsed', async () => {
  const { host } = start();
  document.body.append(document.createElement('div'));
  await observed();
  expect(host.isConnected).toBe(false);
  document.body.append(anchor());
  await observed();
  expect(document.body.lastElementChild).toBe(host);
});

test('comes back where the site draws the part anew', async () => {
  document.body.append(anchor());
  const { host, inserted } = start();
  const next = anchor();
  document.body.replaceChildren(next);
  await observed();
  expect(next.nextElementSibling).toBe(host);
  expect(inserted).toHaveBeenLastCalledWith(next);
});

test('waits until its size is known, but never past the next frame', async () => {
  document.body.append(anchor());
  const { host } = start(new Promise(() => {}));
  expect(host.isConnected).toBe(false);
  await new Promise((resolve) => requestAnimationFrame(resolve));
  expect(host.isConnected).toBe(true);
});

test('gives way to a page that keeps throwing it out', async () => {
  document.body.append(anchor());
  const { host, inserted } = start();
  for (let times = 0; times < 30; times += 1) {
    host.remove();
    await observed();
  }
  expect(inserted).toHaveBeenCalledTimes(20);
  expect(host.isConnected).toBe(false);
});

test('does nothing more once the reader has left', async () => {
  const { host } = start();
  leave.abort();
  document.body.append(anchor());
  await observed();
  expect(host.isConnected).toBe(false);
});
