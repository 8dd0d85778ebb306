import { SyncError } from '../../fault.ts';
import type { Folder, FolderFile } from '../../folder.ts';
import { owned } from '../../sealing/bytes.ts';
import { readListing } from './listing.ts';
import { type Answer, noDav, refused, type Send } from './requests.ts';

/** Where the files stand below the reader's folder; made as needed. */
const FOLDERS = ['papergloss/', 'papergloss/v1/'];

const PROPERTIES =
  '<?xml version="1.0" encoding="utf-8"?>' +
  '<d:propfind xmlns:d="DAV:"><d:prop>' +
  '<d:getetag/><d:getcontentlength/><d:getlastmodified/><d:resourcetype/>' +
  '</d:prop></d:propfind>';

/** Answers of servers that are asked to write where there is no folder yet. */
const NO_PARENT: readonly number[] = [403, 404, 409];

/** Of MKCOL: made, or there already. */
const HAS_FOLDER: readonly number[] = [200, 201, 405];

/** Of MKCOL, while another device makes the same folder. */
const LOCKED = 423;
/** How often folders are made at most then; each try takes as long as two answers or three. */
const MOST_TRIES = 5;

const GONE: readonly number[] = [404, 410];

/** The same, of servers that tell a folder that is missing from a file that is. */
const NO_FILE: readonly number[] = [...GONE, 409];

/**
 * A folder on a WebDAV server (RFC 4918), with GET, PUT, DELETE, MKCOL and PROPFIND of depth 1 alone. Conditions and
 * locks are not used: too many servers ignore them, or get them wrong.
 * @param base the reader's folder, with a slash at its end
 */
export function webdavFolder(base: URL, send: Send): Folder {
  const folder = new URL(FOLDERS.at(-1) ?? '', base);
  const urlOf = (name: string) => new URL(encodeURIComponent(name), folder);
  const put = (name: string, bytes: Uint8Array) =>
    send('PUT', urlOf(name), { headers: { 'Content-Type': 'application/octet-stream' }, body: owned(bytes) });
  return {
    async list() {
      return (await listAt(folder, send, '1')) ?? [];
    },
    async get(name) {
      const answer = await send('GET', urlOf(name));
      if (NO_FILE.includes(answer.status) || isPage(answer.type)) return null;
      if (answer.status !== 200) throw refused(urlOf(name), answer);
      return answer.bytes;
    },
    async put(name, bytes) {
      let answer = await put(name, bytes);
      for (let tries = 1; NO_PARENT.includes(answer.status); tries += 1) {
        const locked = await makeFolders(base, send);
        if (locked && tries === MOST_TRIES) throw refused(urlOf(name), locked);
        answer = await put(name, bytes);
        if (!locked) break;
      }
      if (!isSuccess(answer.status)) throw refused(urlOf(name), answer);
    },
    async delete(name) {
      const answer = await send('DELETE', urlOf(name));
      if (!isSuccess(answer.status) && !NO_FILE.includes(answer.status)) throw refused(urlOf(name), answer);
    },
  };
}

/** What lies in a folder; null where there is none. @throws SyncError for an answer that is no listing */
export async function listAt(folder: URL, send: Send, depth: '0' | '1'): Promise<readonly FolderFile[] | null> {
  const headers = { Depth: depth, 'Content-Type': 'application/xml; charset=utf-8' };
  const answer = await send('PROPFIND', folder, { headers, body: PROPERTIES });
  if (GONE.includes(answer.status)) return null;
  if (!isSuccess(answer.status)) throw refused(folder, answer);
  const files = readListing(new TextDecoder().decode(answer.bytes), folder);
  if (files) return files;
  if (answer.status !== 207) throw noDav(folder);
  throw new SyncError(
    'server',
    `The list of files that ${folder.host} sent was cut short. It is asked for again later.`,
  );
}

/** Each with a slash at its end, without which nginx makes none. @returns the answer of a server that has one locked */
async function makeFolders(base: URL, send: Send): Promise<Answer | null> {
  for (const path of FOLDERS) {
    const url = new URL(path, base);
    const answer = await send('MKCOL', url);
    if (answer.status === LOCKED) return answer;
    if (!HAS_FOLDER.includes(answer.status)) throw refused(url, answer);
  }
  return null;
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** No file of ours is a page; a login page often comes with status 200. */
function isPage(type: string): boolean {
  return /^\s*(?:text\/html|application\/xhtml)/i.test(type);
}
