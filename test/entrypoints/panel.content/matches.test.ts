import { expect, test } from 'vitest';
import panel from '../../../entrypoints/panel.content/index.ts';
import { sites } from '../../../lib/sites/index.ts';

test('runs on the pages of all sites and on no others', () => {
  expect(panel.matches).toEqual(sites.flatMap((site) => site.matches));
});

test('is there before the page is, leaves no file and no message in it', () => {
  expect(panel).toMatchObject({
    runAt: 'document_start',
    cssInjectionMode: 'manual',
    noScriptStartedPostMessage: true,
  });
});
