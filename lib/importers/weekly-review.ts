import { plainLine, truncate } from '../core/text.ts';
import { type ImportedDocument, type ImportedGloss, type Importer, MOST_FIELD, type Origin } from './importer.ts';
import { withoutRepeat } from './review/contribution.ts';
import { institutionsOf } from './review/institutions.ts';
import { dayIn } from './text/days.ts';
import { headingOf, type Line, linesOf } from './text/lines.ts';
import { addressesIn } from './text/links.ts';
import { resultsIn } from './text/results.ts';
import { quoted, SkipList } from './text/skip-list.ts';

const LONGEST_TITLE = 1000;
const PRIMARY = /^\W{0,4}primary(?: institution)?\W{0,4}:\s*/i;
const ALL = /^\W{0,4}all institutions\W{0,4}:\s*/i;

/** What the lines below the institutions say, in the order that every block has. */
const FIELDS = ['contribution', 'method', 'results', 'reproducibility', 'limitations', 'impact'] as const;

/** One paper's lines: its abstract, who wrote it, what is said of it. */
interface Block {
  readonly abstract: Line;
  readonly primary: string;
  readonly all: string;
  readonly lines: readonly Line[];
}

/** A review with a block of nine lines a paper, without titles or ids: abstract, institutions, six paragraphs. */
export const weeklyReview: Importer = {
  kind: 'weekly-review',
  detect(text) {
    const { blocks } = blocksOf(linesOf(text));
    if (blocks.length === 0) return null;
    return { score: 0.95, why: `It has ${blocks.length} blocks of an abstract, “Primary:” and “All Institutions:”.` };
  },
  read: readReview,
};

function readReview(text: string, { file }: Origin): ImportedDocument {
  const { head, blocks } = blocksOf(linesOf(text));
  const skipped = new SkipList();
  const [title] = head;
  for (const line of head.slice(1)) skipped.add(line.number, `${quoted(line.text)} stands before the first block`);
  const heading = plainLine(title ? (headingOf(title.text)?.words ?? title.text) : 'Weekly review', LONGEST_TITLE);
  const date = dayIn(heading) ?? dayIn(file);
  const glosses = withoutDuplicates(blocks, skipped).map((block) => glossOf(block, date, skipped));
  return { kind: 'weekly-review', title: heading, date, glosses, skipped: skipped.all() };
}

/** What stands before the first block, and the blocks: the line before each `Primary:` is an abstract. */
function blocksOf(all: readonly Line[]): { head: readonly Line[]; blocks: Block[] } {
  const lines = all.filter(({ text }) => text.trim() !== '');
  const starts = lines.flatMap((line, at) =>
    at > 0 && PRIMARY.test(line.text) && ALL.test(lines[at + 1]?.text ?? '') ? [at] : [],
  );
  const blocks = starts.flatMap((at, index) => {
    const abstract = lines[at - 1];
    const end = starts[index + 1];
    const rest = lines.slice(at + 2, end === undefined ? undefined : end - 1);
    if (!abstract) return [];
    return { abstract, primary: afterLabel(lines[at], PRIMARY), all: afterLabel(lines[at + 1], ALL), lines: rest };
  });
  return { head: starts[0] === undefined ? lines : lines.slice(0, starts[0] - 1), blocks };
}

function afterLabel(line: Line | undefined, label: RegExp): string {
  return (line?.text ?? '').replace(label, '').trim();
}

/** A list of the best papers repeats blocks of the lists by topic. */
function withoutDuplicates(blocks: readonly Block[], skipped: SkipList): Block[] {
  const seen = new Map<string, number>();
  return blocks.filter(({ abstract, lines }) => {
    const words = [abstract, ...lines].map(({ text }) => text.trim()).join('\n');
    const first = seen.get(words);
    if (first === undefined) seen.set(words, abstract.number);
    else skipped.add(abstract.number, `the block ${quoted(abstract.text)} repeats the one of line ${first}`);
    return first === undefined;
  });
}

/** What the prompt of a generator asked for, left standing in its answer. */
const TEMPLATE =
  /\[(?:one[- ]sentence|comprehensive|brief|detailed|concise|insert|your)\b[^[\]]{0,300}\](?!\()\.?[ \t]*/gi;

function glossOf(block: Block, date: string | null, skipped: SkipList): ImportedGloss {
  const { abstract, lines } = block;
  const texts = lines.map((line) => fieldText(line, skipped));
  if (texts.length !== FIELDS.length) {
    skipped.add(
      abstract.number,
      `the block ${quoted(abstract.text)} has ${texts.length} paragraphs where ${FIELDS.length} belong; they are kept without names`,
    );
  }
  const named =
    texts.length === FIELDS.length ? Object.fromEntries(FIELDS.map((name, at) => [name, texts[at] ?? ''])) : {};
  const sections = Object.fromEntries(Object.entries(withoutRepeat(named)).filter(([, text]) => text !== ''));
  return {
    paper: {
      id: null,
      title: null,
      authors: [],
      abstract: truncate(abstract.text.trim(), MOST_FIELD),
      links: addressesIn([abstract.text, ...texts].join('\n')),
    },
    line: abstract.number,
    date,
    category: null,
    topics: [],
    institutions: institutionsOf(block.primary, block.all),
    sections,
    outline: [],
    text: Object.keys(sections).length > 0 ? Object.values(sections).join('\n') : texts.join('\n'),
    // What the abstract reports is the paper's to tell; sizes and settings stand in the other paragraphs.
    metrics: resultsIn(sections.results ? [sections.results] : [], null),
  };
}

function fieldText({ number, text }: Line, skipped: SkipList): string {
  const whole = text.replace(TEMPLATE, '').trim();
  if (whole.length > MOST_FIELD) skipped.add(number, `${quoted(whole)} is too long; its end was cut off`);
  return truncate(whole, MOST_FIELD);
}
