import { unixText } from '../reading/lines.ts';

/** An entry as it stands in a file: field names in lower case, values as TeX. */
export interface BibEntry {
  readonly line: number;
  readonly type: string;
  readonly key: string;
  readonly fields: ReadonlyMap<string, string>;
  /** False where it breaks off; the fields before that are there. */
  readonly whole: boolean;
}

/** Where an entry begins: the place to go on from after one that breaks off. */
const START = /^@[A-Za-z]+\s*[{(]/gm;

const HEAD = /@\s*([A-Za-z]+)\s*([{(])/g;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** How many times its own length a file may grow by the abbreviations it defines. */
const MOST_GROWTH = 4;

/**
 * The entries of a BibTeX file, as BibTeX reads it: fields in braces, quotes or bare, joined by `#`; `@string`; entries in
 * braces or parentheses; everything between entries is a comment. An entry that does not end breaks off before the next line
 * that begins one. Linear. http://mirrors.ctan.org/biblio/bibtex/base/btxdoc.pdf
 */
export function* bibEntries(text: string): Generator<BibEntry> {
  const file = unixText(text);
  const strings = new Map(MONTHS.map((month) => [month, month]));
  const state = { strings, growth: file.length * MOST_GROWTH + 1000 };
  const starts = [0, ...[...file.matchAll(START)].map(({ index }) => index), file.length];
  let line = 1;
  for (const [at, start] of starts.slice(0, -1).entries()) {
    const chunk = file.slice(start, starts[at + 1]);
    yield* entriesOf(chunk, line, state);
    line += chunk.split('\n').length - 1;
  }
}

interface State {
  readonly strings: Map<string, string>;
  /** UTF-16 units that abbreviations may still add. */
  growth: number;
}

function* entriesOf(chunk: string, firstLine: number, state: State): Generator<BibEntry> {
  let [at, line] = [0, firstLine];
  for (;;) {
    HEAD.lastIndex = at;
    const head = HEAD.exec(chunk);
    if (!head) return;
    line += chunk.slice(at, head.index).split('\n').length - 1;
    const body = new Body(chunk, HEAD.lastIndex, head[2] === '(' ? ')' : '}', state);
    const type = head[1]?.toLowerCase() ?? '';
    if (type === 'comment' || type === 'preamble') body.skip();
    else {
      const key = type === 'string' ? '' : body.key();
      const fields = body.fields();
      if (type === 'string') for (const [name, value] of fields) state.strings.set(name, value);
      else yield { line, type, key, fields, whole: body.ended };
    }
    line += chunk.slice(head.index, body.at).split('\n').length - 1;
    at = body.at;
  }
}

/** What stands between the braces of an entry, read from left to right. */
class Body {
  at: number;
  /** True once the closing brace was read. */
  ended = false;
  readonly #text: string;
  readonly #close: string;
  readonly #state: State;

  constructor(text: string, at: number, close: string, state: State) {
    this.#text = text;
    this.at = at;
    this.#close = close;
    this.#state = state;
  }

  /** Up to the first comma. */
  key(): string {
    const key = this.#take(/[^,\s{}"]*/y);
    this.#take(/\s*,?/y);
    return key;
  }

  fields(): Map<string, string> {
    const fields = new Map<string, string>();
    while (!this.ended && this.at < this.#text.length) {
      this.#take(/[\s,]+/y);
      const name = this.#take(/[^\s=,{}()"#%'\\]+/y).toLowerCase();
      this.#take(/\s*/y);
      if (name !== '' && this.#take(/=/y) !== '') {
        const value = this.#value();
        if (value !== null && !fields.has(name)) fields.set(name, value);
      } else if (!this.#end()) this.at += 1; // what can't stand here is passed over
    }
    return fields;
  }

  skip() {
    if (this.#close === '}') this.#group('}');
    else this.#take(/[^)]*\)?/y);
  }

  #value(): string | null {
    let value = '';
    do {
      this.#take(/\s*/y);
      const part = this.#part();
      if (part === null) return null;
      value += part;
    } while (this.#take(/\s*#/y) !== '');
    return value;
  }

  #part(): string | null {
    if (this.#take(/\{/y) !== '') return this.#group('}');
    if (this.#take(/"/y) !== '') return this.#group('"');
    const bare = this.#take(/[^\s,#{}()"=]+/y);
    return bare === '' ? null : this.#expand(bare);
  }

  #expand(name: string): string {
    const value = this.#state.strings.get(name.toLowerCase()) ?? name;
    this.#state.growth -= value.length;
    return this.#state.growth > 0 ? value : name;
  }

  /** Up to the sign that closes what was opened; braces within are balanced. Null where nothing closes it. */
  #group(close: '}' | '"'): string | null {
    const sign = /[{}"]/g;
    sign.lastIndex = this.at;
    let depth = 0;
    for (let match = sign.exec(this.#text); match; match = sign.exec(this.#text)) {
      if (depth === 0 && match[0] === close) {
        const value = this.#text.slice(this.at, match.index);
        this.at = sign.lastIndex;
        return value;
      }
      if (match[0] === '{') depth += 1;
      else if (match[0] === '}') depth -= 1;
    }
    this.at = this.#text.length;
    return null;
  }

  #end(): boolean {
    this.ended = this.#take(this.#close === ')' ? /\)/y : /\}/y) !== '';
    return this.ended;
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const [taken = ''] = pattern.exec(this.#text) ?? [];
    this.at += taken.length;
    return taken;
  }
}
