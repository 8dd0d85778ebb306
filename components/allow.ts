import browser from 'webextension-polyfill';
import { errorMessage } from '../lib/core/errors.ts';
import { sendMessage } from '../lib/messages.ts';
import { placeOf } from './sources/source-place.ts';

/**
 * What goes to a host: `library` where the reader's papers and login go there, `nothing` where only documents come from
 * there.
 */
export type Sent = 'library' | 'nothing';

/**
 * Asks the reader to let the extension reach hosts; resolves to whether it may, at once where it might before.
 * Browsers ask only straight from a click: call it before anything is awaited.
 * @param patterns match patterns of the hosts, `https://cloud.example/*`
 */
export async function allow(patterns: readonly string[], sent: Sent): Promise<boolean> {
  // Firefox has the reader agree to what is sent, too; Chrome does not know the key.
  const kinds = browser.runtime.getManifest().browser_specific_settings?.gecko?.data_collection_permissions?.optional;
  const collected = sent === 'library' && kinds ? { data_collection: kinds } : {};
  return browser.permissions.request({ origins: [...patterns], ...collected });
}

/**
 * Gives back what `allow` got for a server, unless a source is fetched from there too. Never rejects, since a host that
 * stays allowed does no harm.
 */
export async function disallow(pattern: string): Promise<void> {
  try {
    const sources = await sendMessage('sources');
    if (sources.some((source) => placeOf(source)?.pattern === pattern)) return;
    await browser.permissions.remove({ origins: [pattern] });
  } catch (error) {
    console.warn(`The permission for ${pattern} was not given back: ${errorMessage(error)}`);
  }
}

/** What it means that the reader did not allow a host. @param so what follows: `it can’t sync there` */
export function refusedWords(host: string, so: string): string {
  return `You did not allow Papergloss to reach ${host}, so ${so}. Try again and choose Allow.`;
}
