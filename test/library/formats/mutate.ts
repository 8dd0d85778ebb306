import fc from 'fast-check';
import { hostileText } from './arbitrary-papers.ts';

/** Pieces of every format, in no order. */
export const hostileDocument: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      hostileText,
      fc.constantFrom(
        '{"__proto__": {"polluted": 1}}',
        '{"constructor": {"prototype": {"polluted": 1}}}',
        '@misc{__proto__, eprint = {2507.06203}, __proto__ = {x}}',
        '@string{__proto__ = "x"}',
        'TY  - GEN\nUR  - https://arxiv.org/abs/2507.06203\nDA  - NaN\n',
        'id,title,__proto__\n2507.06203,x,y\n',
        '- [ ] [x](https://arxiv.org/abs/2507.06203)\n  - added:: NaN\n',
        '[[[[',
        '((((',
        '{{{{',
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join('\n'));

type Change = (text: string, at: number, to: number, piece: string) => string;

const CHANGES: readonly Change[] = [
  (text, at, to) => text.slice(0, at) + text.slice(to),
  (text, at, _to, piece) => text.slice(0, at) + piece + text.slice(at),
  (text, at, to, piece) => text.slice(0, at) + piece + text.slice(to),
  (text, at, to) => text.slice(0, to) + text.slice(at),
  (text, at) => text.slice(0, at),
  (text, at) => text.slice(at),
  (text, at, to) => text.slice(to) + text.slice(at, to) + text.slice(0, at),
];

const step = fc.tuple(fc.constantFrom(...CHANGES), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(40), hostileText);

/** The text after some changes: parts cut out, put in, doubled, moved, the end torn off. */
export function mutated(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(texts, fc.array(step, { minLength: 1, maxLength: 6 })).map(([text, steps]) =>
    steps.reduce((now, [change, place, length, piece]) => {
      const at = Math.floor(place * now.length);
      return change(now, at, Math.min(now.length, at + length), piece);
    }, text),
  );
}
