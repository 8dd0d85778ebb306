import type { Line } from '../text/lines.ts';

/** A line of a table, put together again where a cell was broken over several lines of the document. */
export interface Row {
  readonly line: number;
  readonly text: string;
  /** Whether a pipe ends it, as every whole row is ended. */
  readonly closed: boolean;
}

/** A table with what its header calls its columns, in lower case. */
export interface Table {
  readonly line: number;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** What a document consists of, from the view of somebody who looks for tables. */
export interface TableParts {
  readonly tables: readonly Table[];
  /** Lines outside tables that are not blank. */
  readonly others: readonly Line[];
}

/** More lines are no broken cell. */
const MOST_LINES = 20;

/** Finds the tables of a Markdown document: a line of cells with a line of dashes under it. */
export function tablesOf(lines: readonly Line[]): TableParts {
  const tables: Table[] = [];
  const others: Line[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at];
    if (line && isHeader(lines, at)) {
      const { rows, end } = rowsFrom(lines, at + 2);
      tables.push({ line: line.number, columns: cellsOf(line.text).map((cell) => cell.toLowerCase()), rows });
      at = end;
      continue;
    }
    if (line && line.text.trim() !== '') others.push(line);
    at += 1;
  }
  return { tables, others };
}

function isHeader(lines: readonly Line[], at: number): boolean {
  const under = lines[at + 1]?.text ?? '';
  return opensRow(lines[at]?.text ?? '') && under.length < 1000 && /^[\s:|-]+$/.test(under) && /-.*\|/.test(under);
}

function opensRow(text: string): boolean {
  return text.trimStart().startsWith('|');
}

function rowsFrom(lines: readonly Line[], start: number): { rows: Row[]; end: number } {
  const rows: Row[] = [];
  let at = start;
  while (at < lines.length && opensRow(lines[at]?.text ?? '') && !isHeader(lines, at)) {
    const end = rowEnd(lines, at);
    const text = joined(lines.slice(at, end));
    rows.push({ line: lines[at]?.number ?? 0, text, closed: text.endsWith('|') });
    at = end;
  }
  return { rows, end: at };
}

/** After the last line of the row that begins at `at`: cells break over lines, but no cell opens with a pipe. */
function rowEnd(lines: readonly Line[], at: number): number {
  let end = at;
  while (end < at + MOST_LINES) {
    const closed = (lines[end]?.text ?? '').trimEnd().endsWith('|');
    end += 1;
    const next = lines[end]?.text ?? '';
    if (closed || next.trim() === '' || opensRow(next) || next.startsWith('#')) break;
  }
  return end;
}

function joined(lines: readonly Line[]): string {
  return lines.map(({ text }) => text.trim()).join(' ');
}

/** The cells of a row. */
export function cellsOf(row: string): string[] {
  return rawCells(row).map((cell) => cell.trim());
}

/** The cells of a row with the blanks around them; a pipe after a backslash belongs to its cell. */
export function rawCells(row: string): string[] {
  const inner = row.trim().replace(/^\|/, '').replace(/\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|'));
}
