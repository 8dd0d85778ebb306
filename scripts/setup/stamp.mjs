import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * Says whether a folder was filled from the lock file as it now stands.
 * @param {string} lock path of the lock file
 * @param {string} stamp path of the note that `writeStamp` left
 */
export function isFresh(lock, stamp) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digest(lock);
}

/**
 * Notes that a folder is complete. Written last, so that a broken install is done again.
 * @param {string} lock
 * @param {string} stamp
 */
export function writeStamp(lock, stamp) {
  writeFileSync(stamp, digest(lock));
}

/** @param {string} file */
function digest(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
