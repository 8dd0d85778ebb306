import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkCatalog } from '../../entrypoints/background/packaged-catalog.ts';
import { sampleCatalog } from './sample-catalog.ts';

const { version } = sampleCatalog;
const text = JSON.stringify(sampleCatalog);

test('a whole file is taken as it is', async () => {
  expect(await checkCatalog(text, version)).toEqual(sampleCatalog);
});

test('a file cut short anywhere is refused with the remedy', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(text.length - 1), async (length) => {
      await expect(checkCatalog(text.slice(0, length), version)).rejects.toThrow(
        /can't be read.*Repair or update the extension/,
      );
    }),
  );
});

test('a file in which one letter was changed is refused', async () => {
  const changed = text.replace('fold towels', 'fold trowels');
  await expect(checkCatalog(changed, version)).rejects.toThrow(`its content is not version ${version}`);
});

test('a file of another shape is refused with the place of the fault', async () => {
  const other = JSON.stringify({ ...sampleCatalog, papers: [{ ...sampleCatalog.papers[0], title: 7 }] });
  await expect(checkCatalog(other, version)).rejects.toThrow(/papers\.0\.title/);
});
