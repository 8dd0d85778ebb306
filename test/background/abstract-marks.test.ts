import fc from 'fast-check';
import { expect, test } from 'vitest';
import { abstractMarks } from '../../entrypoints/background/abstract-marks.ts';

/** As arXiv lays abstracts out: a heading that is not part of it, two blanks, a line break every 79 characters. */
const PAGE = `
            Folding cloth is hard for robots because fabric
hides its own edges. We present FoldNet, a policy that folds shirts.  On
ClothBench it reaches 91.3% success, compared with
84.2% for FlowFold, and runs $3.2\\times$ faster.

    `;

test('finds sentences and numbers where the page has them', () => {
  const { sentences, numbers } = abstractMarks(PAGE);
  expect(sentences.map(({ role, span }) => [role, PAGE.slice(...span).replace(/\s+/g, ' ')])).toEqual([
    ['background', 'Folding cloth is hard for robots because fabric hides its own edges.'],
    [expect.stringMatching(/objective|method/), 'We present FoldNet, a policy that folds shirts.'],
    ['results', expect.stringMatching(/^On ClothBench it .* \$3\.2\\times\$ faster\.$/)],
  ]);
  expect(numbers.map((span) => PAGE.slice(...span))).toEqual(['91.3%', expect.stringContaining('3.2')]);
});

test('marks nothing that is not there, in any text however it is laid out', () => {
  const word = fc.constantFrom(
    'We',
    'fold',
    '91.3%',
    '$x$',
    'cloth.',
    'On',
    'MNLI',
    'it',
    'reaches',
    '(ours)',
    '\n',
    '   ',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), (words) => {
      const text = words.join(' ');
      const { sentences, numbers } = abstractMarks(text);
      let end = 0;
      for (const { span } of sentences) {
        expect(span[0]).toBeGreaterThanOrEqual(end);
        expect(text.slice(...span)).toMatch(/^\S/);
        expect(text.slice(...span)).toMatch(/\S$/);
        end = span[1];
      }
      for (const span of numbers) expect(text.slice(...span)).toMatch(/\d/);
      expect(end).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 500 },
  );
});
