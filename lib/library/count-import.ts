import type { Author } from './causal/edit.ts';
import { type CausalRecord, emptyRecord } from './causal/record.ts';
import { isLive } from './causal/view.ts';
import { importPaper } from './import-paper.ts';
import type { ReadPaper } from './portable.ts';

/** What an import would do, in papers. */
export interface ImportCounts {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Of those that change: papers whose note differs, so that both are kept. */
  readonly rivals: number;
}

/** Whose edits nobody will see. */
const NOBODY: Author = { replica: '0000000000', stamp: 0 };

/** @param rows what the library has of each paper, in the order of `papers` */
export function countImport(
  papers: readonly ReadPaper[],
  rows: readonly ({ readonly record: CausalRecord } | undefined)[],
  now: number,
): ImportCounts {
  const counts = { added: 0, changed: 0, unchanged: 0, rivals: 0 };
  for (const [at, paper] of papers.entries()) {
    const before = rows[at]?.record ?? emptyRecord(paper.id);
    const { record, rival } = importPaper(before, NOBODY, paper, now);
    if (!isLive(before)) counts.added += 1;
    else if (record === before) counts.unchanged += 1;
    else counts.changed += 1;
    if (rival) counts.rivals += 1;
  }
  return counts;
}
