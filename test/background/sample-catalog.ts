import { createHash } from 'node:crypto';
import type { PackagedCatalog } from '../../entrypoints/background/packaged-catalog.ts';
import { buildCatalog } from '../../lib/catalog/build.ts';
import { PaperglossError } from '../../lib/core/errors.ts';
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
