import type { Staged, StagedDocument } from '../../../lib/sources/listed-source.ts';

/** What several documents would bring together. */
export interface StagedTotals {
  readonly documents: number;
  /** Documents that none of the formats can read. */
  readonly refused: number;
  /** Documents that are here already, word for word. */
  readonly same: number;
  readonly glosses: number;
  readonly matched: number;
  readonly unmatched: number;
  readonly skipped: number;
}

export function totalsOf(documents: readonly StagedDocument[]): StagedTotals {
  const sum = (count: (document: StagedDocument) => number) =>
    documents.reduce((total, document) => total + count(document), 0);
  return {
    documents: documents.length,
    refused: sum(({ format }) => Number(format === null)),
    same: sum(({ known }) => Number(known?.same ?? false)),
    glosses: sum(({ glosses }) => glosses),
    matched: sum(({ matched }) => matched),
    unmatched: sum(({ unmatched }) => unmatched),
    skipped: sum(({ skippedInAll }) => skippedInAll),
  };
}

/** Whether keeping would change anything. */
export function brings(staged: Pick<Staged, 'documents' | 'address'>): boolean {
  const readable = staged.documents.filter(({ format }) => format !== null);
  // What is here already may still be followed from now on.
  return readable.length > 0 && (staged.address !== null || readable.some(({ known }) => !known?.same));
}

/** The source that holds earlier forms of these documents; null where there is none, or several. */
export function knownIn(documents: readonly StagedDocument[]): string | null {
  const found = new Set(documents.flatMap(({ known }) => (known ? [known.source] : [])));
  const [first = null] = found;
  return found.size === 1 ? first : null;
}
