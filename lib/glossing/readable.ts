import { closingDollar } from '../core/tex/closing-dollar.ts';
import { SIGNS } from '../core/tex/signs.ts';

/** Text as a reader sees it: LaTeX and Markdown marks gone, every unit with its place in the source. */
export interface Readable {
  readonly source: string;
  readonly text: string;
  /** Where each UTF-16 unit of `text` stands in the source; one more for the end. */
  readonly at: readonly number[];
  /** 1 for the units of a formula, which nothing may cut. */
  readonly formula: readonly number[];
}

/** A command, an escaped sign, what is a blank, what is not shown; then dollars, dashes, breaks and plain text. */
const PIECE =
  /\\([a-zA-Z]{1,30})( ?)|\\([%$&#_{}|*])|(\\[,;: \\]|(?<=[\p{L}.])~|(?!\n\n)\s)|(\\["'`^~=.!()[\]]|\*\*|[{}`]|\^(?=\{?\\circ))|\$\$?|---?|[^\\*{}`^$~\s-]+|[\s\S]/gu;

/** Makes text readable, in one pass: `$3.2\times$` gives `3.2×`, `\textbf{Repair:}` gives `Repair:`, `--` a dash. */
export function readable(source: string): Readable {
  let text = '';
  const at: number[] = [];
  const formula: number[] = [];
  let formulaEnd = -1;
  for (const match of source.matchAll(PIECE)) {
    const { 0: piece, index } = match;
    const dollar = piece[0] === '$';
    if (dollar && index > formulaEnd) formulaEnd = closingDollar(source, index + piece.length - 1);
    const drawn = dollar && formulaEnd >= 0 ? '' : shown(match);
    text += drawn;
    for (let unit = 0; unit < drawn.length; unit += 1) {
      at.push(index + unit);
      formula.push(Number(index < formulaEnd));
    }
  }
  return { source, text, at: [...at, source.length], formula };
}

/** A piece as a reader sees it; a command that is no sign goes, and what it applies to stays. */
function shown({ 0: piece, 1: command, 2: after, 3: escaped, 4: blank, 5: hidden }: RegExpExecArray): string {
  const sign = SIGNS.get(command ?? '');
  if (command) return sign ? sign + after : '';
  if (blank) return ' ';
  return hidden ? '' : (escaped ?? (piece === '--' ? '–' : piece === '---' ? '—' : piece));
}
