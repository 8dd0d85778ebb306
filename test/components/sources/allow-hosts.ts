import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { sendMessage } from '../popup-background.ts';

/** The browser's question whether a host may be reached; answered with yes unless a test says otherwise. */
export const request = vi.fn(async (_: unknown) => true);

/** A fresh browser for each test of a file, in which hosts can be asked for. */
export function withHosts(): void {
  beforeEach(() => {
    fakeBrowser.reset();
    vi.spyOn(browser.runtime, 'getManifest').mockReturnValue({ manifest_version: 3, name: 'Papergloss', version: '1' });
    request.mockReset().mockResolvedValue(true);
    vi.spyOn(browser.permissions, 'request').mockImplementation(request);
  });
  afterEach(() => {
    cleanup();
    sendMessage.mockReset();
    vi.restoreAllMocks();
  });
}
