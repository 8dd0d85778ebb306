import { toHex } from '../../../core/hex.ts';
import { SyncError, type SyncFault } from '../../fault.ts';
import type { Folder } from '../../folder.ts';
import { checkPassphrase } from '../../sealing/key-folder.ts';
import type { ServerAccess, ServerTest } from '../../status.ts';
import { folderAddress } from './address.ts';
import { listAt, webdavFolder } from './folder.ts';
import { type Fetch, type Send, webdavRequests } from './requests.ts';

/** What is found out, in this order, with what is said where all is well. */
const STEPS = [
  { step: 'address', says: 'The address is one that can be used.' },
  { step: 'connection', says: 'The server answers, and the browser trusts its certificate.' },
  { step: 'login', says: 'It accepts the name and the password.' },
  { step: 'folder', says: 'The address is that of a WebDAV folder.' },
  { step: 'passphrase', says: 'Nothing stands there that could not be read.' },
  { step: 'write', says: 'This account may write to it.' },
  { step: 'keep', says: 'What was written came back as it was.' },
] as const;

type Step = (typeof STEPS)[number]['step'];

/** Faults of the request for the folder that tell of an earlier step. */
const EARLIER: Partial<Record<SyncFault, Step>> = { unreachable: 'connection', login: 'login' };

/**
 * Tries a server as the reader describes it, up to the first thing that is wrong: reaches it, logs in, finds a folder,
 * opens what is encrypted there, writes a file, reads it back and deletes it. What it says is for the reader.
 */
export async function tryServer(access: ServerAccess, fetch: Fetch, timeout?: number): Promise<ServerTest> {
  let step: Step = 'address';
  try {
    const base = folderAddress(access.address);
    const send = webdavRequests(access, fetch, timeout);
    const folder = webdavFolder(base, send);
    step = 'folder';
    await findFolder(base, send);
    step = 'passphrase';
    await checkPassphrase(folder, access.passphrase);
    step = 'write';
    const probe = await writeProbe(folder, base.host);
    step = 'keep';
    await readProbe(folder, probe, base.host);
    return { ok: true, steps: STEPS.map((each) => ({ ...each, ok: true })) };
  } catch (error) {
    if (!(error instanceof SyncError)) throw error;
    const failed = step === 'folder' ? (EARLIER[error.fault] ?? step) : step;
    const before = STEPS.slice(
      0,
      STEPS.findIndex((each) => each.step === failed),
    );
    return {
      ok: false,
      steps: [...before.map((each) => ({ ...each, ok: true })), { step: failed, ok: false, says: error.message }],
    };
  }
}

/** @throws SyncError */
async function findFolder(base: URL, send: Send): Promise<void> {
  if ((await listAt(base, send, '0')) === null) {
    throw new SyncError('no-folder', `${base.host} has no folder at ${base.pathname}. Check the address.`);
  }
}

interface Probe {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file of random bytes, so that nothing stored before can pass for it. */
async function writeProbe(folder: Folder, host: string): Promise<Probe> {
  const bytes = crypto.getRandomValues(new Uint8Array(4096));
  const name = `probe.${toHex(bytes.subarray(0, 8))}`;
  try {
    await folder.put(name, bytes);
  } catch (error) {
    if (!(error instanceof SyncError) || !['forbidden', 'no-folder'].includes(error.fault)) throw error;
    throw new SyncError(
      error.fault,
      `${host} lets this account read the folder, but not write to it. Give it that right, or choose another folder.`,
    );
  }
  return { name, bytes };
}

async function readProbe(folder: Folder, { name, bytes }: Probe, host: string): Promise<void> {
  let kept: Uint8Array | null = null;
  let listed = false;
  try {
    kept = await folder.get(name);
    listed = (await folder.list()).some((file) => file.name === name);
  } finally {
    await folder.delete(name);
  }
  if (kept?.length === bytes.length && bytes.every((byte, at) => byte === kept[at]) && listed) return;
  const what = listed ? 'gives back something else than what was written' : 'does not list what was written';
  throw new SyncError('not-kept', `${host} ${what}, so nothing would be safe there. Use another server.`);
}
