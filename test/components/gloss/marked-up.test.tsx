// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/preact';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { MarkedUp } from '../../../components/gloss/marked-up.tsx';
import { blocksOf } from '../../../lib/importers/markup/blocks.ts';
import type { Inline } from '../../../lib/importers/markup/tree.ts';

afterEach(cleanup);

const drawn = (text: string) => render(<MarkedUp words={blocksOf(text)} />).container;

test('draws emphasis, code, lists and links with elements of its own', () => {
  const root = drawn('A **fast** and *small* `method`. It: (1) reads. (2) writes.\nSee [code](https://a.example/x).');
  expect([...root.querySelectorAll('*')].map(({ localName }) => localName)).toEqual(
    'p strong em code ol li li p a'.split(' '),
  );
  const link = root.querySelector('a');
  expect(link?.getAttribute('href')).toBe('https://a.example/x');
  expect(link?.getAttribute('rel')).toBe('noopener noreferrer');
  expect(link?.getAttribute('referrerpolicy')).toBe('no-referrer');
  expect(link?.getAttribute('target')).toBe('_blank');
});

test('draws plain words as one paragraph', () => {
  const { container } = render(<MarkedUp words="As **written**." />);
  expect(container.firstElementChild?.localName).toBe('p');
  expect(container.textContent).toBe('As **written**.');
});

test('leaves only the words of a link that leads elsewhere', () => {
  const link: Inline = { kind: 'link', href: 'javascript:alert(1)', children: [{ kind: 'text', text: 'here' }] };
  const { container } = render(<MarkedUp words={[link]} />);
  expect(container.querySelector('a')).toBeNull();
  expect(container.textContent).toBe('here');
});

test('whatever a text says, no element of it stands in the page, and no address but of the web', () => {
  const parts = [
    '<img src=x onerror=alert(1)>',
    '<script>',
    '**',
    '*',
    '`',
    '[a](',
    'javascript:alert(1)',
    ')',
    ' 1. ',
    ' 2. ',
  ];
  const more = ['https://a.example/', '\n', 'data:text/html,x', '\\emph{', '}', '$x^2$', '&lt;b&gt;', 'word ', '. '];
  const text = fc.array(fc.constantFrom(...parts, ...more), { maxLength: 30 }).map((each) => each.join(''));
  fc.assert(
    fc.property(text, (source) => {
      const root = drawn(source);
      for (const element of root.querySelectorAll('*')) {
        expect(['p', 'em', 'strong', 'code', 'ol', 'ul', 'li', 'a']).toContain(element.localName);
        for (const { name } of element.attributes) expect(['href', 'target', 'rel', 'referrerpolicy']).toContain(name);
      }
      for (const link of root.querySelectorAll('a')) expect(link.protocol).toMatch(/^https?:$/);
      cleanup();
    }),
    { numRuns: 300 },
  );
});
