import type { UserManifest } from 'wxt';

/**
 * No page may frame the extension's own, none of them runs code or loads anything from elsewhere. Of requests it lets
 * through the packaged index, and https only: a server that the reader syncs through, once its host is allowed.
 */
const EXTENSION_PAGES = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self' https:",
  "frame-ancestors 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** What the built manifest says beside what the entrypoints do. A difference from the snapshot fails the tests. */
export function manifest(browser: string): UserManifest {
  return {
    name: 'Papergloss',
    description:
      'A gloss beside every paper on arXiv and Hugging Face: what it says, what it reports, what it stands next to.',
    permissions: ['alarms', 'storage'],
    // Asked for one host at a time, at the reader's click on a server of theirs.
    optional_host_permissions: ['https://*/*'],
    incognito: 'not_allowed',
    content_security_policy: { extension_pages: EXTENSION_PAGES },
    ...(browser === 'firefox' ? firefox : chrome),
  };
}

const chrome: UserManifest = { minimum_chrome_version: '123', externally_connectable: { ids: [] } };

const firefox: UserManifest = {
  browser_specific_settings: {
    gecko: {
      id: 'papergloss@papergloss.org',
      strict_min_version: '140.0',
      // What goes to the reader's own server once they set one up: saved papers, user and password.
      data_collection_permissions: { required: ['none'], optional: ['websiteContent', 'authenticationInfo'] },
    },
    gecko_android: { strict_min_version: '142.0' },
  },
};
