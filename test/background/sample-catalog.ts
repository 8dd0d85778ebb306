import { createHash } from 'node:crypto';
import { createCatalogReader } from '../../entrypoints/background/catalog-reader.ts';
import { createKnownPapers, type KnownPapers } from '../../entrypoints/background/known-papers.ts';
import type { PackagedCatalog } from '../../entrypoints/background/packaged-catalog.ts';
import { createImportedGlosses } from '../../entrypoints/background/sources/imported-glosses.ts';
import { buildCatalog } from '../../lib/catalog/build.ts';
import { PaperglossError } from '../../lib/core/errors.ts';
import type { DatabaseHandle } from '../../lib/store/database.ts';
import { input, sampleFile } from '../catalog/sample-file.ts';

export const digest = (text: string) => createHash('sha256').update(text).digest('hex');

export const sampleCatalog = buildCatalog([input(sampleFile())], digest);

/** A package that counts how often it is read, and is broken while it is told to be. */
export function samplePackage(catalog = sampleCatalog): PackagedCatalog & { reads: number; broken: boolean } {
  return {
    version: catalog.version,
    reads: 0,
    broken: false,
    async read() {
      this.reads += 1;
      if (this.broken) throw new PaperglossError('catalog-unreadable', 'The bundled index is cut short.');
      return catalog;
    },
  };
}

/** The sample papers with what the sources in a database say. */
export function samplePapers(handle: DatabaseHandle, packaged: PackagedCatalog = samplePackage()): KnownPapers {
  return createKnownPapers(createCatalogReader(handle, packaged), createImportedGlosses(handle.open));
}
