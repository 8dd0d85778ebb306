import { cellsOf, type Row } from './rows.ts';

/** More rows are no broken one. */
const MOST_ROWS = 20;

interface Beginning {
  readonly row: Row;
  /** Those that are filled; the last of them goes on in the next row. */
  readonly cells: readonly string[];
  readonly rows: number;
}

/**
 * Puts rows together again that a renderer of Markdown broke where a title went on in the next line: the first part
 * stands alone, its other cells empty, and the next row begins with the rest.
 */
export function wholeRows(rows: readonly Row[], columns: number): Row[] {
  const whole: Row[] = [];
  let begun: Beginning | null = null;
  for (const row of rows) {
    const cells = cellsOf(row.text);
    const joined: readonly string[] | null = begun && joinedCells(begun.cells, cells, columns);
    if (begun && !joined) whole.push(begun.row);
    const before: Beginning | null = joined ? begun : null;
    const now: Row = before && joined ? { ...row, line: before.row.line, text: rowText(joined) } : row;
    const filled = filledCells(joined ?? cells, columns);
    const count: number = (before?.rows ?? 0) + 1;
    begun = filled && count < MOST_ROWS ? { row: now, cells: filled, rows: count } : null;
    if (!begun) whole.push(now);
  }
  return begun ? [...whole, begun.row] : whole;
}

/** The cells of a row that only begins: all behind are empty, and it links nothing yet; null for any other. */
function filledCells(cells: readonly string[], columns: number): readonly string[] | null {
  if (cells.length !== columns || cells.at(-1) !== '' || cells.some((cell) => cell.includes(']('))) return null;
  const end = cells.findLastIndex((cell) => cell !== '') + 1;
  return end > 0 ? cells.slice(0, end) : null;
}

/** Both parts as one row; null where that has more cells than the table has columns. */
function joinedCells(first: readonly string[], rest: readonly string[], columns: number): readonly string[] | null {
  const cells = [...first.slice(0, -1), `${first.at(-1)} ${rest[0] ?? ''}`.trim(), ...rest.slice(1)];
  const end = Math.max(columns, cells.findLastIndex((cell) => cell !== '') + 1);
  return end > columns ? null : [...cells, ...Array<string>(columns).fill('')].slice(0, columns);
}

function rowText(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
