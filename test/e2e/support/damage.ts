import { existsSync, readdirSync } from 'node:fs';
import { open, readFile, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';

/** What happens to the files of a LevelDB, where Chromium keeps a profile's IndexedDB; each while it does not run. */
export const DAMAGES: Readonly<Record<string, (folder: string) => Promise<void>>> = {
  'every file overwritten': async (folder) => {
    for (const file of files(folder)) await overwrite(file, 0, (await stat(file)).size);
  },
  '64 bytes in the middle of the log flipped': async (folder) => {
    const log = await largest(folder, '.log');
    await overwrite(log, (await stat(log)).size >> 1, 64);
  },
  'the log cut to its half': async (folder) => {
    const log = await largest(folder, '.log');
    await truncate(log, (await stat(log)).size >> 1);
  },
  'the log deleted': async (folder) => rm(await largest(folder, '.log')),
  'a table deleted': async (folder) => rm(await largest(folder, '.ldb')),
  'the pointer to its manifest deleted': (folder) => rm(join(folder, 'CURRENT')),
  'the whole folder deleted': (folder) => rm(folder, { recursive: true }),
};

/** The folder of an extension's databases in a profile. */
export function databaseFolder(profileDir: string, extensionId: string): string {
  return join(profileDir, 'Default', 'IndexedDB', `chrome-extension_${extensionId}_0.indexeddb.leveldb`);
}

/** What is in the folder, to see that a damage changed it; null where it is gone. */
export async function fingerprint(folder: string): Promise<string | null> {
  if (!existsSync(folder)) return null;
  const parts = files(folder).map(async (file) => [file, (await readFile(file)).toString('base64')]);
  return JSON.stringify(await Promise.all(parts));
}

function files(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name !== 'LOCK')
    .map((name) => join(folder, name));
}

async function largest(folder: string, extension: string): Promise<string> {
  const sizes = files(folder)
    .filter((file) => file.endsWith(extension))
    .map(async (file) => ({ file, size: (await stat(file)).size }));
  const [first] = (await Promise.all(sizes)).sort((a, b) => b.size - a.size);
  if (!first) throw new Error(`${folder} has no file ${extension} to damage: ${readdirSync(folder).join(', ')}`);
  return first.file;
}

/** Changes every bit of some bytes in a pattern. */
export async function overwrite(file: string, start: number, length: number): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    const bytes = Buffer.alloc(length);
    await handle.read(bytes, 0, length, start);
    await handle.write(
      bytes.map((byte) => byte ^ 0x5a),
      0,
      length,
      start,
    );
  } finally {
    await handle.close();
  }
}
