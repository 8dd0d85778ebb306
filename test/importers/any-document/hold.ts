import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SOURCE_KINDS, type SourceKind } from '../../../lib/core/gloss.ts';
import { madeDocuments } from './made-documents.ts';
import { faultOf } from './sound.ts';

const KINDS = Object.keys(SOURCE_KINDS) as SourceKind[];
/** 100,000 over all samples, unless `RUNS` says otherwise. */
const RUNS = Number(process.env.RUNS ?? 17_000);
const SEED = Number(process.env.SEED ?? 20_240_229);

/** Holds the importers to documents made from a sample: any is read or refused, never thrown at. */
export function holdToAnyDocument(sample: string): void {
  const text = readFileSync(new URL(`../../documents/importers/${sample}`, import.meta.url), 'utf8');
  it(`reads or refuses ${RUNS} documents made from ${sample}, seed ${SEED}`, { timeout: 60_000 + RUNS * 10 }, () => {
    const prototype = Object.getOwnPropertyNames(Object.prototype).length;
    let number = 0;
    for (const made of madeDocuments(text, SEED)) {
      // One in four is read as a kind that it need not be.
      const as = number % 4 === 0 ? KINDS[(number / 4) % KINDS.length] : undefined;
      const fault = faultOf(made, as);
      if (fault !== null)
        expect.fail(`document ${number} of seed ${SEED}, read as ${as ?? 'it seems'}: ${fault}\n${made}`);
      number += 1;
      if (number === RUNS) break;
    }
    expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(prototype);
  });
}
