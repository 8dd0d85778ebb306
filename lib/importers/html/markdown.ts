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
  'p div section article header footer main aside nav blockquote pre ul ol dl dt dd table figure form hr body html head'.split(
    ' ',
  ),
);
const DEEPEST_LIST = 12;

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
  private lists: { ordered: boolean; count: number }[] = [];
  private link: { href: string; at: number } | null = null;
  /** Cells of the row being read; null outside tables. */
  private cells: string[] | null = null;
  private inCell = false;
  private headerWritten = false;

  take(token: Token): void {
    if (this.blank) this.line = token.line;
    if (token.kind === 'text' && token.text.trim() !== '') this.blank = false;
    if (token.kind === 'text') this.parts.push(this.inCell ? token.text.replaceAll('|', '\\|') : token.text);
    else if (token.kind === 'open') this.open(token.name, token.href);
    else this.close(token.name);
  }

  done(): Converted {
    this.endLine();
    return { text: this.written.map(({ text }) => text).join('\n'), lines: this.written.map(({ line }) => line) };
  }

  private open(name: string, href: string | null): void {
    const mark = MARKS.get(name);
    if (mark !== undefined) this.parts.push(mark);
    else if (name === 'a') this.link = href === null ? null : { href, at: this.parts.push('[') - 1 };
    else if (name === 'br') this.breakLine();
    else if (this.inCell) this.parts.push(' ');
    else this.openBlock(name);
  }

  private openBlock(name: string): void {
    if (name === 'tr') {
      this.cells = [];
      this.rowLine = this.line;
    } else if (name === 'td' || name === 'th') {
      this.clear();
      this.inCell = this.cells !== null;
    } else if (name === 'li') this.openItem();
    else if (HEADING.test(name)) this.startLine(`${'#'.repeat(Number(name.slice(1)))} `);
    else if (BLOCKS.has(name)) this.startLine('');
    if (name === 'table') this.headerWritten = false;
    if (name === 'ul' || name === 'ol') this.lists.push({ ordered: name === 'ol', count: 0 });
  }

  private openItem(): void {
    const list = this.lists.at(-1);
    if (list) list.count += 1;
    const depth = Math.min(Math.max(0, this.lists.length - 1), DEEPEST_LIST);
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
    if (this.inCell) this.cells?.push(oneLine(this.parts));
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
    const text = oneLine(this.parts);
    if (text !== '') {
      this.written.push({ text: this.prefix + text, line: this.line });
      this.prefix = '';
    }
    this.clear();
    this.link = null;
  }
}

function oneLine(parts: readonly string[]): string {
  return parts.join('').replace(/\s+/g, ' ').trim();
}
