import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawFormula } from '../../../lib/core/tex/draw-formula.ts';
import { drawText } from '../../../lib/core/tex/draw-text.ts';

describe('a formula', () => {
  test.each([
    ['3\\times10^{-16}', '3×10⁻¹⁶'],
    ['x_i^2', 'xᵢ²'],
    ['\\alpha_1', 'α₁'],
    ['W \\in \\mathbb{R}^{d \\times k}', 'W ∈ ℝ^(d × k)'],
    ['\\|\\nabla_A L\\|_F', '‖∇_A L‖_F'],
    ['R = \\sum_\\ell r_\\ell', 'R = ∑_ℓ r_ℓ'],
    ['r \\ll \\min(d, k)', 'r ≪ min(d, k)'],
    ['\\frac{a+b}{2}', '(a+b)/2'],
    ['\\frac12', '1/2'],
    ['\\sqrt{n}', '√n'],
    ['\\sqrt[3]{n+1}', '³√(n+1)'],
    ['\\mathcal{O}(n \\log n)', 'O(n log n)'],
    ['A^\\top A', 'Aᵀ A'],
    ['90^\\circ', '90°'],
    ['\\hat{x}', 'x̂'],
    ["f'", 'f′'],
    ['\\left. x \\right|', 'x |'],
    ['\\text{softmax}(z)', 'softmax(z)'],
    ['33{\\to}92\\%', '33→92%'],
    ['\\textbf{DSGNAR}', 'DSGNAR'],
    ['\\mathbb{E}[X]', '𝔼[X]'],
    ['\\begin{matrix}a & b\\end{matrix}', 'a b'],
  ])('%s is drawn %s', (tex, drawn) => expect(drawFormula(tex)).toBe(drawn));

  test('keeps a command that it does not know', () => expect(drawFormula('\\foo{x}+1')).toBe('\\foox+1'));

  test('is drawn whatever it is, and no letter of it is lost', () => {
    const pieces = fc.constantFrom(
      '\\',
      '{',
      '}',
      '^',
      '_',
      '$',
      '\\frac',
      '\\sqrt',
      '[',
      ']',
      'a',
      '7',
      ' ',
      '\\hat',
      '\\left',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 200 }), (parts) => {
        const drawn = drawFormula(parts.join(''));
        expect(drawn.split('7').length + drawn.split('⁷').length + drawn.split('₇').length).toBe(
          parts.filter((part) => part === '7').length + 3,
        );
      }),
      { numRuns: 2000 },
    );
  });

  test('may nest a hundred thousand deep', () => {
    for (const piece of ['{', '^', '\\frac', '\\sqrt{', 'x_{'])
      expect(drawFormula(piece.repeat(100_000))).toBeTypeOf('string');
  });
});

describe('a text', () => {
  test.each([
    ['a rank of $r_\\ell$ and $5', 'a rank of r_ℓ and $5'],
    ['costs $5 or $10', 'costs $5 or $10'],
    ['by \\(2\\times\\) or \\[x^2\\]', 'by 2× or x²'],
    ['$$E=mc^2$$ holds', 'E=mc² holds'],
  ])('%s has its formulas drawn', (text, drawn) => expect(drawText(text)).toBe(drawn));
});
