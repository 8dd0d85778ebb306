import { execFile } from 'node:child_process';
import { readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Kills the Chromium of a profile by its process id, with no chance to tidy up. Resolves when all that it had started is
 * gone as well, so that the profile can be used again.
 */
export async function killBrowser(profileDir: string): Promise<void> {
  // `HOST-PID`
  const lock = await readlink(join(profileDir, 'SingletonLock'));
  const pid = Number(lock.split('-').at(-1));
  const family = new Set(descendants(pid, await processes()));
  process.kill(pid, 'SIGKILL');
  while ((await processes()).some((each) => family.has(each.pid))) await new Promise((done) => setTimeout(done, 20));
}

interface Process {
  readonly pid: number;
  readonly parent: number;
}

/** All that run; a dead one that nobody has asked after yet does not. */
async function processes(): Promise<readonly Process[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,stat=']);
  const rows = stdout.trim().split('\n');
  return rows.flatMap((row) => {
    const [pid, parent, state = ''] = row.trim().split(/\s+/);
    return state.startsWith('Z') ? [] : [{ pid: Number(pid), parent: Number(parent) }];
  });
}

function descendants(pid: number, all: readonly Process[]): readonly number[] {
  return [pid, ...all.filter(({ parent }) => parent === pid).flatMap((child) => descendants(child.pid, all))];
}
