import { isPaperId } from '../../../lib/core/arxiv-id.ts';
import { isIsoDay } from '../../../lib/core/dates.ts';
import { type OutlineNode, outlineTexts } from '../../../lib/core/gloss.ts';
import { isWebLink } from '../../../lib/core/text.ts';
import type { ImportedDocument, ImportedGloss, Skipped } from '../../../lib/importers/importer.ts';
import { importDocument } from '../../../lib/importers/index.ts';

const DEEPEST = 12;
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** What is wrong with the answer to a document; null where it is sound: read or refused, with every part in its place. */
export function faultOf(text: string, as?: ImportedDocument['kind']): string | null {
  const result = importDocument(text, { file: 'x', ...(as && { as }) });
  if (!result.document) return /^x is [^\n]+\.$/.test(result.refused) ? null : `refused by “${result.refused}”`;
  const { document } = result;
  const lines = text.split(/\r\n?|\n/).length;
  const faults = [
    ...document.glosses.map((gloss) => glossFault(gloss, lines, document.kind)),
    ...document.skipped.map((skipped) => skippedFault(skipped, lines)),
    dayFault(document.date),
    textFault(document.title),
  ];
  return faults.find((fault) => fault !== null) ?? null;
}

function glossFault(gloss: ImportedGloss, lines: number, kind: ImportedDocument['kind']): string | null {
  const { paper, line, date, text, sections, outline, metrics } = gloss;
  if (paper.id !== null && !isPaperId(paper.id)) return `the paper ${paper.id}`;
  if (paper.id === null && !paper.links.every(isWebLink)) return `a link of ${paper.links}`;
  if (!(line >= 1 && line <= lines)) return `line ${line} of ${lines}`;
  if (depthOf(outline) > DEEPEST + 1) return `an outline of ${depthOf(outline)} levels`;
  const shown = [...Object.values(sections), ...outlineTexts(outline)];
  const told = [paper.title ?? '', ...paper.authors, ...gloss.topics, ...gloss.institutions];
  const unquoted =
    kind === 'glosses' ? undefined : metrics.find(({ quote }) => !shown.some((one) => one.includes(quote)));
  if (unquoted) return `the quote “${unquoted.quote}”, which no section has`;
  return [text, ...shown, ...told].map(textFault).find((fault) => fault !== null) ?? dayFault(date);
}

function skippedFault({ line, reason }: Skipped, lines: number): string | null {
  if (!(line >= 1 && line <= lines)) return `a reason in line ${line} of ${lines}`;
  return reason.includes('\n') ? `the reason “${reason}”` : textFault(reason);
}

function dayFault(day: string | null): string | null {
  return day === null || isIsoDay(day) ? null : `the day ${day}`;
}

function textFault(text: string): string | null {
  if (!text.isWellFormed()) return 'half a surrogate pair';
  return CONTROL.test(text) ? `a control in ${JSON.stringify(text.slice(0, 200))}` : null;
}

function depthOf(nodes: readonly OutlineNode[]): number {
  return nodes.length === 0 ? 0 : 1 + Math.max(...nodes.map(({ children }) => depthOf(children ?? [])));
}
