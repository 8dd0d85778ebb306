/** Paths of the WebDAV servers that tests sync through. */
export interface WebdavPrograms {
  readonly lighttpd: string;
  /** The folder of lighttpd's modules. */
  readonly modules: string;
  readonly rclone: string;
  /** Folders of libraries that were unpacked along with them. */
  readonly libraries: readonly string[];
}

/** Where the servers are: unpacked here, or installed; null where they are not. */
export function findWebdavServers(): WebdavPrograms | null;

/** Unpacks the servers from the system's packages where they are missing. Needs no right to install. */
export function ensureWebdavServers(): WebdavPrograms;
