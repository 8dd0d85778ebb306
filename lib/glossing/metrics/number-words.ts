import type { Measure, Quantity, Token } from './token.ts';

const NUMBERS: ReadonlyMap<string, number> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, value) => [word, value]),
);
const PARTS: ReadonlyMap<string, number> = new Map([
  ['half', 0.5],
  ['third', 1 / 3],
  ['one-third', 1 / 3],
  ['two-thirds', 2 / 3],
  ['quarter', 0.25],
  ['one-quarter', 0.25],
  ['one-fourth', 0.25],
  ['three-quarters', 0.75],
  ['three-fourths', 0.75],
  ['one-fifth', 0.2],
  ['one-tenth', 0.1],
  ['tenth', 0.1],
  ['fifth', 0.2],
]);
const FOLD = /^([a-z]+)-?fold$/;
const UNITS: readonly (readonly [pattern: RegExp, unit: string, measure: Measure])[] = [
  [/^times$/, 'x', 'times'],
  [/^percent$/, '%', 'percent'],
  [/^points?$/, 'points', 'points'],
  [/^(?:milliseconds?|seconds?|minutes?|hours?|days?|weeks?)$/, '', 'time'],
];

/** Gives the number words that state a quantity theirs: `six-fold`, `five orders of magnitude`, `half the budget`. */
export function withNumberWords(tokens: readonly Token[]): Token[] {
  const found: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) continue;
    const quantity = inOrders(tokens, at, token.quantity) ?? wordQuantity(tokens, at, token);
    const last = quantity === null ? at : at + unitLength(tokens, at, quantity);
    found.push({ ...token, end: tokens[last]?.end ?? token.end, quantity, isWord: token.isWord && quantity === null });
    at = last;
  }
  return found;
}

/** How many tokens after the number are its unit. */
function unitLength(tokens: readonly Token[], at: number, { unit, word }: Quantity): number {
  if (unit === 'orders of magnitude') return tokens[at + 2]?.lower === 'of' ? 3 : 1;
  return word && UNITS.some(([pattern]) => pattern.test(tokens[at + 1]?.lower ?? '')) ? 1 : 0;
}

function wordQuantity(tokens: readonly Token[], at: number, token: Token): Quantity | null {
  const fold = FOLD.exec(token.lower);
  const folds = NUMBERS.get(fold?.[1] ?? '');
  if (fold && folds !== undefined) return quantity(token, folds, 'x', 'times', fold[1]?.length);
  if (token.lower === 'twice' && /^(?:as|the)$/.test(tokens[at + 1]?.lower ?? ''))
    return quantity(token, 2, 'x', 'times');
  const part = PARTS.get(token.lower);
  if (part !== undefined) return isShare(tokens, at) ? quantity(token, part, 'x', 'times') : null;
  const value = NUMBERS.get(token.lower) ?? (isOrders(tokens, at + 1) && /^an?$/.test(token.lower) ? 1 : undefined);
  if (value === undefined) return null;
  if (isOrders(tokens, at + 1)) return quantity(token, value, 'orders of magnitude', 'times');
  const next = tokens[at + 1]?.lower ?? '';
  const unit = UNITS.find(([pattern]) => pattern.test(next));
  return unit ? quantity(token, value, unit[1] || next, unit[2]) : null;
}

function quantity(token: Token, value: number, unit: string, measure: Measure, length = token.text.length): Quantity {
  return {
    value,
    high: null,
    highSpan: null,
    unit,
    measure,
    decimals: 0,
    span: [token.start, token.start + length],
    signed: false,
    word: true,
  };
}

/** `half the budget`, `a third of the tokens`, `by half`; not `the first half`, `half-precision`. */
function isShare(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.lower ?? '';
  const next = tokens[at + 1]?.lower ?? '';
  if (/^(?:first|second|other|last|lower|upper|top|bottom|in|into|the|one)$/.test(before)) return false;
  if (before === 'by' && !/^[a-z]/.test(next)) return true;
  if (tokens[at]?.lower === 'half' && /^(?:the|as|that)$/.test(next)) return true;
  return next === 'of' || next === 'the';
}

function isOrders(tokens: readonly Token[], at: number): boolean {
  return /^orders?$/.test(tokens[at]?.lower ?? '');
}

/** `3 orders of magnitude`, in digits. */
function inOrders(tokens: readonly Token[], at: number, quantity: Quantity | null): Quantity | null {
  if (quantity?.measure !== 'none' || !isOrders(tokens, at + 1)) return quantity;
  return { ...quantity, unit: 'orders of magnitude', measure: 'times' };
}
