/** Says whether a folder was filled from the lock file as it now stands. */
export function isFresh(lock: string, stamp: string): boolean;

/** Notes that a folder is complete. */
export function writeStamp(lock: string, stamp: string): void;
