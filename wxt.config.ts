import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { manifest } from './scripts/build/manifest.ts';
import { withoutCodeStrings } from './scripts/build/without-code-strings.ts';

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  manifest: ({ browser }) => manifest(browser),
  vite: () => ({
    plugins: [preact(), withoutCodeStrings()],
    // The oldest browsers that know light-dark(), by which a page's own darkness reaches every colour.
    build: { target: 'es2024', cssTarget: ['chrome123', 'firefox140'] },
  }),
  zip: {
    sourcesTemplate: '{{name}}-{{version}}-sources.zip',
    excludeSources: ['test/**', '.ci/**'],
  },
});
