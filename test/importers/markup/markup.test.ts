import { describe, expect, it } from 'vitest';
import { blocksOf } from '../../../lib/importers/markup/blocks.ts';
import { inlineOf } from '../../../lib/importers/markup/inline.ts';
import { type Inline, plainWords } from '../../../lib/importers/markup/tree.ts';

const text = (words: string): Inline => ({ kind: 'text', text: words });

describe('inlineOf', () => {
  it.each<[string, Inline[]]>([
    ['plain <b>words</b> & more', [text('plain <b>words</b> & more')]],
    [
      'a **b *c* d** e',
      [
        text('a '),
        { kind: 'strong', children: [text('b '), { kind: 'emphasis', children: [text('c')] }, text(' d')] },
        text(' e'),
      ],
    ],
    ['when *when*.', [text('when '), { kind: 'emphasis', children: [text('when')] }, text('.')]],
    ['`a*b*`', [{ kind: 'code', text: 'a*b*' }]],
    [
      '\\emph{a} \\textbf{b}',
      [{ kind: 'emphasis', children: [text('a')] }, text(' '), { kind: 'strong', children: [text('b')] }],
    ],
    ['[x](https://x.org/a_(b))', [{ kind: 'link', href: 'https://x.org/a_(b)', children: [text('x')] }]],
    [
      'see https://x.org/a).',
      [text('see '), { kind: 'link', href: 'https://x.org/a', children: [text('https://x.org/a')] }, text(').')],
    ],
    ['`https://x.org/a`', [{ kind: 'link', href: 'https://x.org/a', children: [text('https://x.org/a')] }]],
  ])('reads %j', (source, nodes) => {
    expect(inlineOf(source)).toEqual(nodes);
  });

  it.each([
    'A* and FaSTA* meet',
    'A*STAR',
    'V* Bench * 2',
    '*unmatched to the end',
    'Earn $1 Million',
    'costs $5 or $10',
    '[klein] and [1109,9,14](8,13)',
    '~2x-4x < 3 > 1',
    'a_b_c `',
    '**',
    '[x](',
    'https://',
    '2**3',
    'a ** b',
    '\\" ',
    '\\unknown{x}',
    '\\toString{x}',
  ])('leaves %j as it is', (source) => {
    expect(inlineOf(source)).toEqual([text(source)]);
  });

  it.each([
    ['$3\\times10^{-16}$', '3×10⁻¹⁶'],
    ['$62$--$78\\%$', '62–78%'],
    ['S$^2$R', 'S²R'],
    ['$\\alpha_1$', 'α₁'],
    ['$33{\\to}92\\%$', '33→92%'],
    ['know---a', 'know—a'],
    ['Schr\\"odinger, Fr\\\'{e}chet, S\\~ao', 'Schrödinger, Fréchet, São'],
    ['Summary:** This is **new**.', 'Summary: This is new.'],
    ['**Never closed', 'Never closed'],
  ])('draws %j', (source, drawn) => {
    expect(plainWords(inlineOf(source))).toBe(drawn);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc', 'JaVaScRiPt:x'])(
    'leaves of a link to %s the words',
    (href) => {
      expect(JSON.stringify(inlineOf(`[x](${href})`))).not.toContain('"link"');
    },
  );
});

describe('blocksOf', () => {
  it.each([
    ['It has 1. **A**: a. 2. **B**: b, GPT-5.1 too.', true, ['A: a.', 'B: b, GPT-5.1 too.']],
    ['Points: * **A**: a. * **B**: b.', false, ['A: a.', 'B: b.']],
    ['Steps: (1) Watch. (2) Cut.', true, ['Watch.', 'Cut.']],
  ])('finds the list in %j', (source, ordered, items) => {
    const blocks = source.startsWith('It has') ? blocksOf(source.replace('has', 'has two parts:')) : blocksOf(source);
    expect(blocks).toHaveLength(2);
    const list = blocks[1];
    expect(list?.kind === 'list' && [list.ordered, list.items.map(plainWords)]).toEqual([ordered, items]);
  });

  it.each(['Opus 4. 6 is out. 2. Or not', 'a * b * c', 'In 1. place', 'x'])('finds none in %j', (source) => {
    expect(blocksOf(source).every(({ kind }) => kind === 'paragraph')).toBe(true);
  });
});
