import { expect, test } from 'vitest';
import { folderAddress, permissionPattern } from '../../../../lib/sync/backends/webdav/address.ts';
import { SyncError } from '../../../../lib/sync/fault.ts';

test.each([
  ['https://cloud.example/dav', 'https://cloud.example/dav/'],
  ['  https://cloud.example/dav/ ', 'https://cloud.example/dav/'],
  ['https://cloud.example', 'https://cloud.example/'],
  ['https://cloud.example:8443/remote.php/dav/files/ana/', 'https://cloud.example:8443/remote.php/dav/files/ana/'],
  ['https://cloud.example/Meine Papiere/ü', 'https://cloud.example/Meine%20Papiere/%C3%BC/'],
  ['HTTPS://Cloud.Example/A', 'https://cloud.example/A/'],
  ['https://192.168.1.20/dav', 'https://192.168.1.20/dav/'],
  ['https://nas.local/dav', 'https://nas.local/dav/'],
  ['https://[fd00::1]:8443/dav', 'https://[fd00::1]:8443/dav/'],
  ['https://localhost/dav', 'https://localhost/dav/'],
])('takes %s', (address, url) => {
  expect(folderAddress(address).href).toBe(url);
});

test.each([
  ['', /whole address/],
  ['cloud.example/dav', /whole address/],
  ['https://', /whole address/],
  ['http://cloud.example/dav', /https/],
  ['http://192.168.1.20/dav', /https/],
  ['ftp://cloud.example/', /https/],
  ['file:///etc/passwd', /whole address|https/],
  ['data:text/plain,x', /whole address|https/],
  ['javascript:alert(1)', /whole address|https/],
  ['chrome://settings', /https/],
  ['blob:https://cloud.example/x', /whole address|https/],
  ['https://ana:secret@cloud.example/dav', /name and the password out/],
  ['https://ana@cloud.example/dav', /name and the password out/],
  ['https://cloud.example/dav?key=1', /no \? and no #/],
  ['https://cloud.example/dav#top', /no \? and no #/],
  ['https://cloud.example/dav?', /no \? and no #/],
])('refuses %s in words', (address, says) => {
  expect(() => folderAddress(address)).toThrow(SyncError);
  expect(() => folderAddress(address)).toThrow(says);
  expect(() => folderAddress(address)).not.toThrow(/secret/);
});

test('asks for the permission of one host', () => {
  expect(permissionPattern('https://cloud.example:8443/dav')).toBe('https://cloud.example/*');
});
