import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, SetupError, say } from './place.mjs';

/** Debian's packages of the WebDAV servers that tests sync through. They are unpacked, so that no service starts. */
const PACKAGES = ['lighttpd', 'lighttpd-mod-webdav', 'lighttpd-mod-openssl', 'rclone'];

const FOLDER = `${ROOT}.cache/webdav/`;
const LISTS = `${FOLDER}lists/`;
const UNPACKED = `${FOLDER}root/`;

const LIGHTTPD = 'usr/sbin/lighttpd';
const RCLONE = 'usr/bin/rclone';
const MODULES = 'usr/lib/lighttpd';
const NEEDED = [
  LIGHTTPD,
  RCLONE,
  ...['webdav', 'openssl', 'auth', 'authn_file'].map((name) => `${MODULES}/mod_${name}.so`),
];

/**
 * Where the servers are: unpacked here, or installed; null where they are not.
 * @returns {import('./webdav.d.mts').WebdavPrograms | null}
 */
export function findWebdavServers() {
  const root = [UNPACKED, '/'].find((place) => NEEDED.every((file) => existsSync(place + file)));
  if (!root) return null;
  const libraries = root === '/' ? [] : foldersOfLibraries(root);
  return { lighttpd: root + LIGHTTPD, modules: root + MODULES, rclone: root + RCLONE, libraries };
}

/** Unpacks the servers from the system's packages where they are missing. Needs no right to install. */
export function ensureWebdavServers() {
  const found = findWebdavServers();
  if (found) return found;
  say(`Unpacking ${PACKAGES.join(', ')} from the system's packages into .cache/webdav (15 MB, once).`);
  const debs = `${FOLDER}packages-${process.pid}/`;
  mkdirSync(debs, { recursive: true });
  // Fresh lists of packages, where the system has none or old ones, go into a folder of our own.
  const unpacked = [systemLists, ownLists].some((lists) => fetchPackages(debs, lists()) && unpack(debs));
  for (const folder of [debs, LISTS]) rmSync(folder, { recursive: true, force: true });
  const servers = unpacked ? findWebdavServers() : null;
  if (servers) return servers;
  throw new SetupError(
    `No lighttpd and rclone found, which the tests of WebDAV sync through. Install them (Debian: sudo apt-get install ${PACKAGES.join(' ')}).`,
  );
}

/**
 * @param {string} debs
 * @param {readonly string[]} options of apt-get
 */
function fetchPackages(debs, options) {
  if (options.length > 0 && apt([...options, 'update'], FOLDER).status !== 0) return false;
  const planned = apt([...options, '--simulate', '--no-install-recommends', 'install', ...PACKAGES], FOLDER).stdout;
  const names = [...String(planned).matchAll(/^Inst (\S+)/gm)].map((match) => match[1] ?? '');
  return apt([...options, 'download', ...(names.length > 0 ? names : PACKAGES)], debs).status === 0;
}

/**
 * @param {readonly string[]} args
 * @param {string} cwd
 */
function apt(args, cwd) {
  const quiet = ['-q', '-o', 'APT::Sandbox::User=root', '-o', 'Debug::NoLocking=1'];
  return spawnSync('apt-get', [...quiet, ...args], { cwd, stdio: ['ignore', 'pipe', 2], encoding: 'utf8' });
}

/** @returns {string[]} */
function systemLists() {
  return [];
}

function ownLists() {
  for (const name of ['state/lists/partial', 'cache/archives/partial']) mkdirSync(LISTS + name, { recursive: true });
  const places = { State: `${LISTS}state`, Cache: `${LISTS}cache`, 'State::status': '/var/lib/dpkg/status' };
  return Object.entries(places).flatMap(([name, place]) => ['-o', `Dir::${name}=${place}`]);
}

/** @param {string} debs */
function unpack(debs) {
  const made = `${FOLDER}root-${process.pid}`;
  const files = readdirSync(debs).filter((name) => name.endsWith('.deb'));
  const done = files.map((name) => spawnSync('dpkg-deb', ['-x', debs + name, made], { stdio: ['ignore', 2, 2] }));
  if (files.length === 0 || done.some(({ status }) => status !== 0)) return false;
  rmSync(UNPACKED, { recursive: true, force: true });
  renameSync(made, UNPACKED);
  return true;
}

/** @param {string} root */
function foldersOfLibraries(root) {
  return ['lib', 'usr/lib'].flatMap((name) => {
    const folder = join(root, name);
    const inside = existsSync(folder) ? readdirSync(folder) : [];
    return inside.filter((each) => each.includes('-linux-')).map((each) => join(folder, each));
  });
}
