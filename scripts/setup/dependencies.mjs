import { installLocked } from './npm.mjs';
import { ROOT, say } from './place.mjs';
import { isFresh, writeStamp } from './stamp.mjs';

const LOCK = `${ROOT}package-lock.json`;
const STAMP = `${ROOT}node_modules/.papergloss-lock`;

/**
 * Installs the locked dependencies where they are missing or older than the lock file.
 * @param {string} node the Node that runs npm
 */
export function ensureDependencies(node) {
  if (isFresh(LOCK, STAMP)) return;
  say('Installing the locked dependencies: npm ci.');
  installLocked(node, '');
  writeStamp(LOCK, STAMP);
}
