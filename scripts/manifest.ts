import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { differences } from './manifest-differences.ts';

const ROOT = new URL('../', import.meta.url);
const UPDATE = 'node scripts/task.mjs manifest --update';
const BUILDS = ['chrome', 'firefox'] as const;

/** The built manifest without the version, which every release changes. */
async function builtManifest(browser: string): Promise<Record<string, unknown>> {
  const { version: _, ...rest } = await readJson(`.output/${browser}-mv3/manifest.json`);
  return rest;
}

async function readJson(path: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(new URL(path, ROOT), 'utf8'));
}

async function update(browser: string): Promise<void> {
  const file = new URL(`test/manifest/${browser}.json`, ROOT);
  await mkdir(new URL('.', file), { recursive: true });
  await writeFile(file, `${JSON.stringify(await builtManifest(browser), null, 2)}\n`);
  console.log(`${browser}: test/manifest/${browser}.json is what was built`);
}

/** The snapshots stand under the format check like every file that people read. */
function formatSnapshots(): void {
  const biome = fileURLToPath(new URL('node_modules/@biomejs/biome/bin/biome', ROOT));
  const folder = fileURLToPath(new URL('test/manifest', ROOT));
  spawnSync(process.execPath, [biome, 'format', '--write', '--log-level=error', folder], { stdio: 'inherit' });
}

/** Says what the built manifest differs in from the snapshot; true where it is nothing. */
async function check(browser: string): Promise<boolean> {
  const snapshot = await readJson(`test/manifest/${browser}.json`).catch(() => ({}));
  const found = differences(snapshot, await builtManifest(browser));
  for (const line of found) console.log(`${browser}: ${line}`);
  console.log(`${browser}: ${found.length === 0 ? 'as in the snapshot' : `if this is meant: ${UPDATE}`}`);
  return found.length === 0;
}

const { values } = parseArgs({ options: { update: { type: 'boolean', default: false } } });
for (const browser of BUILDS) {
  if (values.update) await update(browser);
  else if (!(await check(browser))) process.exitCode = 1;
}
if (values.update) formatSnapshots();
