import { spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('./bench/', import.meta.url));

/** The benchmarks there are: the scripts of `bench/`. */
async function benchmarks(): Promise<string[]> {
  return (await readdir(FOLDER)).filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -'.ts'.length));
}

const names = await benchmarks();
const [name = '', ...args] = process.argv.slice(2);
if (names.includes(name)) {
  const { status } = spawnSync(process.execPath, [`${FOLDER}${name}.ts`, ...args], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} else {
  console.error(`npm run bench -- NAME, where NAME is one of ${names.join(', ')}`);
  process.exitCode = 2;
}
