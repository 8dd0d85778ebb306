import { defineConfig } from 'playwright/test';

/** End-to-end tests in the system's Chromium; see test/e2e/support/chromium.ts. */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  // Of several browsers, with a configuration of their own.
  testIgnore: '**/sync/**',
  outputDir: '.output/test/e2e',
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '.output/test/e2e.json' }]],
});
