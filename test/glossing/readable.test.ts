import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readable } from '../../lib/glossing/readable.ts';

const shown = (source: string) => readable(source).text;

describe('shows what a reader sees', () => {
  test.each([
    ['gains of $3.2\\times$ in speed', 'gains of 3.2× in speed'],
    ['reaches $62$--$78\\%$', 'reaches 62–78%'],
    ['\\textbf{Repair:} with \\emph{care}', 'Repair: with care'],
    ['from $33{\\to}92\\%$', 'from 33→92%'],
    ['error of $3\\times10^{-16}$', 'error of 3×10^-16'],
    ['a total of $\\sum_\\ell r_\\ell \\in \\nabla$', 'a total of ∑_ℓ r_ℓ ∈ ∇'],
    ['a $90^\\circ$ turn', 'a 90° turn'],
    ['$\\lambda$-convex', 'λ-convex'],
    ['Schr\\"odinger', 'Schrodinger'],
    ['see Table~3, about ~20 of them', 'see Table 3, about ~20 of them'],
    ['costs $5 instead of $9', 'costs $5 instead of $9'],
    ['**bold** and `code`', 'bold and code'],
    ['one\ntwo\n\nthree', 'one two\n three'],
    ['a \\constructor name', 'a name'],
  ])('%s', (source, text) => {
    expect(shown(source)).toBe(text);
  });
});

test('knows where every unit stands in the source', () => {
  const source = 'up to \\textbf{$4.8\\times$} more';
  const { text, at } = readable(source);
  const found = text.indexOf('4.8');
  expect(source.slice(at[found], at[found + 3])).toBe('4.8');
  expect(source[at[text.indexOf('more')] ?? 0]).toBe('m');
});

test('places never run backwards, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('$', '\\', '{', '}', '-', '~', '\n', ' ', 'a', 'times', '2', '^') }),
      (source) => {
        const { text, at, formula } = readable(source);
        expect(at).toHaveLength(text.length + 1);
        expect(formula).toHaveLength(text.length);
        expect(at.at(-1)).toBe(source.length);
        for (let unit = 1; unit < at.length; unit += 1) expect(at[unit]).toBeGreaterThanOrEqual(at[unit - 1] ?? 0);
      },
    ),
  );
});
