import { drawFormula } from './draw-formula.ts';

/**
 * A formula in a text, with what stands in it. As Pandoc tells formulas from money: no blank just inside either dollar, no
 * digit after the second. None of an abstract is longer.
 */
const FORMULA =
  /\\\((.{1,300}?)\\\)|\\\[(.{1,300}?)\\\]|\$\$([^$]{1,300})\$\$|\$(?![\s$])([^$]{1,300})(?<!\s)\$(?!\d)/gs;

/**
 * A text with its formulas drawn in Unicode. Linear in its length.
 * @param plain what makes readable the text between formulas
 */
export function drawText(text: string, plain: (text: string) => string = (same) => same): string {
  let drawn = '';
  let from = 0;
  for (const match of text.matchAll(FORMULA)) {
    drawn += plain(text.slice(from, match.index));
    drawn += drawFormula(match[1] ?? match[2] ?? match[3] ?? match[4] ?? '');
    from = match.index + match[0].length;
  }
  return drawn + plain(text.slice(from));
}
