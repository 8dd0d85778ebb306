import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests on real servers, which the task fetches where they are missing. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../../../', import.meta.url)),
    include: ['test/sync/real-servers/**/*.test.ts'],
    testTimeout: 30_000,
  },
});
