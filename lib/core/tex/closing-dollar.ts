/** None of an abstract is longer; a dollar without a partner in reach is money. */
const FORMULA = /\$(?!\s)[^$]{1,300}(?<!(?<!\\)\s)\$(?!\d)/y;

/**
 * Where the formula ends that a dollar opens; -1 where it opens none. As Pandoc tells formulas from money: no blank just
 * inside either dollar, no digit after the second.
 */
export function closingDollar(text: string, open: number): number {
  FORMULA.lastIndex = open;
  return FORMULA.test(text) ? FORMULA.lastIndex - 1 : -1;
}
