import type { Page } from 'playwright';
import { ask } from './ask.ts';
import { sampleLibrary } from './sample-library.ts';

/** Imports so many papers, as a reader would from a file. */
export async function importSample(page: Page, papers: number): Promise<void> {
  await ask(page, 'importLibrary', { name: 'library.json', text: sampleLibrary(papers) });
}

/** All that the library says of every paper on its list. */
export async function exportedPapers(page: Page): Promise<readonly object[]> {
  const { text } = await ask(page, 'exportLibrary', { format: 'json', papers: {} });
  const { papers }: { readonly papers: readonly { readonly id: string }[] } = JSON.parse(text);
  return [...papers].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The number of the library's last change and of the last that is in its second copy, read beside our own code. */
export function sequences(page: Page): Promise<{ readonly library: number; readonly copy: number }> {
  return page.evaluate(readSequences);
}

/** What `sequences` runs in a page of the extension. */
export async function readSequences(): Promise<{ library: number; copy: number }> {
  const files = await caches.open('second-copy-1');
  const heads = (await files.keys())
    .filter(({ url }) => url.includes('/head.'))
    .sort((a, b) => Number(b.url.split('.')[2]) - Number(a.url.split('.')[2]));
  const head = heads[0] && (await (await files.match(heads[0]))?.json());
  const library = await new Promise<number>((resolve, reject) => {
    const opening = indexedDB.open('papergloss');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const reading = opening.result.transaction('replica').objectStore('replica').get('library');
      reading.onsuccess = () => {
        opening.result.close();
        resolve(reading.result.sequence);
      };
    };
  });
  return { library, copy: head?.sequence ?? 0 };
}
