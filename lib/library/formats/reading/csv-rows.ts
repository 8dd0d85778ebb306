import { unixText } from './lines.ts';

export interface CsvRow {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** True where the text ends inside a quoted cell. */
  readonly open: boolean;
}

/** The rows of a table as RFC 4180 has it, parted by commas, semicolons or tabs, whichever the first line has most of. */
export function* csvRows(text: string): Generator<CsvRow, undefined> {
  const table = unixText(text);
  const mark = markOf(table);
  let line = 1;
  for (let at = 0; at < table.length; ) {
    const cells: string[] = [];
    const start = line;
    let open = false;
    for (let more = true; more; ) {
      const cell = cellAt(table, at, mark);
      cells.push(cell.text);
      line += cell.breaks;
      open = cell.open;
      more = table[cell.end] === mark;
      at = cell.end + 1;
    }
    line += 1;
    yield { line: start, cells, open };
  }
}

interface Cell {
  readonly text: string;
  /** Where the mark or the break after it stands, or the text's length. */
  readonly end: number;
  readonly breaks: number;
  readonly open: boolean;
}

function cellAt(table: string, at: number, mark: string): Cell {
  const quoted = table[at] === '"';
  const close = quoted ? closingQuote(table, at + 1) : at;
  const end = bareEnd(table, quoted ? Math.min(close + 1, table.length) : at, mark);
  if (!quoted) return { text: table.slice(at, end), end, breaks: 0, open: false };
  const inside = table.slice(at + 1, close);
  const text = inside.replaceAll('""', '"') + table.slice(close + 1, end);
  return { text, end, breaks: inside.split('\n').length - 1, open: close === table.length };
}

/** The quote that ends a cell: the first that is not one of two; the text's length where there is none. */
function closingQuote(table: string, from: number): number {
  let at = table.indexOf('"', from);
  while (at >= 0 && table[at + 1] === '"') at = table.indexOf('"', at + 2);
  return at < 0 ? table.length : at;
}

function bareEnd(table: string, from: number, mark: string): number {
  let at = from;
  while (at < table.length && table[at] !== mark && table[at] !== '\n') at += 1;
  return at;
}

function markOf(table: string): string {
  const first = table.slice(0, 2000).split('\n')[0] ?? '';
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: first.split(mark).length }));
  return counts.reduce((most, next) => (next.count > most.count ? next : most)).mark;
}
