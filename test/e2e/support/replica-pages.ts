import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own replicas of the sites' pages. */
export const REPLICAS = fileURLToPath(new URL('../../pages/', import.meta.url));

/** A page that stands in for one on the web. */
export interface ReplicaPage {
  readonly file: string;
  /** Every address that it answers at. */
  readonly urls: readonly string[];
  /** The arXiv id of the paper that it shows; null for a list, an error page and the like. */
  readonly id: string | null;
  readonly title: string | null;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** An entry of the list, where what goes without saying is left out. */
interface PageEntry {
  readonly file: string;
  readonly url?: string;
  readonly urls?: readonly string[];
  readonly id?: string | null;
  readonly arxiv_id?: string | null;
  readonly title?: string | null;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Reads the list of a folder of pages.
 * @param folder one with a `pages.json` (or `manifest.json`) that names its files
 */
export async function readReplicaPages(folder: string): Promise<ReplicaPage[]> {
  const list: readonly PageEntry[] | { readonly pages: readonly PageEntry[] } = JSON.parse(await readList(folder));
  const entries = 'pages' in list ? list.pages : list;
  return entries.map((entry) => ({
    file: join(folder, basename(entry.file)),
    urls: [entry.url ?? [], entry.urls ?? []].flat(),
    id: entry.id ?? entry.arxiv_id ?? null,
    title: entry.title ?? null,
    status: entry.status ?? 200,
    headers: entry.headers ?? {},
  }));
}

async function readList(folder: string): Promise<string> {
  try {
    return await readFile(join(folder, 'pages.json'), 'utf8');
  } catch {
    return await readFile(join(folder, 'manifest.json'), 'utf8');
  }
}
