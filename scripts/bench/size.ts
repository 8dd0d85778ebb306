import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { table } from '../commands/table.ts';

const BUILDS = ['chrome-mv3', 'firefox-mv3'];

/** Raw and packed bytes of every file of a build that is code or look. */
async function sizes(build: string): Promise<string[][]> {
  const folder = fileURLToPath(new URL(`../../.output/${build}/`, import.meta.url));
  const files = (await readdir(folder, { recursive: true })).filter((file) => /\.(js|css|html)$/.test(file)).sort();
  return Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(folder + file);
      return [String(bytes.length), String(gzipSync(bytes, { level: 9 }).length), file];
    }),
  );
}

for (const build of BUILDS) {
  const rows = await sizes(build);
  console.log(`${build}: bytes, and with gzip -9`);
  console.log(table(rows));
}
