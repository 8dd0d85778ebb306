import { libraryChecked, readSetting, writeSetting } from '../../../lib/settings.ts';
import { cacheFolder } from '../../../lib/store/copy-folder.ts';
import type { DatabaseHandle } from '../../../lib/store/database.ts';
import { createSafekeeping, type Safekeeping } from '../../../lib/store/safekeeping.ts';
import { createSnapshots, type Snapshots } from '../../../lib/store/snapshots.ts';

/** The number is that of the format: a later one writes elsewhere, and never over what it can't read. */
const COPY = 'second-copy-1';
const SNAPSHOTS = 'snapshots-1';

/** Milliseconds that the look into every row leaves to what the reader waits for. */
const CHECK_PAUSE = 3000;

export interface RunningSafekeeping extends Safekeeping {
  readonly snapshots: Snapshots;
}

/**
 * Keeps the library's second copy and snapshots in this browser, and looks into every row once a session.
 * @param healed called when a damaged library was healed
 */
export function startSafekeeping(
  handle: DatabaseHandle,
  healed: () => void,
  warn: (error: unknown) => void,
): RunningSafekeeping {
  const snapshots = createSnapshots(cacheFolder(SNAPSHOTS), Date.now);
  const safekeeping = createSafekeeping({
    handle,
    folder: cacheFolder(COPY),
    snapshots,
    now: Date.now,
    healed,
    warn,
  });
  checkOnce(safekeeping).catch(warn);
  return { ...safekeeping, snapshots };
}

async function checkOnce(safekeeping: Safekeeping): Promise<void> {
  if (await readSetting(libraryChecked)) return;
  await new Promise((resolve) => setTimeout(resolve, CHECK_PAUSE));
  await safekeeping.checkWholly();
  await writeSetting(libraryChecked, true);
}
