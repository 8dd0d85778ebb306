import type { Measure, Quantity, Token } from './token.ts';

const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const PARTS: ReadonlyMap<string, number> = new Map([
  ['half', 0.5],
  ['third', 1 / 3],
  ['one-third', 1 / 3],
  ['two-thirds', 2 / 3],
  ['quarter', 0.25],
  ['one-quarter', 0.25],
  ['three-quarters', 0.75],
]);
const UNIT = /^(?:(times)|(percent)|(points?)|((?:milli)?seconds?|minutes?|hours?|days?))$/;

export function isNumberWord(word: string): boolean {
  return NUMBERS.includes(word);
}

/** What a word states, with the number of tokens behind it that are its unit; null for most. */
export function wordQuantity(tokens: readonly Token[], at: number): { quantity: Quantity; unitTokens: number } | null {
  const word = (step: number) => tokens[at + step]?.lower ?? '';
  const token = tokens[at];
  if (!token) return null;
  const told = (
    value: number,
    unit: string,
    measure: Measure,
    unitTokens: number,
    length = token.end - token.start,
  ) => ({
    quantity: {
      value,
      unit,
      measure,
      decimals: 0,
      signed: false,
      high: null,
      span: [token.start, token.start + length] as const,
    },
    unitTokens,
  });
  const orders = /^orders?$/.test(word(1));
  const plain =
    token.quantity?.measure === 'none'
      ? token.quantity.value
      : word(0) === 'an' && orders
        ? 1
        : NUMBERS.indexOf(word(0));
  if (orders && plain >= 0) return told(plain, 'orders of magnitude', 'times', word(2) === 'of' ? 3 : 1);
  if (token.quantity) return null;
  const fold = /^([a-z]+)-?fold$/.exec(word(0))?.[1] ?? '';
  if (NUMBERS.indexOf(fold) > 0) return told(NUMBERS.indexOf(fold), 'x', 'times', 0, fold.length);
  if (word(0) === 'twice' && /^(?:as|the)$/.test(word(1))) return told(2, 'x', 'times', 0);
  const part = PARTS.get(word(0));
  if (part !== undefined) return isShare(word) ? told(part, 'x', 'times', 0) : null;
  const unit = plain < 0 ? null : UNIT.exec(word(1));
  if (!unit) return null;
  const measure = unit[1] ? 'times' : unit[2] ? 'percent' : unit[3] ? 'points' : 'time';
  return told(plain, unit[1] ? 'x' : unit[2] ? '%' : word(1), measure, 1);
}

/** `half the budget`, `a third of the tokens`, `by half`; not `the first half`. */
function isShare(word: (step: number) => string): boolean {
  if (/^(?:first|second|other|last|lower|upper|top|bottom|in|into|the|one)$/.test(word(-1))) return false;
  return /^(?:of|the|as|that)$/.test(word(1)) || (word(-1) === 'by' && !/^[a-z]/.test(word(1)));
}
