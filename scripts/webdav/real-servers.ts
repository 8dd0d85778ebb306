import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fetch } from '../../lib/sync/backends/webdav/requests.ts';
import { findWebdavServers, type WebdavPrograms } from '../setup/webdav.mjs';
import { type Certificate, loopbackCertificate } from '../tls/certificate.ts';
import { trustingFetch } from './trusting-fetch.ts';

/** A real WebDAV server on this machine, over TLS, in a folder of its own. */
export interface WebdavServer extends AsyncDisposable {
  readonly name: string;
  readonly address: string;
  readonly user: string;
  readonly password: string;
  /** A `fetch` that trusts its certificate. */
  readonly fetch: Fetch;
  /** In PEM. */
  readonly certificate: string;
  /** Where it keeps its files, for a look behind its back. */
  readonly folder: string;
  /** Empties it, as its owner might. */
  wipe(): Promise<void>;
  /** Ends the server and deletes what it kept. */
  close(): Promise<void>;
}

interface Start {
  readonly port: number;
  readonly home: string;
  readonly data: string;
  readonly programs: WebdavPrograms;
}

interface Kind {
  readonly name: string;
  /** The command that serves `data` on `port`, once its files are written. */
  command(start: Start, certificate: Certificate): Promise<readonly [string, ...string[]]>;
}

const USER = 'reader';
const PASSWORD = 'pa55 wörd:';

/** Correct in all that was measured, and the one server here whose aborted uploads leave nothing behind. */
export const LIGHTTPD: Kind = {
  name: 'lighttpd',
  async command({ port, home, data, programs }, { key, cert }) {
    await writeFile(join(home, 'server.pem'), key + cert, { mode: 0o600 });
    await writeFile(join(home, 'users'), `${USER}:${PASSWORD}\n`, { mode: 0o600 });
    await mkdir(join(home, 'uploads'));
    const modules = ['auth', 'authn_file', 'openssl', 'webdav'].map((name) => `"mod_${name}"`);
    const settings = {
      'server.document-root': data,
      'server.bind': '127.0.0.1',
      'server.errorlog': join(home, 'error.log'),
      'ssl.engine': 'enable',
      'ssl.pemfile': join(home, 'server.pem'),
      'auth.backend': 'plain',
      'auth.backend.plain.userfile': join(home, 'users'),
      'webdav.activate': 'enable',
      'webdav.is-readonly': 'disable',
    };
    const lines = [
      `server.modules = (${modules.join(', ')})`,
      `server.port = ${port}`,
      `server.upload-dirs = (${JSON.stringify(join(home, 'uploads'))})`,
      ...Object.entries(settings).map(([name, value]) => `${name} = ${JSON.stringify(value)}`),
      // Without a type, GET carries no ETag.
      'mimetype.assign = ("" => "application/octet-stream")',
      'auth.require = ("/" => ("method" => "basic", "realm" => "library", "require" => "valid-user"))',
    ];
    await writeFile(join(home, 'server.conf'), `${lines.join('\n')}\n`);
    return [programs.lighttpd, '-D', '-m', programs.modules, '-f', join(home, 'server.conf')];
  },
};

/** Ignores conditions, and keeps what came of an upload that was broken off. */
export const RCLONE: Kind = {
  name: 'rclone',
  async command({ port, home, data, programs }, { key, cert }) {
    const [keyFile, certFile] = [join(home, 'key.pem'), join(home, 'cert.pem')];
    await writeFile(keyFile, key, { mode: 0o600 });
    await writeFile(certFile, cert);
    const place = ['--addr', `127.0.0.1:${port}`, '--cert', certFile, '--key', keyFile, '--user', USER];
    // It keeps its listings for five minutes, and would not see what is done behind its back.
    const fresh = ['--dir-cache-time', '0s', '--etag-hash', 'MD5', '--config', join(home, 'none.conf')];
    return [programs.rclone, 'serve', 'webdav', data, ...place, '--pass', PASSWORD, ...fresh];
  },
};

/** Runs a server that ends with the process that started it, however that ends. */
const UNTIL_STDIN_ENDS = 'exec 3<&0; "$@" 3<&- & server=$!; { cat <&3 >/dev/null; kill $server; } & wait $server';

/**
 * Runs a command with a disk of its own mounted, which nobody else sees and which goes with it: `unshare` lets those do
 * that who may not mount anything else.
 */
const WITH_DISK = ['-rm', 'sh', '-c', 'mount -t tmpfs -o size="$1" none "$2" && shift 2 && exec "$@"', 'sh'];

/** True where a server may have a small disk of its own: this takes user namespaces (Linux). */
export function mayHaveDisk(): boolean {
  return spawnSync('unshare', [...WITH_DISK, '4096', tmpdir(), 'true']).status === 0;
}

/**
 * @param disk bytes that it has room for; as many as this machine unless told, see `mayHaveDisk`
 * @throws where it can't be had or does not start, with its last words
 */
export async function startWebdavServer(kind: Kind, disk: number | null = null): Promise<WebdavServer> {
  const programs = findWebdavServers();
  if (!programs)
    throw new Error(`${kind.name} is not here: run npm run setup, which fetches it where that is possible.`);
  const home = await mkdtemp(join(tmpdir(), `papergloss-${kind.name}-`));
  const data = join(home, 'data');
  await mkdir(data);
  const port = await freePort();
  const certificate = await loopbackCertificate();
  const command = await kind.command({ port, home, data, programs }, certificate);
  const [program, ...args] = disk === null ? command : ['unshare', ...WITH_DISK, `${disk}`, data, ...command];
  const libraries = [...programs.libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  const env = { ...process.env, ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}) };
  const child = spawn('sh', ['-c', UNTIL_STDIN_ENDS, 'sh', program, ...args], { cwd: home, env });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => said.push(piece));
  const close = async () => {
    const ended = child.exitCode === null ? once(child, 'exit') : null;
    child.stdin.end();
    await ended;
    await rm(home, { recursive: true, force: true });
  };
  try {
    await answering(port, child);
  } catch (error) {
    await close();
    throw new Error(`${kind.name} did not start: ${Buffer.concat(said).toString().trim()}`, { cause: error });
  }
  return {
    name: kind.name,
    address: `https://127.0.0.1:${port}/`,
    user: USER,
    password: PASSWORD,
    certificate: certificate.cert,
    fetch: trustingFetch(certificate.cert),
    folder: data,
    async wipe() {
      for (const name of await readdir(data)) await rm(join(data, name), { recursive: true, force: true });
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** A port that was free a moment ago: these servers do not say which one they took. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Resolves when the port answers; rejects when the server has ended before. */
async function answering(port: number, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    if (await canConnect(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function canConnect(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
  }).then((answer) => {
    socket.destroy();
    return answer === true;
  });
}
