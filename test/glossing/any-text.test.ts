import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { glossText } from '../../lib/glossing/index.ts';
import { HOSTILE, hostileText } from '../../scripts/measure/glossing/hostile.ts';

const FORMS = fc.constantFrom('summary' as const, 'abstract' as const);
/** Text in which results are likely, with all that makes reading them hard. */
const PIECES = fc.constantFrom(
  'It reaches 91.2% accuracy on ListBench. ',
  'up to 3x faster than MergeFox (4.1 vs. 5.2), ',
  'from 12% to 15% and 2–4 points ',
  '$3.2\\times$ ',
  '\\textbf{$4.75 \\times 10^{-7}$} ',
  '{',
  '}',
  '$',
  '**63-66%** of tasks. ',
  'half the memory ',
  'ii) ',
  '“',
  '(',
  ')',
  '\n\n',
  '~2.7 × 10³-fold ',
  'e.g. ',
  '😀',
  '0.1.2.3 ',
);
const TEXTS = fc.oneof(
  fc.array(PIECES).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary' }),
);

describe('whatever the text', () => {
  test('a sentence is a part of it, and stands where it says', () => {
    fc.assert(
      fc.property(TEXTS, FORMS, (text, form) => {
        for (const { text: own, span } of glossText(text, { form }).sentences) expect(text.slice(...span)).toBe(own);
      }),
    );
  });

  test('a value is read from its place, inside the sentence that states it', () => {
    fc.assert(
      fc.property(TEXTS, FORMS, (text, form) => {
        for (const { value, valueHigh, quote, span, highSpan } of glossText(text, { form }).metrics) {
          expect(Number.isFinite(value)).toBe(true);
          expect(text).toContain(quote);
          expect(quote).toContain(text.slice(...span));
          expect(text.slice(...span)).toMatch(/\d|^(?:zero|one|two|half|six|third)/i);
          expect(highSpan === null).toBe(valueHigh === null);
        }
      }),
    );
  });

  test('a doubt is about words of it', () => {
    fc.assert(
      fc.property(TEXTS, FORMS, (text, form) => {
        for (const { says, span, quote } of glossText(text, { form }).doubts) {
          expect(text.slice(...span)).toBe(says);
          expect(quote).toContain(says);
        }
      }),
    );
  });
});

/** Work that grows with the square of the length would take minutes here. */
test.each(Object.entries(HOSTILE))('reads 150,000 units of %s', (_, piece) => {
  const text = hostileText(piece, 150_000);
  expect(glossText(text, { form: 'summary' }).sentences.at(-1)?.span[1] ?? 0).toBeLessThanOrEqual(text.length);
});
