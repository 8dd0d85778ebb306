import { describe, expect, test } from 'vitest';
import { COPY_FOLDER_CONTRACT } from './copy-folder-contract.ts';
import { MemoryPlace } from './memory-folder.ts';

describe('a folder in memory, which stands in for the browser’s,', () => {
  const folder = new MemoryPlace().folder();
  for (const [does, check] of Object.entries(COPY_FOLDER_CONTRACT)) {
    test(does, async () => {
      const [found, expected] = await check(folder);
      expect(found).toEqual(expected);
    });
  }
});
