import { browser } from './browser.ts';
import { file } from './file.ts';
import { webdav } from './webdav.ts';

/** The places that the library syncs through, in the order in which they are offered. */
export const BACKENDS = [browser, webdav, file] as const;
