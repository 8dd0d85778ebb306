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

/** No formula of an abstract is longer; a dollar without a partner in reach is money. */
const LONGEST_FORMULA = 300;

/** Makes text readable, in one pass: `$3.2\times$` gives `3.2×`, `\textbf{Repair:}` gives `Repair:`, `--` a dash. */
export function readable(source: string): Readable {
  return new Reader(source).read();
}

class Reader {
  private readonly source: string;
  private readonly units: string[] = [];
  private readonly at: number[] = [];
  private readonly formula: number[] = [];
  /** Where the formula that is being read ends; -1 outside. */
  private formulaEnd = -1;

  constructor(source: string) {
    this.source = source;
  }

  read(): Readable {
    let at = 0;
    while (at < this.source.length) at = this.step(at);
    return {
      source: this.source,
      text: this.units.join(''),
      at: Uint32Array.from([...this.at, this.source.length]),
      formula: Uint8Array.from(this.formula),
    };
  }

  /** Reads what begins at `at`; gives where the next begins. */
  private step(at: number): number {
    const unit = this.source[at] ?? '';
    const next = this.source[at + 1] ?? '';
    if (unit === '\\') return this.command(at);
    if (unit === '$') return this.dollar(at, next);
    if (unit === '{' || unit === '}' || unit === '`') return at + 1;
    if (unit === '*' && next === '*') return at + 2;
    if (unit === '^' && /^\{?\\circ/.test(this.source.slice(at + 1, at + 8))) return at + 1;
    if (unit === '-' && next === '-') return this.dash(at);
    if (unit === '~') return this.put(/[\p{L}.]/u.test(this.source[at - 1] ?? ' ') ? ' ' : '~', at, at + 1);
    if (unit === '\n' || unit === '\t' || unit === '\r' || unit === '\u00a0') return this.blank(at);
    return this.put(unit, at, at + 1);
  }

  private put(text: string, at: number, next: number): number {
    for (const unit of text.split('')) {
      this.units.push(unit);
      this.at.push(at);
      this.formula.push(this.formulaEnd >= 0 ? 1 : 0);
    }
    return next;
  }

  /** An empty line stays a break; any other white space is a blank. */
  private blank(at: number): number {
    const broken = this.source[at] === '\n' && this.source[at + 1] === '\n';
    return this.put(broken ? '\n' : ' ', at, at + 1);
  }

  private dash(at: number): number {
    const long = this.source[at + 2] === '-';
    return this.put(long ? '—' : '–', at, at + (long ? 3 : 2));
  }

  private dollar(at: number, next: string): number {
    if (at === this.formulaEnd) {
      this.formulaEnd = -1;
      return at + (next === '$' ? 2 : 1);
    }
    if (this.formulaEnd < 0) {
      const start = next === '$' ? at + 1 : at;
      const end = this.closingDollar(start);
      if (end < 0) return this.put('$', at, at + 1);
      this.formulaEnd = end;
      return start + 1;
    }
    return at + 1;
  }

  /** As Pandoc tells formulas from money: no blank just inside either dollar, no digit after the second. */
  private closingDollar(open: number): number {
    if (/^[\s$]?$/.test(this.source[open + 1] ?? '')) return -1;
    const end = this.source.slice(open + 1, open + 1 + LONGEST_FORMULA).indexOf('$');
    if (end < 0) return -1;
    const close = open + 1 + end;
    const blank = /\s/.test(this.source[close - 1] ?? '') && this.source[close - 2] !== '\\';
    return blank || /\d/.test(this.source[close + 1] ?? '') ? -1 : close;
  }

  private command(at: number): number {
    const next = this.source[at + 1] ?? '';
    if (!/[a-zA-Z]/.test(next)) return this.escape(at, next);
    let end = at + 1;
    while (end < at + 30 && /[a-zA-Z]/.test(this.source[end] ?? '')) end += 1;
    const name = this.source.slice(at + 1, end);
    const drawn = COMMANDS.get(name);
    if (drawn === undefined) return this.source[end] === ' ' && this.source[end + 1] !== ' ' ? end + 1 : end;
    return this.put(drawn, at, end);
  }

  /** `\%` is a per cent sign, `\,` a small blank, `\"o` an o. */
  private escape(at: number, next: string): number {
    if (/[%$&#_{}|*]/.test(next)) return this.put(next, at, at + 2);
    if (/["'`^~=.!()[\]]/.test(next)) return at + 2;
    if (/[,;: \\]/.test(next)) return this.put(' ', at, at + 2);
    return this.put('\\', at, at + 1);
  }
}
