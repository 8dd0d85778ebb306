import { isDocument } from './document-of.ts';

/** Folders in folders deeper than this hold no archive of documents. */
const DEEPEST = 8;

/**
 * The files that were dropped; of dropped folders, the documents in them, by their paths. Call it straight from the event:
 * afterwards the browser knows of no folders any more.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly File[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (!entries.some(({ isDirectory }) => isDirectory)) return [...transfer.files];
  return (await filesIn(entries, DEEPEST)).filter(isDocument);
}

async function filesIn(entries: readonly FileSystemEntry[], depth: number): Promise<readonly File[]> {
  const files: File[] = [];
  for (const entry of entries) {
    if (entry.isFile) files.push(await fileOf(entry as FileSystemFileEntry));
    else if (depth > 0) files.push(...(await filesIn(await childrenOf(entry as FileSystemDirectoryEntry), depth - 1)));
  }
  return files;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    // The path says which month a day belongs to.
    entry.file((file) => resolve(new File([file], entry.fullPath.slice(1))), reject);
  });
}

/** A browser gives them in parts, and an empty one when there are no more. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<readonly FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (part.length === 0) return children;
    children.push(...part);
  }
}
