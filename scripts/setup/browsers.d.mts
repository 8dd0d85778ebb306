export type BrowserName = 'chromium' | 'firefox';

/** Path of a browser: the one its variable names, or else the first found. */
export function findBrowser(name: BrowserName): string | null;

/** Installs the browsers that are missing from the system's packages, where that is allowed. */
export function ensureBrowsers(names: readonly BrowserName[]): void;
