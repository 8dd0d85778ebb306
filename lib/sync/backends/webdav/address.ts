import { SyncError } from '../../fault.ts';

/**
 * The folder that an address names. Private and loopback addresses are fine: a reader's own server at home is what
 * WebDAV is for, and nobody but the reader writes this address.
 * @throws SyncError in words, for an address that is not to be used
 */
export function folderAddress(address: string): URL {
  const url = parseUrl(address.trim());
  if (!url || url.hostname === '') {
    throw wrong('Enter the whole address of a WebDAV folder, such as https://cloud.example/dav/.');
  }
  if (url.protocol !== 'https:') {
    throw wrong('The address has to begin with https:, or the password could be read on its way.');
  }
  if (url.username !== '' || url.password !== '') {
    throw wrong('Take the name and the password out of the address, and enter them in their own fields.');
  }
  if (/[?#]/.test(address)) throw wrong('The address of a folder has no ? and no #: leave out what begins there.');
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

/**
 * The pattern of the permission to ask the reader for. It has no port, which Firefox does not take, so it allows all
 * ports of the host.
 * @throws SyncError as `folderAddress` does
 */
export function permissionPattern(address: string): string {
  return `https://${folderAddress(address).hostname}/*`;
}

function parseUrl(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}

function wrong(message: string): SyncError {
  return new SyncError('no-folder', message);
}
