import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Has a Chromium profile that was never used allow the extension some hosts, as if its reader had: nobody is there to
 * answer the browser's own question. What the extension asks for beyond them stays unanswered.
 */
export async function allowHosts(profileDir: string, extensionDir: string, hosts: readonly string[]): Promise<void> {
  const permissions = {
    api: [],
    explicit_host: hosts.map((host) => `https://${host}/*`),
    manifest_permissions: [],
    scriptable_host: [],
  };
  const settings = {
    active_permissions: permissions,
    granted_permissions: permissions,
    runtime_granted_permissions: permissions,
  };
  await mkdir(join(profileDir, 'Default'), { recursive: true });
  await writeFile(
    join(profileDir, 'Default', 'Preferences'),
    JSON.stringify({ extensions: { settings: { [unpackedId(extensionDir)]: settings } } }),
  );
}

/** The id of an unpacked extension: the first half of the hash of its path, with `a` to `p` for digits. */
function unpackedId(extensionDir: string): string {
  const digits = createHash('sha256').update(extensionDir).digest('hex').slice(0, 32);
  return Array.from(digits, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}
