import type { PaperId } from '../core/arxiv-id.ts';
import { arxivIdsIn } from '../core/find-arxiv-id.ts';
import { plainLine, truncate } from '../core/text.ts';
import { type ImportedDocument, type ImportedGloss, type Importer, MOST_FIELD, type Origin } from './importer.ts';
import { wholeRows } from './table/broken-rows.ts';
import { columnsOf, isPaperTable, rowCells } from './table/columns.ts';
import { type Row, type Table, tablesOf } from './table/rows.ts';
import { authorsOf, handlesOf } from './text/authors.ts';
import { withoutChatter } from './text/chatter.ts';
import { dayIn } from './text/days.ts';
import { headingOf, type Line, linesOf } from './text/lines.ts';
import { type Link, linksOf, paperOf } from './text/links.ts';
import { summaryGloss } from './text/results.ts';
import { quoted, SkipList } from './text/skip-list.ts';

const LONGEST_TITLE = 1000;
const LONGEST_CATEGORY = 100;

/** A table with one paper a row: title with links, authors, summary; sometimes a category or a column of links. */
export const dailyTable: Importer = {
  kind: 'daily-table',
  detect(text) {
    const found = tablesOf(linesOf(text)).tables.filter(({ columns }) => isPaperTable(columns));
    const [first] = found;
    if (!first) return null;
    const header = first.columns.filter((name) => name !== '').join(', ');
    return { score: 1, why: `It has a table with the columns ${plainLine(header, 100)}.` };
  },
  read: (text, origin) => new TableReader(text, origin).read(),
};

class TableReader {
  private readonly origin: Origin;
  private readonly lines: readonly Line[];
  private readonly skipped = new SkipList();
  private readonly glosses: ImportedGloss[] = [];

  constructor(text: string, origin: Origin) {
    this.origin = origin;
    this.lines = linesOf(text);
  }

  read(): ImportedDocument {
    const { tables, others } = tablesOf(this.lines);
    const headings = others
      .flatMap(({ number, text }) => ({ number, words: headingOf(text)?.words ?? '' }))
      .filter(({ words }) => words !== '');
    const days = headings
      .flatMap(({ number, words }) => ({ number, day: dayIn(words) }))
      .filter(({ day }) => day !== null);
    const whole = days[0]?.day ?? dayIn(this.origin.file);
    let passed = 0;
    for (const table of tables) {
      while ((days[passed]?.number ?? Number.POSITIVE_INFINITY) < table.line) passed += 1;
      this.readTable(table, days[passed - 1]?.day ?? whole);
    }
    for (const line of others.filter(({ text }) => !headingOf(text)))
      this.skipped.add(line.number, `${quoted(line.text)} stands outside the table`);
    return {
      kind: 'daily-table',
      title: plainLine(headings[0]?.words ?? 'Daily papers', LONGEST_TITLE),
      date: whole,
      glosses: this.glosses,
      skipped: this.skipped.all(),
    };
  }

  private readTable(table: Table, date: string | null): void {
    if (!isPaperTable(table.columns)) {
      this.skipped.add(table.line, 'this table has no column for titles, or none that says something of them');
      return;
    }
    for (const row of wholeRows(table.rows, table.columns.length)) this.readRow(row, table, date);
  }

  private readRow({ line, text, closed }: Row, { columns }: Table, date: string | null): void {
    const cells = rowCells(text, columnsOf(columns));
    if (!cells) {
      this.skipped.add(line, `the row ${quoted(text)} has fewer cells than the table has columns`);
      return;
    }
    const links = linksOf(cells.title);
    const id = paperOf([...linksOf(cells.link), ...links]) ?? namedIn(cells.link);
    const title = titleOf(cells.title, links);
    if (!id) {
      this.skipped.add(line, `the row ${quoted(title)} links no paper of arXiv`);
      return;
    }
    if (!closed) this.skipped.add(line, `the row ${quoted(title)} has no end; it was read as far as it goes`);
    if (cells.summary.length > MOST_FIELD)
      this.skipped.add(line, `the summary of ${quoted(title)} is too long; its end was cut off`);
    const summary = withoutChatter(truncate(cells.summary, MOST_FIELD));
    const authors = authorsOf(cells.authors);
    const category = plainLine(cells.category, LONGEST_CATEGORY) || null;
    this.glosses.push({
      paper: { id, title: title || null, authors, handles: handlesOf(authors), doubt: null },
      line,
      date,
      category,
      topics: category ? [category] : [],
      institutions: [],
      outline: [],
      text: summary,
      ...summaryGloss(summary, title),
    });
  }
}

/** The paper that a cell for links names without a link of Markdown: by its address or its id. */
function namedIn(cell: string): PaperId | null {
  return arxivIdsIn(cell.slice(0, LONGEST_TITLE))[0]?.id ?? null;
}

/** Labels that name the place a link leads to, not the paper. */
const PLACE =
  /^[\s*_`]*(?:arxiv|hugging ?face|hf|read more|more|link|pdf|abs|html|paper|code|github|project(?: page)?)[\s*_`]*$/i;
const INVITATION = /[\s([–—-]*(?:(?:read|see|learn) more|links?)?(?:\s+(?:on|at|in))?\s*:?\s*$/i;

/** The title of a cell such as `TITLE (Read more on [arXiv](…) or [HuggingFace](…))`, or `[TITLE](…)`. */
function titleOf(cell: string, links: readonly Link[]): string {
  const [first] = links;
  const named = links.find(({ label }) => !PLACE.test(label));
  if (!first) return unstressed(cell);
  if (named && named.start === 0) return unstressed(named.label);
  return unstressed(withoutInvitation(cell.slice(0, first.start)));
}

/** A title that is set in bold as a whole says no more by it. */
function unstressed(title: string): string {
  return plainLine(title.trim().replace(/^\*\*((?:(?!\*\*).)*)\*\*$/s, '$1'), LONGEST_TITLE);
}

function withoutInvitation(text: string): string {
  const tail = Math.max(0, text.length - 60);
  return text.slice(0, tail) + text.slice(tail).replace(INVITATION, '');
}
