import { SOURCE_KINDS, type SourceKind } from '../core/gloss.ts';
import { plainText } from '../core/text.ts';
import { dailyTable } from './daily-table.ts';
import { digest } from './digest.ts';
import { glossesJson } from './glosses-json.ts';
import { isHtml, markdownOf } from './html/markdown.ts';
import { type Detected, type ImportedDocument, type Importer, MOST_TEXT, type Origin } from './importer.ts';
import { readingNotes } from './reading-notes.ts';
import { repairMojibake } from './text/mojibake.ts';
import { withoutRepeats } from './text/repeats.ts';
import { weeklyReview } from './weekly-review.ts';

/** Every importer, one line each; the earlier wins where two are as sure. */
export const IMPORTERS: readonly Importer[] = [glossesJson, dailyTable, weeklyReview, digest, readingNotes];

/** A document that was read, with what spoke for its format; or why none can read it, in one sentence. */
export type ImportResult =
  | { readonly document: ImportedDocument; readonly why: string }
  | { readonly document: null; readonly refused: string };

export interface ImportOptions extends Origin {
  /** Reads the text as this kind, whatever it looks like. */
  readonly as?: SourceKind;
}

/** The importer that is surest about a text, with what spoke for it; null where none is. */
export function detectImporter(text: string): { readonly importer: Importer; readonly why: string } | null {
  let best: ({ readonly importer: Importer } & Detected) | null = null;
  for (const importer of IMPORTERS) {
    // None can be surer than that.
    if (best && best.score >= 1) break;
    const detected = importer.detect(text);
    if (detected && detected.score > (best?.score ?? 0)) best = { importer, ...detected };
  }
  return best;
}

/**
 * Reads a document of any kind. Never throws; linear in its length.
 * @param text as it was found; longer ones than `MOST_TEXT` are refused
 */
export function importDocument(text: string, { file, as }: ImportOptions): ImportResult {
  if (text.length > MOST_TEXT) return refused(`${file} is longer than ${MOST_TEXT / 1e6} million characters.`);
  const plain = plainText(repairMojibake(text));
  if (plain.trim() === '') return refused(`${file} is empty.`);
  const page = isHtml(plain) ? markdownOf(plain) : null;
  const words = page?.text ?? plain;
  const found = as
    ? { importer: IMPORTERS.find(({ kind }) => kind === as), why: 'It was asked for.' }
    : detectImporter(words);
  if (!found?.importer) return refused(`${file} is none of the documents that Papergloss reads: ${KINDS}.`);
  const document = withoutRepeats(found.importer.read(words, { file }));
  return { document: inOrder(page ? onPage(document, page.lines) : document), why: found.why };
}

const KINDS = Object.values(SOURCE_KINDS).join(', ').toLowerCase();

/** A document whose reasons stand in the order of its lines, however it was gone through. */
function inOrder(document: ImportedDocument): ImportedDocument {
  return { ...document, skipped: document.skipped.toSorted((one, other) => one.line - other.line) };
}

/** A document read from a page, with the lines of the page. */
function onPage(document: ImportedDocument, lines: readonly number[]): ImportedDocument {
  const moved = <T extends { readonly line: number }>(part: T): T => ({
    ...part,
    line: lines[part.line - 1] ?? part.line,
  });
  return { ...document, glosses: document.glosses.map(moved), skipped: document.skipped.map(moved) };
}

function refused(reason: string): ImportResult {
  return { document: null, refused: reason };
}
