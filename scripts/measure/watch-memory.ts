import { readFile, writeFile } from 'node:fs/promises';
import type { BrowserContext } from 'playwright';

/**
 * Watches how much more memory each process of a Chromium takes than it has now, by the kernel's own account (Linux,
 * proc(5): `VmRSS`, `VmHWM`).
 */
export async function watchMemory(
  context: BrowserContext,
): Promise<{ /** Gives the most bytes that any of them rose by, at its peak. */ end(): Promise<number> }> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('this Chromium lets nobody look at its processes');
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const before = new Map<number, number>();
  for (const { id } of processInfo) {
    // The peak is what is there, from now on.
    await writeFile(`/proc/${id}/clear_refs`, '5');
    before.set(id, await memoryOf(id, 'VmRSS'));
  }
  return {
    async end() {
      const rises = [...before].map(async ([id, bytes]) => (await memoryOf(id, 'VmHWM')) - bytes);
      return Math.max(...(await Promise.all(rises)));
    },
  };
}

/** Bytes of a row of a process's status; 0 where it is gone. */
async function memoryOf(id: number, name: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
  const [, kilobytes = '0'] = new RegExp(`^${name}:\\s*(\\d+) kB`, 'm').exec(status) ?? [];
  return Number(kilobytes) * 1024;
}
