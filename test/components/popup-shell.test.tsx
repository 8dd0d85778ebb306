// @vitest-environment happy-dom
import { hydrate } from 'preact';
import { expect, test } from 'vitest';
import { Popup } from '../../components/popup/popup.tsx';
import html from '../../entrypoints/popup/index.html?raw';
import { withoutIndentation } from '../../entrypoints/popup/without-indentation.ts';

const never = new Promise<never>(() => {});
const first = { search: never, overview: never };

/** What the page shows before its script runs. */
function shell(): HTMLElement {
  const page = new DOMParser().parseFromString(html.replace(/<script[^>]*><\/script>/, ''), 'text/html');
  const root = page.querySelector<HTMLElement>('#root');
  if (!root) throw new Error('the page has no #root');
  return document.body.appendChild(document.importNode(root, true));
}

function markup(root: Element): string {
  return withoutIndentation(root).innerHTML.replace(/ (autofocus|spellcheck)="[^"]*"/g, '');
}

test('the page shows from the start what the first drawing makes', () => {
  const drawn = document.createElement('div');
  hydrate(<Popup typed="" first={first} />, drawn);
  expect(markup(shell())).toBe(markup(drawn));
});

test('the field that a reader types in before the script runs stays, with what was typed', () => {
  const root = shell();
  const field = root.querySelector('input');
  if (!field) throw new Error('the page has no field');
  field.value = 'lora';
  field.focus();
  hydrate(<Popup typed="lora" first={first} />, withoutIndentation(root));
  expect(root.querySelector('input')).toBe(field);
  expect(field.value).toBe('lora');
  expect(document.activeElement).toBe(field);
});
