import browser from 'webextension-polyfill';
import { errorMessage } from '../../lib/core/errors.ts';

/**
 * Asks the reader to let the extension reach a host; resolves to whether it may, at once where it might before.
 * Browsers ask only straight from a click: call it before anything is awaited.
 * @param pattern of a `ServerPlace`
 */
export async function allow(pattern: string): Promise<boolean> {
  // Firefox has the reader agree to what is sent, too; Chrome does not know the key.
  const sent = browser.runtime.getManifest().browser_specific_settings?.gecko?.data_collection_permissions?.optional;
  return browser.permissions.request({ origins: [pattern], ...(sent && { data_collection: sent }) });
}

/** Gives back what `allow` got; never rejects, since a host that stays allowed does no harm. */
export async function disallow(pattern: string): Promise<void> {
  try {
    await browser.permissions.remove({ origins: [pattern] });
  } catch (error) {
    console.warn(`The permission for ${pattern} was not given back: ${errorMessage(error)}`);
  }
}

/** What it means that the reader did not allow a host. */
export function refusedWords(host: string): string {
  return `You did not allow Papergloss to reach ${host}, so it can’t sync there, and nothing is sent. Try again and choose Allow.`;
}
