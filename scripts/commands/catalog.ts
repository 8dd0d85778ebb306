import { mkdir, rename, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Catalog } from '../../lib/catalog/catalog.ts';
import type { Command } from './command.ts';
import { bundledCatalog } from './load-catalog.ts';
import { table } from './table.ts';

const BUILT = new URL('../../public/catalog/', import.meta.url);
/** On the same disk, and in no build. */
const HALVES = new URL('../../.output/', import.meta.url);

/** Builds the bundled catalog into `public/catalog/`. */
export const catalog: Command = {
  usage: 'catalog',
  says: 'build the bundled index and count what is in it',
  async run(args, io) {
    parseArgs({ args: [...args], options: {} });
    const built = await bundledCatalog();
    const counts = catalogCounts(built, await writeCatalog(built));
    io.note(catalogTable(counts));
    io.out(counts);
  },
};

/** Writes the catalog and the small file by which its version is known without reading it; gives the bytes. */
async function writeCatalog(built: Catalog): Promise<number> {
  await Promise.all([BUILT, HALVES].map((folder) => mkdir(folder, { recursive: true })));
  const bytes = await writeJson('papers.json', built);
  await writeJson('version.json', { version: built.version, papers: built.papers.length });
  return bytes;
}

/** Put in place at once: a build that runs meanwhile must not copy half a file. */
async function writeJson(name: string, content: unknown): Promise<number> {
  const text = JSON.stringify(content);
  const half = new URL(`${name}.${process.pid}`, HALVES);
  await writeFile(half, text);
  await rename(half, new URL(name, BUILT));
  return Buffer.byteLength(text);
}

export interface CatalogCounts {
  readonly version: string;
  readonly papers: number;
  readonly sources: readonly { readonly id: string; readonly title: string; readonly glosses: number }[];
  readonly bytes: number;
  readonly bytesPerPaper: number;
}

/** What is in a catalog, counted. */
function catalogCounts({ version, papers, sources }: Catalog, bytes: number): CatalogCounts {
  const glosses = papers.flatMap((paper) => paper.glosses);
  return {
    version,
    papers: papers.length,
    sources: sources.map(({ id, title }) => ({
      id,
      title,
      glosses: glosses.filter((gloss) => gloss.source === id).length,
    })),
    bytes,
    bytesPerPaper: Math.round(bytes / Math.max(1, papers.length)),
  };
}

function catalogTable({ version, papers, sources, bytes, bytesPerPaper }: CatalogCounts): string {
  return [
    `Catalog ${version}: ${papers} papers, ${bytes} bytes, ${bytesPerPaper} a paper`,
    table(sources.map(({ id, title, glosses }) => [String(glosses), id, title])),
  ].join('\n');
}
