/**
 * What `npm run NAME` does. `before` names tasks done first and quietly, `browsers` and `servers` (of WebDAV) what they
 * need on the machine, `run` the commands: a Node script, or a program of node_modules. Arguments go to the last command.
 *
 * @typedef {{
 *   readonly says: string,
 *   readonly before?: readonly string[],
 *   readonly browsers?: readonly import('./setup/browsers.mjs').BrowserName[],
 *   readonly servers?: boolean,
 *   readonly run: readonly (readonly string[])[],
 * }} Task
 */

/** @type {Readonly<Record<string, Task>>} */
export const TASKS = {
  demo: {
    says: 'the extension in a real Chromium, what it shows, and screenshots',
    before: ['build:chrome'],
    browsers: ['chromium'],
    run: [['scripts/demo.ts']],
  },
  test: {
    says: 'everything that must pass',
    before: ['catalog'],
    browsers: ['chromium', 'firefox'],
    servers: true,
    run: [['scripts/test.ts']],
  },
  setup: {
    says: 'fetch what the other tasks need, and nothing else',
    browsers: ['chromium', 'firefox'],
    servers: true,
    run: [],
  },
  catalog: { says: 'the bundled index', run: [['scripts/papergloss.ts', 'catalog']] },
  types: { says: 'type check', run: [['tsc'], ['tsc', '-p', 'tsconfig.pure.json']] },
  lint: { says: 'lint', run: [['biome', 'lint', '--error-on-warnings', '.']] },
  format: { says: 'format check', run: [['biome', 'check', '--linter-enabled=false', '.']] },
  fix: { says: 'format, and mend what the linter can', run: [['biome', 'check', '--write', '.']] },
  unit: { says: 'unit tests', before: ['catalog'], run: [['vitest', 'run']] },
  webdav: {
    says: 'sync through real WebDAV servers',
    servers: true,
    run: [['vitest', 'run', '--config', 'test/sync/real-servers/vitest.config.ts']],
  },
  build: {
    says: 'both builds, in .output',
    before: ['catalog'],
    run: [
      ['wxt', 'build'],
      ['wxt', 'build', '-b', 'firefox', '--mv3'],
    ],
  },
  'build:chrome': { says: 'Chrome build', before: ['catalog'], run: [['wxt', 'build']] },
  'build:firefox': { says: 'Firefox build', before: ['catalog'], run: [['wxt', 'build', '-b', 'firefox', '--mv3']] },
  manifest: { says: 'built manifests against test/manifest', before: ['build'], run: [['scripts/manifest.ts']] },
  'lint:firefox': {
    says: "Mozilla's linter on the Firefox build",
    before: ['build:firefox'],
    run: [['scripts/lint-firefox.ts']],
  },
  e2e: {
    says: 'end-to-end tests in Chromium',
    before: ['build:chrome'],
    browsers: ['chromium'],
    run: [['playwright', 'test']],
  },
  'e2e:firefox': {
    says: 'smoke journey in Firefox',
    before: ['build:firefox'],
    browsers: ['firefox'],
    run: [['test/e2e/firefox/smoke.ts']],
  },
  'e2e:sync': {
    says: 'sync between two Chromiums and a Firefox through a real server',
    before: ['build'],
    browsers: ['chromium', 'firefox'],
    servers: true,
    run: [['playwright', 'test', '--config', 'test/e2e/sync/playwright.config.ts']],
  },
  dev: {
    says: 'builds for Chromium again on every change; load .output/chrome-mv3-dev by hand',
    before: ['catalog'],
    run: [['wxt']],
  },
  zip: {
    says: 'the packages for both stores, sources included',
    before: ['catalog'],
    run: [
      ['wxt', 'zip'],
      ['wxt', 'zip', '-b', 'firefox', '--mv3'],
    ],
  },
  bench: { says: 'a benchmark by name', before: ['build'], run: [['scripts/bench.ts']] },
  papergloss: { says: 'the command line', run: [['scripts/papergloss.ts']] },
};
