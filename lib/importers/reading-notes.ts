import type { PaperId } from '../core/arxiv-id.ts';
import { isWebLink, plainLine, truncate } from '../core/text.ts';
import {
  type ImportedDocument,
  type ImportedGloss,
  type Importer,
  MOST_FIELD,
  type NamedPaper,
  type Origin,
  type UnnamedPaper,
} from './importer.ts';
import { doubtsOf } from './outline/doubts.ts';
import { outlineOf } from './outline/outline.ts';
import { sectionsOf } from './outline/sections.ts';
import { dayIn, withoutDay } from './text/days.ts';
import { headingOf, type Line, linesOf } from './text/lines.ts';
import { linksOf, paperOf } from './text/links.ts';
import { outlineResults } from './text/results.ts';
import { quoted, SkipList } from './text/skip-list.ts';

const LONGEST_TITLE = 1000;
/** A line that is nothing but a link is no longer. */
const LONGEST_LINK = 4000;
/** More lines are no broken title. */
const MOST_TITLE_LINES = 4;
/** Of the notes on one paper. */
const MOST_LINES = 10_000;

/** A line that is nothing but a link, the title of the entry below it. */
interface Entry {
  readonly line: number;
  readonly title: string;
  readonly url: string;
  readonly id: PaperId | null;
  /** What stands below, up to the next entry. */
  readonly lines: readonly Line[];
}

/** Notes on papers, each below a line that links it: `[**Title**](https://arxiv.org/pdf/…)`, then an outline. */
export const readingNotes: Importer = {
  kind: 'reading-notes',
  detect(text) {
    const { entries } = entriesOf(linesOf(text));
    const papers = entries.filter(({ id }) => id !== null);
    const noted = papers.filter(({ lines }) => lines.some((line) => line.text.trim() !== '' && !headingOf(line.text)));
    if (noted.length === 0 || noted.length * 2 < papers.length) return null;
    const score = 0.7 * (noted.length / entries.length);
    return { score, why: `It has ${noted.length} lines that link a paper, each with notes below it.` };
  },
  read: readNotes,
};

function readNotes(text: string, { file }: Origin): ImportedDocument {
  const { head, entries } = entriesOf(linesOf(text));
  const skipped = new SkipList();
  const heading = head.map((line) => headingOf(line.text)?.words ?? '').find((words) => words !== '');
  for (const line of head) {
    if (line.text.trim() !== '' && !headingOf(line.text))
      skipped.add(line.number, `${quoted(line.text)} stands before the first paper`);
  }
  const date = dayIn(heading ?? '') ?? dayIn(file);
  const doubts = doubtsOf(
    entries.map(({ id, title, lines }) => ({ id, title, words: lines.map((line) => line.text).join('\n') })),
  );
  const glosses = entries.flatMap((entry, at) => {
    if (entry.id === null)
      skipped.add(entry.line, `the link of ${quoted(entry.title)} names no paper of arXiv; its notes wait for one`);
    const doubt = doubts[at] ?? null;
    if (doubt) skipped.add(entry.line, `the title ${quoted(entry.title)} is kept, but in doubt: ${doubt}`);
    return glossOf(entry, doubt, date, skipped);
  });
  return {
    kind: 'reading-notes',
    title: plainLine(withoutDay(heading ?? 'Reading notes'), LONGEST_TITLE),
    date,
    glosses,
    skipped: skipped.all(),
  };
}

function glossOf(entry: Entry, doubt: string | null, date: string | null, skipped: SkipList): ImportedGloss[] {
  const outline = outlineOf(entry.lines, skipped);
  if (outline.length === 0) {
    skipped.add(entry.line, `nothing is noted on ${quoted(entry.title)}`);
    return [];
  }
  const text = entry.lines
    .slice(0, MOST_LINES)
    .map((line) => line.text.trimEnd())
    .join('\n')
    .trim();
  return [
    {
      paper: paperOfEntry(entry, doubt),
      line: entry.line,
      date,
      category: null,
      topics: [],
      institutions: [],
      sections: sectionsOf(outline),
      outline,
      text: truncate(text, MOST_FIELD),
      metrics: outlineResults(outline, entry.title),
    },
  ];
}

function paperOfEntry({ id, title, url }: Entry, doubt: string | null): NamedPaper | UnnamedPaper {
  if (id) return { id, title, authors: [], handles: [], doubt };
  return { id: null, title, authors: [], abstract: null, links: isWebLink(url) ? [url] : [] };
}

/** What stands before the first entry, and the entries. */
function entriesOf(lines: readonly Line[]): { head: readonly Line[]; entries: Entry[] } {
  const starts: { at: number; end: number; entry: Omit<Entry, 'lines'> }[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const end = titleEnd(lines, at);
    const entry = end === null ? null : titleOf(lines.slice(at, end));
    if (entry && end !== null) starts.push({ at, end, entry });
  }
  const head = lines.slice(0, starts[0]?.at ?? lines.length);
  return {
    head,
    entries: starts.map(({ end, entry }, at) => ({ ...entry, lines: lines.slice(end, starts[at + 1]?.at) })),
  };
}

/** What may stand before the link of an entry: a bullet, a number, a heading, emphasis. */
const BEFORE = /^(?:#{1,6} |\d{1,3}[.)] |[-*+] )?\*{0,2}\[/;

/** After the last line of a title that begins at `at`; null where none does. */
function titleEnd(lines: readonly Line[], at: number): number | null {
  if (!BEFORE.test(lines[at]?.text ?? '')) return null;
  for (let end = at; end < at + MOST_TITLE_LINES; end += 1) {
    const text = lines[end]?.text ?? '';
    if (text.includes('](')) return end + 1;
    if (text.trim() === '') return null;
  }
  return null;
}

function titleOf(lines: readonly Line[]): Omit<Entry, 'lines'> | null {
  const text = lines.map((line) => line.text.trim()).join(' ');
  if (text.length > LONGEST_LINK) return null;
  const links = linksOf(text);
  const [link] = links;
  const id = paperOf(links);
  if (!link || !/^[*:.\s]*$/.test(text.slice(link.end).replace(/\[[^\]]*\]\([^)]*\)|[|,()/]/g, ''))) return null;
  const title = plainLine(link.label.replace(/^\s*(\*{1,2}|_{1,2})(.*?)\1\s*$/s, '$2'), LONGEST_TITLE);
  // Any other line that is a link is an entry only if it is set off as one.
  if (!id && !/^(?:#{1,6} )?\*{0,2}\[\*\*|^#{1,6} \[/.test(text)) return null;
  return { line: lines[0]?.number ?? 0, title, url: link.url, id };
}
