import { afterEach, expect, test, vi } from 'vitest';
import { allow, disallow } from '../../components/allow.ts';
import { answerWith, sendMessage } from './popup-background.ts';
import { listed, series } from './sources/sample-sources.ts';
import { answerPermissions } from './sync/stage.tsx';

vi.mock('../../lib/messages.ts', () => import('./popup-background.ts'));

afterEach(() => {
  sendMessage.mockReset();
  vi.restoreAllMocks();
});

const RAW = 'https://raw.githubusercontent.com/*';

test('asks to send data only where the library goes', async () => {
  const { request } = answerPermissions(true, ['websiteContent']);
  await allow([RAW], 'nothing');
  expect(request).toHaveBeenLastCalledWith({ origins: [RAW] });
  await allow([RAW], 'library');
  expect(request).toHaveBeenLastCalledWith({ origins: [RAW], data_collection: ['websiteContent'] });
});

test('gives a host back, but not one that a source is fetched from', async () => {
  const { remove } = answerPermissions(true);
  answerWith({ sources: () => [listed('a'), series('b')] });
  await disallow(RAW);
  expect(remove).not.toHaveBeenCalled();
  await disallow('https://cloud.example/*');
  expect(remove).toHaveBeenCalledExactlyOnceWith({ origins: ['https://cloud.example/*'] });
});

test('keeps a host where nobody can say whether a source needs it', async () => {
  const { remove } = answerPermissions(true);
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
  answerWith({ sources: () => Promise.reject(new Error('The storage is full.')) });
  await disallow(RAW);
  expect(remove).not.toHaveBeenCalled();
  expect(warned).toHaveBeenCalledWith(`The permission for ${RAW} was not given back: The storage is full.`);
});
