import { type Token, tokensOf } from './tokens.ts';

/** A text with the line of the page that each of its lines comes from. */
export interface Converted {
  readonly text: string;
  readonly lines: readonly number[];
}

const HEADING = /^h([1-6])$/;
const MARKS: ReadonlyMap<string, string> = new Map(
  Object.entries({ b: '**', strong: '**', em: '*', i: '*', code: '`' }),
);
/** Begin a line of their own. */
const BLOCKS = new Set(
  'p div section article header footer main aside nav blockquote pre ul ol dl dt dd table caption figure figcaption form details summary hr body html head'.split(
    ' ',
  ),
);
const DEEPEST_LIST = 12;
/** Lines that a page ran together where each of them says what it is. */
const LABELLED_LINES = /\n[ \t]{0,20}primary[^\n:]{0,20}:[^\n]*\n[ \t]{0,20}all institutions/i;

/** True for a page of HTML; a document that has a tag here and there is none. */
export function isHtml(text: string): boolean {
  const start = text.slice(0, 2000);
  if (/<!doctype html|<html[\s>]|<body[\s>]/i.test(start)) return true;
  return /^\s*<(?:article|main|section|div|table|h[1-6]|p|ul|ol)[\s>]/i.test(start);
}

/** Writes a saved page as the Markdown that its structure shows: headings, lists, tables, links, emphasis. Linear. */
export function markdownOf(html: string): Converted {
  const writer = new Writer();
  for (const token of tokensOf(html)) writer.take(token);
  return writer.done();
}

class Writer {
  private readonly written: { text: string; line: number }[] = [];
  private parts: string[] = [];
  private line = 1;
  /** Whether nothing is in `parts` that is shown. */
  private blank = true;
  private rowLine = 1;
  /** What the line begins with: `## `, `    - `. */
  private prefix = '';
  private lists: { ordered: boolean; count: number; depth: number }[] = [];
  private link: { href: string; at: number } | null = null;
  /** Cells of the row being read; null outside tables. */
  private cells: string[] | null = null;
  private inCell = false;
  private headerWritten = false;
  /** Text that is shown line by line, and where it begins; null outside. */
  private plain: { readonly line: number; readonly parts: string[] } | null = null;

  take(token: Token): void {
    if (this.plain) this.takePlain(token, this.plain);
    else if (token.kind === 'open' && token.name === 'pre' && !this.inCell) {
      this.startLine('');
      this.plain = { line: token.line, parts: [] };
    } else this.takeShown(token);
  }

  private takePlain(token: Token, { line, parts }: { readonly line: number; readonly parts: string[] }): void {
    if (token.kind === 'text') parts.push(token.text);
    else if (token.name === 'br') parts.push('\n');
    else if (token.kind === 'close' && token.name === 'pre') {
      this.writeLines(parts.join(''), line);
      this.plain = null;
    }
  }

  private writeLines(text: string, line: number): void {
    for (const [at, one] of text.split('\n').entries()) this.written.push({ text: one.trimEnd(), line: line + at });
  }

  private takeShown(token: Token): void {
    if (this.blank) this.line = token.line;
    if (token.kind === 'text' && token.text.trim() !== '') this.blank = false;
    if (token.kind === 'text') this.parts.push(this.inCell ? token.text.replaceAll('|', '\\|') : token.text);
    else if (token.kind === 'open') this.open(token);
    else this.close(token.name);
  }

  done(): Converted {
    if (this.plain) this.writeLines(this.plain.parts.join(''), this.plain.line);
    this.endLine();
    return { text: this.written.map(({ text }) => text).join('\n'), lines: this.written.map(({ line }) => line) };
  }

  private open(token: Token & { readonly kind: 'open' }): void {
    const { name, href } = token;
    const mark = MARKS.get(name);
    if (mark !== undefined) this.parts.push(mark);
    else if (name === 'a') this.link = href === null ? null : { href, at: this.parts.push('[') - 1 };
    else if (name === 'br') this.breakLine();
    else if (this.inCell) this.parts.push(' ');
    else this.openBlock(token);
  }

  private openBlock({ name, start }: Token & { readonly kind: 'open' }): void {
    // A list that is all an item holds stands in its place.
    const deeper = this.prefix !== '' && this.blank ? 0 : 1;
    if (name === 'tr') {
      this.cells = [];
      this.rowLine = this.line;
    } else if (name === 'td' || name === 'th') {
      this.clear();
      this.inCell = this.cells !== null;
    } else if (name === 'li') this.openItem();
    else if (HEADING.test(name)) this.startLine(`${'#'.repeat(Number(name.slice(1)))} `);
    else if (BLOCKS.has(name) && !this.opensItem(name)) this.startLine('');
    if (name === 'table') this.headerWritten = false;
    if (name === 'ul' || name === 'ol') {
      const depth = (this.lists.at(-1)?.depth ?? -1) + deeper;
      this.lists.push({ ordered: name === 'ol', count: start - 1, depth: Math.max(0, depth) });
    }
  }

  /** A paragraph may be what an item begins with. */
  private opensItem(name: string): boolean {
    return (name === 'p' || name === 'div') && this.prefix !== '' && this.blank;
  }

  private openItem(): void {
    const list = this.lists.at(-1);
    if (list) list.count += 1;
    const depth = Math.min(list?.depth ?? 0, DEEPEST_LIST);
    this.startLine(`${'    '.repeat(depth)}- ${list?.ordered ? `${list.count}. ` : ''}`);
  }

  private close(name: string): void {
    const mark = MARKS.get(name);
    if (mark !== undefined) this.parts.push(mark);
    else if (name === 'a') this.closeLink();
    else if (name === 'td' || name === 'th') this.closeCell();
    else if (name === 'tr') this.closeRow();
    else if (this.inCell) this.parts.push(' ');
    else if (name === 'ul' || name === 'ol') {
      this.startLine('');
      this.lists.pop();
    } else if (name === 'li' || BLOCKS.has(name) || HEADING.test(name)) this.startLine('');
  }

  private closeLink(): void {
    if (!this.link) return;
    const { href, at } = this.link;
    this.link = null;
    if (/^https?:\/\/[^\s()[\]]+$/i.test(href)) this.parts.push(`](${href})`);
    else if (this.parts[at] === '[') this.parts[at] = '';
  }

  private closeCell(): void {
    if (this.inCell) this.cells?.push(oneLine(this.parts.join('')));
    this.clear();
    this.inCell = false;
  }

  private closeRow(): void {
    if (this.inCell) this.closeCell();
    const cells = this.cells ?? [];
    this.cells = null;
    this.clear();
    if (cells.length === 0) return;
    this.written.push({ text: `| ${cells.join(' | ')} |`, line: this.rowLine });
    if (!this.headerWritten) this.written.push({ text: `|${'---|'.repeat(cells.length)}`, line: this.rowLine });
    this.headerWritten = true;
  }

  private clear(): void {
    this.parts = [];
    this.blank = true;
  }

  private breakLine(): void {
    if (this.inCell) this.parts.push(' ');
    else this.endLine();
  }

  /** An empty line parts blocks, but no items of a list. */
  private startLine(prefix: string): void {
    this.endLine();
    if (this.lists.length === 0 && this.written.at(-1)?.text !== '') this.written.push({ text: '', line: this.line });
    this.prefix = prefix;
  }

  private endLine(): void {
    const whole = this.parts.join('');
    const text = oneLine(whole);
    if (LABELLED_LINES.test(whole)) this.writeLines(whole.trim(), this.line);
    else if (text !== '') {
      this.written.push({ text: this.prefix + text, line: this.line });
      this.prefix = '';
    }
    this.clear();
    this.link = null;
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
