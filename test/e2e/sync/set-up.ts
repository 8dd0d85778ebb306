import type { ServerAccess } from '../../../lib/sync/status.ts';
import type { ChromiumDevice, FirefoxDevice } from './devices.ts';

/** What the form asks for, by the names of its fields. */
function fieldsOf({ address, user, password, passphrase }: ServerAccess): Readonly<Record<string, string>> {
  return { address, user, password, passphrase: passphrase ?? '', again: passphrase ?? '' };
}

/** Sets up a server in the options, as a reader does, up to the last click. */
export async function fillForm({ options }: ChromiumDevice, access: ServerAccess): Promise<void> {
  const block = options.locator('[data-backend="webdav"]');
  const form = block.getByRole('form', { name: 'WebDAV server' });
  if (!(await form.isVisible())) await block.getByRole('button', { name: 'Set up' }).click();
  for (const [name, value] of Object.entries(fieldsOf(access))) await form.locator(`[name="${name}"]`).fill(value);
  await form.getByRole('button', { name: 'Set up' }).click();
}

/** The same in Firefox. */
export async function fillFormInFirefox({ options }: FirefoxDevice, access: ServerAccess): Promise<void> {
  const button = await options.waitForSelector('[data-backend="webdav"] ::-p-aria([name="Set up"][role="button"])');
  await button?.click();
  for (const [name, value] of Object.entries(fieldsOf(access))) {
    const field = await options.waitForSelector(`[data-backend="webdav"] form [name="${name}"]`);
    await field?.type(value);
  }
  await (await options.$('[data-backend="webdav"] form [type="submit"]'))?.click();
}
