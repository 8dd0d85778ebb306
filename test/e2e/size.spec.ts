import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { CHROME_BUILD } from './support/chromium.ts';
import { expect, test } from './support/journey.ts';

/** What a page that shows a paper may cost: script and style together, packed. */
const MOST_BYTES = 22_500;

test('the content script and its style stay small', async () => {
  const manifest = JSON.parse(await readFile(join(CHROME_BUILD, 'manifest.json'), 'utf8')) as chrome.runtime.ManifestV3;
  const files = (manifest.content_scripts ?? []).flatMap(({ js = [], css = [] }) => [...js, ...css]);
  expect(files.length).toBeGreaterThan(0);
  const sizes = await Promise.all(
    files.map(async (file) => gzipSync(await readFile(join(CHROME_BUILD, file)), { level: 9 }).length),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MOST_BYTES);
});
