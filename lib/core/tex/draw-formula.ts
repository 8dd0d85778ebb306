import { DOUBLE_STRUCK, FORMULA_SIGNS, FUNCTION_NAMES, LOWERED, MARKS, RAISED } from './formula-signs.ts';

/** Groups in groups beyond this are set as they are written. */
const DEEPEST = 20;

/** Control words that say how their argument looks, or how large something is; it stays, they go. */
const LOOKS = new Set(
  `text textbf textit textrm texttt textsf textsc emph mbox mathrm mathbf mathit mathsf mathtt mathcal mathscr mathfrak
  boldsymbol bm pmb operatorname rm bf it displaystyle textstyle scriptstyle limits nolimits left right middle big Big
  bigg Bigg bigl bigr Bigl Bigr biggl biggr mathop mathrel mathbin mathopen mathclose underline underbrace overbrace
  ensuremath xspace`.split(/\s+/),
);

/** Control symbols and words that are a blank, or nothing. */
const BLANKS = new Map([
  ...[',', ';', ':', ' ', '\\', 'quad', 'qquad', 'enspace'].map((name) => [name, ' '] as const),
  ['!', ''],
  ['/', ''],
]);

/** Control words with two arguments, by how these are set. */
const OF_TWO: ReadonlyMap<string, (one: string, two: string) => string> = new Map([
  ...['frac', 'dfrac', 'tfrac', 'nicefrac', 'sfrac'].map(
    (name) => [name, (one: string, two: string) => `${grouped(one)}/${grouped(two)}`] as const,
  ),
  ['binom', (one: string, two: string) => `(${one} choose ${two})`],
  ['stackrel', (_: string, two: string) => two],
  ['overset', (_: string, two: string) => two],
  ['underset', (_: string, two: string) => two],
]);

/**
 * A formula of TeX, without its dollars, as Unicode draws it on one line: `10^{-16}` gives `10⁻¹⁶`, `\frac{a+b}{2}` gives
 * `(a+b)/2`. What has no sign stays as it is written. Never throws; linear in the length.
 */
export function drawFormula(tex: string): string {
  return new Drawing(tex).draw().replace(/\s+/g, ' ').trim();
}

class Drawing {
  private readonly tex: string;
  private at = 0;
  private depth = 0;

  constructor(tex: string) {
    this.tex = tex;
  }

  draw(): string {
    let drawn = '';
    while (this.at < this.tex.length) drawn += this.tex[this.at] === '}' ? this.skip() : this.atom();
    return drawn;
  }

  private skip(): string {
    this.at += 1;
    return '';
  }

  /** One sign, one group, or one control word with its arguments. */
  private atom(): string {
    const unit = String.fromCodePoint(this.tex.codePointAt(this.at) ?? 0);
    if (unit === '\\') return this.control();
    this.at += unit.length;
    if (unit === '{') return this.group();
    if (unit === '^') return script('^', this.argument(), RAISED);
    if (unit === '_') return script('_', this.argument(), LOWERED);
    if (unit === "'") return '′';
    return unit === '~' || unit === '&' ? ' ' : unit;
  }

  /** What stands up to the closing brace; the opening one was read. */
  private group(): string {
    if (this.depth >= DEEPEST) return '{';
    this.depth += 1;
    let drawn = '';
    while (this.at < this.tex.length && this.tex[this.at] !== '}') drawn += this.atom();
    this.at += 1;
    this.depth -= 1;
    return drawn;
  }

  /** The next atom, blanks before it left out; empty where none is. */
  private argument(): string {
    while (/\s/.test(this.tex[this.at] ?? '')) this.at += 1;
    if (this.at >= this.tex.length || this.tex[this.at] === '}' || this.depth >= DEEPEST) return '';
    this.depth += 1;
    const drawn = this.atom().trim();
    this.depth -= 1;
    return drawn;
  }

  private control(): string {
    const name = controlName(this.tex, this.at + 1);
    this.at += 1 + name.length;
    const blank = BLANKS.get(name);
    if (blank !== undefined) return blank;
    if (LOOKS.has(name)) return this.look(name);
    if (name === 'begin' || name === 'end') return this.argument() && ' ';
    const of = OF_TWO.get(name);
    if (of) return of(this.argument(), this.argument());
    if (name === 'sqrt') return this.root();
    if (name === 'mathbb' || name === 'mathds') return [...this.argument()].map(doubleStruck).join('');
    const mark = MARKS.get(name);
    if (mark) return marked(this.argument(), mark);
    if (FUNCTION_NAMES.has(name)) return name;
    if (name === '|') return '‖';
    return FORMULA_SIGNS.get(name) ?? (/^[a-zA-Z]/.test(name) ? `\\${name}` : name);
  }

  /** `\left.` is a bracket that is not drawn; the blank after a name of a look only ends it. */
  private look(name: string): string {
    if ((name === 'left' || name === 'right') && this.tex[this.at] === '.') this.at += 1;
    while (this.tex[this.at] === ' ') this.at += 1;
    return '';
  }

  private root(): string {
    let degree = '';
    if (this.tex[this.at] === '[') {
      const end = this.tex.indexOf(']', this.at);
      if (end > 0 && end - this.at < 10) {
        degree = script('^', this.tex.slice(this.at + 1, end), RAISED);
        this.at = end + 1;
      }
    }
    return `${degree}√${grouped(this.argument())}`;
  }
}

/** The letters of a control word, or the one sign of a control symbol. */
function controlName(tex: string, from: number): string {
  let end = from;
  while (end < from + 30 && /[a-zA-Z]/.test(tex[end] ?? '')) end += 1;
  return tex.slice(from, Math.max(end, from + 1));
}

function script(mark: string, text: string, signs: ReadonlyMap<string, string>): string {
  const units = [...text];
  if (units.every((unit) => signs.has(unit))) return units.map((unit) => signs.get(unit)).join('');
  return units.length === 1 ? mark + text : `${mark}(${text})`;
}

/** In brackets where it would not hold together without. */
function grouped(text: string): string {
  return /^[\p{L}\p{N}\p{M}.]*$/u.test(text) ? text : `(${text})`;
}

function marked(text: string, mark: string): string {
  return [...text].length === 1 ? `${text}${mark}`.normalize() : text;
}

function doubleStruck(letter: string): string {
  const code = letter.charCodeAt(0) - 65;
  return DOUBLE_STRUCK.get(letter) ?? (code >= 0 && code < 26 ? String.fromCodePoint(0x1d538 + code) : letter);
}
