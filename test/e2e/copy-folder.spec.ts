import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Worker } from 'playwright/test';
import type { CopyFolder } from '../../lib/store/copy-folder.ts';
import { COPY_FOLDER_CONTRACT } from '../store/copy-folder-contract.ts';
import { expect, test } from './support/journey.ts';

const SOURCE = fileURLToPath(new URL('../../lib/store/copy-folder.ts', import.meta.url));

/** The folder that the product uses, its own code, run in the background of a real browser. */
async function realFolder(worker: Worker, name: string): Promise<CopyFolder> {
  const code = stripTypeScriptTypes(await readFile(SOURCE, 'utf8')).replace(/^export /gm, '');
  await worker.evaluate(`${code}; globalThis.folder = cacheFolder(${JSON.stringify(name)})`);
  const call = <Answer>(method: keyof CopyFolder, file: string, bytes: readonly number[]) =>
    worker.evaluate(
      async ([to, args]) => {
        const { folder } = globalThis as unknown as { folder: CopyFolder };
        const answer = await folder[to](args[0], Uint8Array.from(args[1]));
        return (answer instanceof Uint8Array ? [...answer] : (answer ?? null)) as unknown;
      },
      [method, [file, bytes]] as const,
    ) as Promise<Answer>;
  return {
    names: () => call('names', '', []),
    async read(file) {
      const bytes = await call<readonly number[] | null>('read', file, []);
      return bytes && Uint8Array.from(bytes);
    },
    write: (file, bytes) => call('write', file, [...bytes]),
    delete: (file) => call('delete', file, []),
  };
}

test('the folder of the second copy does in a browser what the one of the tests does', async ({ running }) => {
  const folder = await realFolder(running.worker, 'contract');
  for (const [does, check] of Object.entries(COPY_FOLDER_CONTRACT)) {
    const [found, expected] = await check(folder);
    expect(found, does).toEqual(expected);
  }
});
