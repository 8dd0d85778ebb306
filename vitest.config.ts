import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  plugins: [await WxtVitest(), preact()],
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // What needs a browser or a server has a task of its own.
    exclude: ['test/e2e/**', 'test/sync/real-servers/**'],
    restoreMocks: true,
  },
});
