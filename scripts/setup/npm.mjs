import { spawnSync } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { ROOT, SetupError } from './place.mjs';

/**
 * Installs what a folder's lock file names, nothing else, and runs no package's own scripts.
 * @param {string} node the Node that runs npm
 * @param {string} folder relative to the checkout
 */
export function installLocked(node, folder) {
  const cwd = `${ROOT}${folder}`;
  const flags = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const options = {
    cwd,
    env: { ...process.env, PATH: dirname(node) + delimiter + process.env.PATH },
    // npm's words go to stderr as well, and it must never wait for an answer.
    stdio: /** @type {('ignore' | 2)[]} */ (['ignore', 2, 2]),
  };
  const done = npm?.endsWith('.js')
    ? spawnSync(node, [npm, ...flags], options)
    : spawnSync('npm', flags, { ...options, shell: process.platform === 'win32' });
  if (done.status === 0) return;
  throw new SetupError(
    `npm could not install what ${folder || '.'}/package-lock.json names; its message stands above.`,
  );
}
