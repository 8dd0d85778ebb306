/** No formula of an abstract is longer; a dollar without a partner in reach is money. */
const LONGEST = 300;

/**
 * Where the formula ends that a dollar opens; -1 where it opens none. As Pandoc tells formulas from money: no blank just
 * inside either dollar, no digit after the second.
 */
export function closingDollar(text: string, open: number): number {
  if (/^[\s$]?$/.test(text[open + 1] ?? '')) return -1;
  const end = text.slice(open + 1, open + 1 + LONGEST).indexOf('$');
  if (end < 0) return -1;
  const close = open + 1 + end;
  const blank = /\s/.test(text[close - 1] ?? '') && text[close - 2] !== '\\';
  return blank || /\d/.test(text[close + 1] ?? '') ? -1 : close;
}
