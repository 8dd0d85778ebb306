import { abstractUrl } from '../../core/arxiv-id.ts';
import { isIsoDay } from '../../core/dates.ts';
import { PORTABLE_FIELDS, type PortablePaper, plainPaper } from '../portable.ts';
import { guardFormulas, unguardFormulas } from './fields/formula-guard.ts';
import { joinList, splitList } from './fields/list-text.ts';
import { naturalOrder } from './fields/names.ts';
import type { LibraryFormat, Skipped } from './format.ts';
import { collect, type Entry, type RawFields } from './reading/collect.ts';
import { type CsvRow, csvRows } from './reading/csv-rows.ts';

/** The columns that are written, each with its cell. */
const CELLS = {
  id: ({ id }) => id,
  title: ({ title }) => title,
  authors: ({ authors }) => joinList(authors, ';'),
  published: ({ published }) => published ?? '',
  categories: ({ categories }) => joinList(categories, ';'),
  status: ({ status }) => status,
  tags: ({ tags }) => joinList(tags, ';'),
  note: ({ note }) => note,
  rating: ({ rating }) => `${rating ?? ''}`,
  version: ({ version }) => `${version ?? ''}`,
  added: ({ added }) => new Date(added).toISOString(),
  updated: ({ updated }) => new Date(updated).toISOString(),
  url: ({ id }) => abstractUrl(id),
} satisfies Record<string, (paper: PortablePaper) => string>;

type Said = { readonly name: string } | RawFields;

const list = (cell: string) => splitList(cell, ';');
const day = (cell: string) => (isIsoDay(cell) ? cell : undefined);
const name = (cell: string): Said => ({ name: cell });

/** What a column says, by its heading in lower case: our own, then those of Zotero and of people's own tables. */
const COLUMNS: ReadonlyMap<string, (cell: string) => Said> = new Map<string, (cell: string) => Said>([
  ['id', name],
  ['arxiv', name],
  ['arxiv id', name],
  ['arxiv_id', name],
  ['eprint', name],
  ['url', name],
  ['link', name],
  ['doi', name],
  ['archive location', name],
  ['title', (cell) => ({ title: cell })],
  ['authors', (cell) => ({ authors: list(cell) })],
  ['author', (cell) => ({ authors: list(cell).map((author) => naturalOrder(author.split(','))) })],
  ['published', (cell) => ({ published: cell })],
  ['date', (cell) => ({ published: day(cell) })],
  ['categories', (cell) => ({ categories: list(cell) })],
  ['status', (cell) => ({ status: cell })],
  ['tags', (cell) => ({ tags: list(cell) })],
  ['manual tags', (cell) => ({ tags: list(cell) })],
  ['note', (cell) => ({ note: cell })],
  ['notes', (cell) => ({ note: cell })],
  ['rating', (cell) => ({ rating: cell })],
  ['version', (cell) => ({ version: cell })],
  ['added', (cell) => ({ added: cell })],
  ['date added', (cell) => ({ added: cell })],
  ['updated', (cell) => ({ updated: cell })],
  ['date modified', (cell) => ({ updated: cell })],
]);

/** RFC 4180, every cell quoted, with a byte order mark, by which Excel knows UTF-8. Lists in a cell: `;`, see `joinList`. */
export const csv: LibraryFormat = {
  id: 'csv',
  title: 'CSV',
  extension: 'csv',
  mediaType: 'text/csv',
  says: "A table for spreadsheets with every field; a ' before what one would take for a formula keeps it text.",
  keeps: PORTABLE_FIELDS,

  write(papers) {
    const rows = papers.map(plainPaper).map((paper) => Object.values(CELLS).map((cell) => cell(paper)));
    return `\ufeff${[Object.keys(CELLS), ...rows].map(rowText).join('')}`;
  },

  detect(text) {
    const [head] = csvRows(text.slice(0, 2000));
    return head && readers(head)?.length ? 'Its first line names columns of a table of papers.' : null;
  },

  read: (text) => collect(parts(text)),
};

function rowText(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${guardFormulas(cell).replaceAll('"', '""')}"`).join(',')}\r\n`;
}

type Reader = ((cell: string) => Said) | undefined;

/** How each column is read; null where none names papers. */
function readers(head: CsvRow): Reader[] | null {
  const found = head.cells.map((cell) => COLUMNS.get(cell.trim().toLowerCase()));
  return found.includes(name) && found.filter((reader) => reader !== undefined).length > 1 ? found : null;
}

function* parts(text: string): Generator<Entry | Skipped> {
  const rows = csvRows(text);
  const head = rows.next().value;
  const columns = head && readers(head);
  if (!columns) {
    yield {
      line: 1,
      what: 'The whole table',
      reason: 'Its first line names no columns that are known here, or no id.',
    };
    return;
  }
  for (const row of rows) {
    if (row.cells.some((cell) => cell.trim() !== '')) yield entry(row, columns);
    if (row.open)
      yield { line: row.line, what: 'A quote', reason: 'It is never closed; the rest of the text is one cell.' };
  }
}

function entry({ line, cells }: CsvRow, columns: readonly Reader[]): Entry {
  const names: string[] = [];
  let fields: RawFields = {};
  for (const [at, cell] of cells.entries()) {
    const said = columns[at]?.(unguardFormulas(cell)) ?? {};
    if ('name' in said) names.push(said.name);
    else fields = { ...fields, ...said };
  }
  return { line, what: cells.find((cell) => cell.trim() !== '') ?? '', names, fields };
}
