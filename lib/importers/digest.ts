import type { Sections } from '../core/gloss.ts';
import { plainLine } from '../core/text.ts';
import { attach, type Said } from './attach/attach.ts';
import type { ImportedDocument, ImportedGloss, Importer, Origin } from './importer.ts';
import { dayIn, withoutDay } from './text/days.ts';
import { headingOf, type Line, linesOf } from './text/lines.ts';
import { resultsIn } from './text/results.ts';
import { quoted, SkipList } from './text/skip-list.ts';
import { type Theme, themesOf } from './theme/themes.ts';

const LONGEST_TITLE = 1000;

/** A digest by theme: under each heading an analysis in prose and a list of the papers that it speaks of. */
export const digest: Importer = {
  kind: 'digest',
  detect(text) {
    const { themes } = themesOf(linesOf(text));
    const told = themes.filter(
      ({ heading, papers, paragraphs }) =>
        papers.length > 0 &&
        !heading.includes('](') &&
        (paragraphs.length > 0 || papers.some(({ tail }) => tail !== '')),
    );
    const speaks = told.some(
      (theme) => theme.papers.some(({ tail }) => tail !== '') || attach(theme).some((said) => said.length > 0),
    );
    if (!speaks) return null;
    const links = told.reduce((sum, { papers }) => sum + papers.length, 0);
    return { score: 0.8, why: `It has ${told.length} headings with prose below and links to ${links} papers.` };
  },
  read: readDigest,
};

function readDigest(text: string, { file }: Origin): ImportedDocument {
  const { head, themes } = themesOf(linesOf(text));
  const skipped = new SkipList();
  const heading = headingWords(head);
  const date = dayIn(heading) ?? dayIn(file);
  const glosses = themes.flatMap((theme) => glossesOf(theme, date, skipped));
  return {
    kind: 'digest',
    title: plainLine(withoutDay(heading), LONGEST_TITLE) || 'Digest',
    date,
    glosses,
    skipped: skipped.all(),
  };
}

function headingWords(head: readonly Line[]): string {
  return head.map(({ text }) => headingOf(text)?.words ?? '').find((words) => words !== '') ?? '';
}

function glossesOf(theme: Theme, date: string | null, skipped: SkipList): ImportedGloss[] {
  for (const other of theme.others) skipped.add(other.number, `${quoted(other.text)} links no paper of arXiv`);
  if (theme.leftOut !== null)
    skipped.add(theme.leftOut, `what stands below ${quoted(theme.heading)} is too long; its end was left out`);
  if (theme.papers.length === 0) {
    if (theme.paragraphs.length > 0)
      skipped.add(theme.line, `${quoted(theme.heading)} links no paper; its words are given to none`);
    return [];
  }
  const said = attach(theme);
  return theme.papers.map(({ id, title, line, tail }, at) => {
    const words = said[at] ?? [];
    const sections = sectionsOf(theme, words, tail);
    if (Object.keys(sections).length === 0)
      skipped.add(line, `no sentence below ${quoted(theme.heading)} speaks of ${quoted(title)}`);
    return {
      paper: { id, title: title || null, authors: [], handles: [], doubt: null },
      line,
      date,
      category: null,
      topics: theme.heading === '' ? [] : [plainLine(theme.heading, LONGEST_TITLE)],
      institutions: [],
      sections,
      outline: [],
      text: [...(tail ? [tail] : []), ...words.map((one) => one.text)].join('\n'),
      metrics: resultsIn(Object.values(sections), title),
    };
  });
}

/** A paragraph that opens with what follows from the papers speaks of practice; any other says what they are. */
function sectionsOf({ paragraphs }: Theme, words: readonly Said[], tail: string): Sections {
  const practical = paragraphs.map(({ text }) =>
    /\bimplications?\b|\bfor (?:developers|practitioners)\b/i.test(text.slice(0, 300)),
  );
  const what = [
    ...(tail ? [tail] : []),
    ...words.filter(({ paragraph }) => !practical[paragraph]).map(({ text }) => text),
  ];
  const implication = words.filter(({ paragraph }) => practical[paragraph]).map(({ text }) => text);
  return {
    ...(what.length > 0 && { what: what.join(' ') }),
    ...(implication.length > 0 && { implication: implication.join(' ') }),
  };
}
