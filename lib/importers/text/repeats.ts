import { type ImportedDocument, MOST_SKIPPED } from '../importer.ts';
import { quoted } from './skip-list.ts';

/** A document in which a paper is not told of twice in the same words: what repeats an earlier place is only listed. */
export function withoutRepeats(document: ImportedDocument): ImportedDocument {
  const lines = new Map<string, number>();
  const repeated = new Map<number, number>();
  for (const [at, { paper, topics, sections, outline, text, line }] of document.glosses.entries()) {
    if (paper.id === null) continue;
    const words = JSON.stringify([paper.id, topics, sections, outline, text]);
    const first = lines.get(words);
    if (first === undefined) lines.set(words, line);
    else repeated.set(at, first);
  }
  if (repeated.size === 0) return document;
  const skipped = [...repeated].slice(0, MOST_SKIPPED).flatMap(([at, first]) => {
    const gloss = document.glosses[at];
    return gloss
      ? [{ line: gloss.line, reason: `what is said of ${quoted(gloss.paper.title ?? '')} repeats line ${first}` }]
      : [];
  });
  return {
    ...document,
    glosses: document.glosses.filter((_, at) => !repeated.has(at)),
    skipped: [...document.skipped, ...skipped],
  };
}
