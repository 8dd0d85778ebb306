// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { isMarksKey } from '../../../entrypoints/panel.content/marks-key.ts';

/** What a key does that is pressed on an element. */
function press(html: string, init: KeyboardEventInit = {}) {
  document.body.innerHTML = html;
  const found: boolean[] = [];
  const stop = new AbortController();
  window.addEventListener('keydown', (event) => found.push(isMarksKey(event, () => true)), { signal: stop.signal });
  const target = document.body.querySelector('[data-target]') ?? document.body;
  target.dispatchEvent(new KeyboardEvent('keydown', { key: 'm', bubbles: true, composed: true, ...init }));
  stop.abort();
  return found[0];
}

test('is M on the page, on a link, on a button', () => {
  expect(press('')).toBe(true);
  expect(press('<a href="#" data-target>x</a>')).toBe(true);
  expect(press('<button data-target>x</button>')).toBe(true);
  expect(press('', { key: 'M' })).toBe(true);
  expect(press('', { key: 'n' })).toBe(false);
});

test.each([
  '<input data-target>',
  '<textarea data-target></textarea>',
  '<select data-target></select>',
  '<div contenteditable="true"><p data-target>x</p></div>',
])('is a letter in %s', (html) => {
  expect(press(html)).toBe(false);
});

test.each(['ctrlKey', 'altKey', 'metaKey', 'repeat'] as const)('is another key with %s', (modifier) => {
  expect(press('', { [modifier]: true })).toBe(false);
});

test('counts only where a reader pressed it', () => {
  const event = new KeyboardEvent('keydown', { key: 'm' });
  Object.defineProperty(event, 'isTrusted', { value: false });
  expect(isMarksKey(event)).toBe(false);
});
