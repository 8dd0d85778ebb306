import { closingDollar } from './closing-dollar.ts';
import { drawFormula } from './draw-formula.ts';

/** A formula between brackets or two dollars, with what stands in it; or one dollar. None of an abstract is longer. */
const FORMULA = /\\\((.{1,300}?)\\\)|\\\[(.{1,300}?)\\\]|\$\$([^$]{1,300})\$\$|\$/gs;

/**
 * A text with its formulas drawn in Unicode. Linear in its length.
 * @param plain what makes readable the text between formulas
 */
export function drawText(text: string, plain: (text: string) => string = (same) => same): string {
  let drawn = '';
  let from = 0;
  for (const { 0: whole, 1: round, 2: square, 3: double, index } of text.matchAll(FORMULA)) {
    const close = whole === '$' ? closingDollar(text, index) : -1;
    if (index < from || (whole === '$' && close < 0)) continue;
    drawn += plain(text.slice(from, index));
    drawn += drawFormula(round ?? square ?? double ?? text.slice(index + 1, close));
    from = close < 0 ? index + whole.length : close + 1;
  }
  return drawn + plain(text.slice(from));
}
