import { vi } from 'vitest';
import browser from 'webextension-polyfill';
import { SyncSection } from '../../../components/sync/sync-section.tsx';
import { useSync } from '../../../components/sync/use-sync.ts';

/** The section as the options show it. */
export function Stage() {
  return <SyncSection sync={useSync()} />;
}

/** Answers what the browser is asked for permissions, and gives what was asked. */
export function answerPermissions(allowed: boolean | Promise<boolean>, optional?: readonly string[]) {
  const manifest = {
    manifest_version: 3,
    name: 'Papergloss',
    version: '1.2.3',
    ...(optional && { browser_specific_settings: { gecko: { data_collection_permissions: { optional } } } }),
  };
  vi.spyOn(browser.runtime, 'getManifest').mockReturnValue(manifest as ReturnType<typeof browser.runtime.getManifest>);
  return {
    request: vi.spyOn(browser.permissions, 'request').mockImplementation(() => Promise.resolve(allowed)),
    remove: vi.spyOn(browser.permissions, 'remove').mockResolvedValue(true),
  };
}

/** The block of a place. */
export function block(kind: 'browser' | 'webdav' | 'file'): HTMLElement {
  const found = document.querySelector<HTMLElement>(`[data-backend="${kind}"]`);
  if (!found) throw new Error(`there is no block of ${kind}`);
  return found;
}
