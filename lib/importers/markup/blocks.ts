import { inlineOf } from './inline.ts';
import type { Block } from './tree.ts';

/** A mark that may open an item inside running text: ` * **`, ` 2. `, `(3) `. */
const MARK = /(?:^|(?<=[.:;!?)…"”] ))(?:(\*|-|•) (?=\*\*|\p{Lu})|(\d{1,2})\. |(\d{1,2})\) |\((\d{1,2})\) )/gu;

interface Mark {
  readonly start: number;
  readonly end: number;
  /** Items of one list have the same. */
  readonly style: string;
  /** Null for a mark that does not count. */
  readonly number: number | null;
}

/**
 * Reads anybody's text as paragraphs and lists of marked words (`inlineOf`); a list may stand inside a line, where its
 * marks count up from one. Gives data only, which is shown as text nodes. Never throws; linear.
 */
export function blocksOf(text: string): Block[] {
  return text.split('\n').flatMap(lineBlocks);
}

function lineBlocks(line: string): Block[] {
  const marks = listMarks(line);
  const [first] = marks;
  if (!first) return paragraph(line);
  const items = marks.map(({ end }, at) => inlineOf(line.slice(end, marks[at + 1]?.start).trim()));
  return [...paragraph(line.slice(0, first.start)), { kind: 'list', ordered: first.number !== null, items }];
}

function paragraph(text: string): Block[] {
  return text.trim() === '' ? [] : [{ kind: 'paragraph', children: inlineOf(text.trim()) }];
}

/** The marks of the one list of a line; none where there are fewer than two. */
function listMarks(line: string): Mark[] {
  const all = [...line.matchAll(MARK)].map(markOf);
  const first = all.find(({ number }) => number === null || number === 1);
  if (!first) return [];
  const marks: Mark[] = [];
  for (const mark of all) {
    const next = first.number === null ? null : marks.length + 1;
    if (mark.style === first.style && mark.number === next && mark.start >= first.start) marks.push(mark);
  }
  return marks.length < 2 ? [] : marks;
}

function markOf(match: RegExpExecArray): Mark {
  const [whole, bullet, dotted, bracketed, enclosed] = match;
  const number = dotted ?? bracketed ?? enclosed;
  const style = bullet ?? (dotted ? '1.' : bracketed ? '1)' : '(1)');
  return { start: match.index, end: match.index + whole.length, style, number: number ? Number(number) : null };
}
