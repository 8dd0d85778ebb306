import { rawCells } from './rows.ts';

/** What a column of a daily table may hold, and the names that headers give it. */
const COLUMNS = {
  category: /^(?:category|categories|topic|area|field|task)s?$/,
  title: /^(?:title|paper|paper title|papers|name)$/,
  authors: /^authors?(?: list)?$/,
  summary: /^(?:summary|summaries|abstract|tl;?dr|description|gist|key points)$/,
  link: /^(?:links?|url|pdf|read more|arxiv|paper link|address)$/,
} as const;

export type Column = keyof typeof COLUMNS;

const NAMES = Object.keys(COLUMNS) as Column[];

/** What each column holds; null for one that is not known. */
export function columnsOf(header: readonly string[]): (Column | null)[] {
  return header.map((name) => NAMES.find((column) => COLUMNS[column].test(name.replace(/[*_`]/g, '').trim())) ?? null);
}

/** Whether a header is one of a daily table: it has titles and says something of them. */
export function isPaperTable(header: readonly string[]): boolean {
  const columns = columnsOf(header);
  return columns.includes('title') && columns.includes('summary');
}

/** The cells of a row by what they hold; null where there are fewer than columns. */
export function rowCells(row: string, columns: readonly (Column | null)[]): Record<Column, string> | null {
  const cells = withWholeTitle(rawCells(row), columns);
  if (cells.length < columns.length) return null;
  const empty: Record<Column, string> = { category: '', title: '', authors: '', summary: '', link: '' };
  const summaryAt = columns.indexOf('summary');
  const extra = cells.length - columns.length;
  for (const [at, column] of columns.entries()) {
    if (column === null) continue;
    const start = at > summaryAt ? at + extra : at;
    empty[column] = cells
      .slice(start, at === summaryAt ? at + extra + 1 : start + 1)
      .join('|')
      .trim();
  }
  return empty;
}

/** A pipe inside a title: the title goes on to the links that end it. Any other pipe is the summary's, as all are before it. */
function withWholeTitle(cells: readonly string[], columns: readonly (Column | null)[]): readonly string[] {
  const at = columns.indexOf('title');
  if (columns.indexOf('summary') < at) return cells;
  if (cells.length <= columns.length || columns.includes('link') || cells[at]?.includes('](')) return cells;
  const end = cells.findIndex((cell, index) => index > at && index <= at + 3 && /read more on \[/i.test(cell));
  if (end < 0) return cells;
  return [...cells.slice(0, at), cells.slice(at, end + 1).join('|'), ...cells.slice(end + 1)];
}
