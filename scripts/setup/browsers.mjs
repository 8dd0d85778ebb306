import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SetupError, say } from './place.mjs';

/**
 * The browsers that tests and demo drive. Google's own Chrome is not among them: since version 137 it loads no
 * extension from a folder.
 */
const BROWSERS = {
  chromium: {
    title: 'Chromium',
    variable: 'PAPERGLOSS_CHROMIUM',
    names: ['chromium', 'chromium-browser', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
    debian: 'chromium',
  },
  firefox: {
    title: 'Firefox',
    variable: 'PAPERGLOSS_FIREFOX',
    names: ['firefox-esr', 'firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'],
    debian: 'firefox-esr',
  },
};

/** @typedef {keyof typeof BROWSERS} BrowserName */

/**
 * Path of a browser: the one its variable names, or else the first found.
 * @param {BrowserName} name
 * @returns {string | null}
 */
export function findBrowser(name) {
  const { variable, names } = BROWSERS[name];
  const named = process.env[variable];
  const folders = (process.env.PATH ?? '').split(delimiter);
  const places = named
    ? [named]
    : names.flatMap((file) => (file.startsWith('/') ? file : folders.map((at) => join(at, file))));
  return places.find(isExecutable) ?? null;
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Installs the browsers that are missing from the system's packages, where that is allowed.
 * @param {readonly BrowserName[]} names
 */
export function ensureBrowsers(names) {
  const missing = names.filter((name) => !findBrowser(name));
  if (missing.length === 0) return;
  const packages = missing.map((name) => BROWSERS[name].debian);
  const asRoot = aptPrefix();
  if (asRoot) installPackages(asRoot, packages);
  const still = missing.filter((name) => !findBrowser(name));
  if (still.length > 0) throw new SetupError(howToInstall(still));
}

/** @param {readonly BrowserName[]} names */
function howToInstall(names) {
  const titles = names.map((name) => BROWSERS[name].title).join(' and ');
  const debian = names.map((name) => BROWSERS[name].debian).join(' ');
  const variables = names.map((name) => BROWSERS[name].variable).join(', ');
  return `No ${titles} found: install it (Debian: sudo apt-get install ${debian}) or name the executable in ${variables}.`;
}

/**
 * What stands before apt-get for it to run as root; null where it can't.
 * @returns {string[] | null}
 */
function aptPrefix() {
  if (!runs('apt-get', ['--version'])) return null;
  if (process.getuid?.() === 0) return [];
  return runs('sudo', ['-n', 'true']) ? ['sudo', '-n'] : null;
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function runs(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/**
 * @param {readonly string[]} prefix
 * @param {readonly string[]} packages
 */
function installPackages(prefix, packages) {
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...packages];
  say(
    `Installing ${packages.join(' and ')} from the system's packages (a few minutes): ${[...prefix, ...install].join(' ')}`,
  );
  for (const command of [['apt-get', '-q', 'update'], install]) {
    const [program = '', ...args] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', ...command];
    // Goes on after a failure: an update that missed one repository may still have brought what is needed.
    spawnSync(program, args, { stdio: ['ignore', 'ignore', 2] });
  }
}
