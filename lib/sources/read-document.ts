import { isIsoDay } from '../core/dates.ts';
import { SECTION_NAMES, type SourceKind } from '../core/gloss.ts';
import { plainLine, truncate } from '../core/text.ts';
import { type ImportedGloss, MOST_FIELD } from '../importers/importer.ts';
import { importDocument } from '../importers/index.ts';
import type { GlossContent } from './gloss-content.ts';
import { glossSchema } from './gloss-schema.ts';
import type { ListedSkip } from './listed-source.ts';

/** More than any document that a person reads has. */
export const MOST_GLOSSES = 5000;
/** Parts that became no gloss, of those that are told one by one. */
export const MOST_SKIPS_TOLD = 100;

const LONGEST_LINE = 1000;
const MOST_LINES = 1000;
const MOST_NODES = 5000;

/** A document as it is stored. */
export interface ReadDocument {
  readonly kind: SourceKind;
  readonly title: string;
  readonly date: string | null;
  /** What showed its format. */
  readonly why: string;
  readonly glosses: readonly GlossContent[];
  /** At most `MOST_SKIPS_TOLD`. */
  readonly skipped: readonly ListedSkip[];
  readonly skippedInAll: number;
}

/**
 * Reads a document of any format and proves each of its glosses fit to be stored. Never throws; linear in its length.
 * @param file its name or address
 * @returns in one sentence why none can read it, where none can
 */
export function readDocument(text: string, file: string): ReadDocument | { readonly refused: string } {
  const read = importDocument(text, { file });
  if (!read.document) return { refused: read.refused };
  const { kind, title, date, glosses, skipped } = read.document;
  const kept: GlossContent[] = [];
  const skips: ListedSkip[] = [...skipped];
  for (const gloss of glosses) {
    const content = kept.length < MOST_GLOSSES ? glossSchema.safeParse(contentOf(gloss)) : null;
    if (content?.success && saysSomething(content.data)) kept.push(content.data);
    else skips.push({ line: gloss.line, reason: reasonOf(content) });
  }
  skips.sort((one, other) => one.line - other.line);
  return {
    kind,
    title: plainLine(title, 200) || file,
    date: date !== null && isIsoDay(date) ? date : null,
    why: read.why,
    glosses: kept,
    skipped: skips.slice(0, MOST_SKIPS_TOLD).map(({ line, reason }) => ({ line, reason: truncate(reason, 500) })),
    skippedInAll: skips.length,
  };
}

function reasonOf(content: { readonly success: boolean } | null): string {
  if (content === null) return `only the first ${MOST_GLOSSES.toLocaleString('en-US')} glosses of a document are kept`;
  return content.success ? 'nothing is said of the paper' : 'it is not what a gloss can be';
}

function contentOf(gloss: ImportedGloss): GlossContent {
  const { paper, date, topics, institutions, outline } = gloss;
  const title = paper.id !== null && paper.doubt !== null ? null : paper.title;
  return {
    paper: paper.id,
    title: title && plainLine(title, 500),
    authors: linesOf(namesOf(paper)),
    abstract: paper.id === null ? paper.abstract && truncate(paper.abstract, MOST_FIELD) : null,
    date,
    topics: linesOf(topics),
    institutions: linesOf(institutions),
    sections: sectionsOf(gloss),
    outline: outline.slice(0, MOST_NODES),
    metrics: gloss.metrics.slice(0, MOST_LINES),
  };
}

/** Without account names, unless there are no others. */
function namesOf(paper: ImportedGloss['paper']): readonly string[] {
  const handles = new Set(paper.id === null ? [] : paper.handles);
  const names = paper.authors.filter((author) => !handles.has(author));
  return names.length > 0 ? names : paper.authors;
}

/** What is said without sections or an outline is said in short. */
function sectionsOf({ sections, outline, text }: ImportedGloss): GlossContent['sections'] {
  const parted = Object.keys(sections).length > 0 || outline.length > 0;
  const said = parted || text.trim() === '' ? sections : { what: text };
  const cut = SECTION_NAMES.flatMap((name) => (said[name] ? [[name, truncate(said[name], MOST_FIELD)] as const] : []));
  return Object.fromEntries(cut);
}

function linesOf(texts: readonly string[]): string[] {
  return texts.slice(0, MOST_LINES).flatMap((text) => plainLine(text, LONGEST_LINE) || []);
}

function saysSomething({ sections, outline, metrics }: GlossContent): boolean {
  return Object.keys(sections).length > 0 || outline.length > 0 || metrics.length > 0;
}
