import fc from 'fast-check';
import { type PaperId, parseArxivId } from '../../../lib/core/arxiv-id.ts';
import { type PortablePaper, sortedTags } from '../../../lib/library/portable.ts';
import { STATUS_NAMES } from '../../../lib/library/saved.ts';

/** The id a text names; for tests, which know that it does. */
export function paperId(text: string): PaperId {
  const ref = parseArxivId(text);
  if (!ref) throw new Error(`${text} is no arXiv id`);
  return ref.id;
}

const month = fc.integer({ min: 1, max: 12 }).map((value) => String(value).padStart(2, '0'));

export const arbitraryId: fc.Arbitrary<PaperId> = fc
  .oneof(
    fc
      .tuple(fc.integer({ min: 15, max: 40 }), month, fc.integer({ min: 0, max: 99_999 }))
      .map(([year, at, number]) => `${year}${at}.${String(number).padStart(5, '0')}`),
    fc
      .tuple(fc.constantFrom('hep-th', 'math', 'solv-int', 'cs'), month, fc.integer({ min: 0, max: 999 }))
      .map(([archive, at, number]) => `${archive}/99${at}${String(number).padStart(3, '0')}`),
  )
  .map(paperId);

/** What breaks writers: syntax of every format, formulas, markup, controls, halves of characters. */
const HOSTILE = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '\0=1',
  "'",
  "'=1",
  '"',
  '""',
  ',',
  ';',
  '\\',
  '\\\\',
  '{',
  '}',
  '}{',
  '{{',
  '}\n}\n@misc{x,',
  '\n@misc(x, ',
  '\\input{/etc/passwd}',
  '\\write18{ls}',
  '$',
  '$x_1$',
  '$\\alpha$',
  '$\\input{x}$',
  '$5 and $6',
  '%',
  '#',
  '&',
  '_',
  '~',
  '^',
  '--',
  '``',
  "''",
  '\\"o',
  "{\\'e}",
  'é',
  'ß',
  'Ł',
  'e\u0301',
  'ı',
  ' and ',
  'and',
  ',',
  ', Jr.',
  'van der ',
  'ER  - ',
  '\nER  - \n',
  '\nTY  - JOUR',
  'TY  -',
  '\r\n',
  '\r',
  '\n\n',
  '\n  \n',
  '    ',
  '\t',
  ' ',
  '---',
  '\n---\n',
  '```',
  '\n```\n',
  '- [ ] ',
  '[x](y)',
  '](',
  '[',
  ']',
  '#tag',
  '::',
  'note::',
  '\n  - note::\n',
  '<b>',
  '<!--',
  '-->',
  '|',
  '&amp;',
  '\u202e',
  '\u200b',
  '\ufeff',
  '\u2028',
  '\u0085',
  '\ud800',
  '\udc00',
  '😀',
  '字',
  '\0',
  '\u0007',
  '__proto__',
  'constructor',
  'https://arxiv.org/abs/2507.06203',
  'arXiv:2507.06203',
  '2507.06203',
  '*',
  '`',
  '!',
  '(',
  ')',
  '/',
  ':',
  '?',
];

/** Text of words, white space and whatever breaks writers. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ maxLength: 8, unit: 'binary' }), fc.lorem({ maxCount: 2 })),
    {
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(''));

const whole = (min: number, max: number) => fc.option(fc.integer({ min, max }));
const time = fc.integer({ min: 0, max: 4e12 });

export const arbitraryPaper: fc.Arbitrary<PortablePaper> = fc.record({
  id: arbitraryId,
  title: hostileText,
  authors: fc.array(fc.oneof(hostileText, fc.constantFrom('Ada Lovelace', 'Ludwig van Beethoven', 'OpenAI')), {
    maxLength: 4,
  }),
  published: fc.option(
    fc
      .date({ min: new Date('1991-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
  ),
  categories: fc.uniqueArray(fc.constantFrom('cs.CL', 'cs.LG', 'hep-th', 'math.GR', 'cond-mat.mtrl-sci'), {
    maxLength: 3,
  }),
  status: fc.constantFrom(...STATUS_NAMES),
  tags: fc.array(fc.oneof(hostileText, fc.constantFrom('nlp', 'to cite', 'a/b')), { maxLength: 4 }).map(sortedTags),
  note: hostileText,
  rating: whole(1, 5),
  version: whole(1, 9999),
  added: time,
  updated: time,
});

/** A library: papers of distinct ids. */
export const arbitraryPapers: fc.Arbitrary<PortablePaper[]> = fc.uniqueArray(arbitraryPaper, {
  selector: ({ id }) => id,
  maxLength: 5,
});
