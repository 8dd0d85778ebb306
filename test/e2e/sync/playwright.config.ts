import { fileURLToPath } from 'node:url';
import { defineConfig } from 'playwright/test';

const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** Sync between real browsers, through real WebDAV servers and what a browser carries itself. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: at('.output/test/e2e-sync'),
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: at('.output/test/e2e:sync.json') }]],
});
