import { closingDollar } from '../core/tex/closing-dollar.ts';
import { COMMANDS } from './latex.ts';

/** Text as a reader sees it: LaTeX and Markdown marks gone, every unit with its place in the source. */
export interface Readable {
  readonly source: string;
  readonly text: string;
  /** Where each UTF-16 unit of `text` stands in the source; one more for the end. */
  readonly at: Uint32Array;
  /** 1 for the units of a formula, which nothing may cut. */
  readonly formula: Uint8Array;
}

/** Makes text readable, in one pass: `$3.2\times$` gives `3.2×`, `\textbf{Repair:}` gives `Repair:`, `--` a dash. */
export function readable(source: string): Readable {
  const units: string[] = [];
  const places: number[] = [];
  const formula: number[] = [];
  /** Where the formula that is being read ends; -1 outside. */
  let formulaEnd = -1;
  for (let at = 0; at < source.length; ) at = step(at);
  return {
    source,
    text: units.join(''),
    at: Uint32Array.from([...places, source.length]),
    formula: Uint8Array.from(formula),
  };

  /** Reads what begins at `at`; gives where the next begins. */
  function step(at: number): number {
    const unit = source[at] ?? '';
    const next = source[at + 1] ?? '';
    if (unit === '\\') return command(at);
    if (unit === '$') return dollar(at, next);
    if (unit === '{' || unit === '}' || unit === '`') return at + 1;
    if (unit === '*' && next === '*') return at + 2;
    if (unit === '^' && /^\{?\\circ/.test(source.slice(at + 1, at + 8))) return at + 1;
    if (unit === '-' && next === '-') return dash(at);
    if (unit === '~') return put(/[\p{L}.]/u.test(source[at - 1] ?? ' ') ? ' ' : '~', at, at + 1);
    if (unit === '\n' || unit === '\t' || unit === '\r' || unit === '\u00a0') return blank(at);
    return put(unit, at, at + 1);
  }

  function put(text: string, at: number, next: number): number {
    for (const unit of text.split('')) {
      units.push(unit);
      places.push(at);
      formula.push(formulaEnd >= 0 ? 1 : 0);
    }
    return next;
  }

  /** An empty line stays a break; any other white space is a blank. */
  function blank(at: number): number {
    const broken = source[at] === '\n' && source[at + 1] === '\n';
    return put(broken ? '\n' : ' ', at, at + 1);
  }

  function dash(at: number): number {
    const long = source[at + 2] === '-';
    return put(long ? '—' : '–', at, at + (long ? 3 : 2));
  }

  function dollar(at: number, next: string): number {
    if (at === formulaEnd) {
      formulaEnd = -1;
      return at + (next === '$' ? 2 : 1);
    }
    if (formulaEnd < 0) {
      const start = next === '$' ? at + 1 : at;
      const end = closingDollar(source, start);
      if (end < 0) return put('$', at, at + 1);
      formulaEnd = end;
      return start + 1;
    }
    return at + 1;
  }

  function command(at: number): number {
    const next = source[at + 1] ?? '';
    if (!/[a-zA-Z]/.test(next)) return escaped(at, next);
    let end = at + 1;
    while (end < at + 30 && /[a-zA-Z]/.test(source[end] ?? '')) end += 1;
    const name = source.slice(at + 1, end);
    const drawn = COMMANDS.get(name);
    if (drawn === undefined) return source[end] === ' ' && source[end + 1] !== ' ' ? end + 1 : end;
    return put(drawn, at, end);
  }

  /** `\%` is a per cent sign, `\,` a small blank, `\"o` an o. */
  function escaped(at: number, next: string): number {
    if (/[%$&#_{}|*]/.test(next)) return put(next, at, at + 2);
    if (/["'`^~=.!()[\]]/.test(next)) return at + 2;
    if (/[,;: \\]/.test(next)) return put(' ', at, at + 2);
    return put('\\', at, at + 1);
  }
}
