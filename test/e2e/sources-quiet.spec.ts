import type { BrowserContext } from 'playwright/test';
import { ask } from './support/ask.ts';
import { dayTable } from './support/day-tables.ts';
import { markdown } from './support/document-server.ts';
import { expect, openOwn, openPanel, test } from './support/journey.ts';
import { PAPERS, test as sourceTest, subscribe } from './support/source-journey.ts';

const PAGES = [
  'https://arxiv.org/abs/2507.05566',
  'https://arxiv.org/abs/2510.12345',
  'https://arxiv.org/html/2510.12345',
  'https://huggingface.co/papers/2507.05566',
];

/** What the background asks anybody for from now on; packaged files are no request to anybody. */
function watchRequests(context: BrowserContext): string[] {
  const asked: string[] = [];
  context.on('request', (request) => {
    if (request.serviceWorker() !== null && !request.url().startsWith('chrome-extension:')) asked.push(request.url());
  });
  return asked;
}

test('a reader without a source has not one request made, whatever is opened and however long', async ({
  running,
  page,
  server,
}) => {
  const asked = watchRequests(running.context);
  for (const url of PAGES) await openPanel(page, url);
  for (const own of ['options.html', 'popup.html']) await (await openOwn(running, own)).close();
  const options = await openOwn(running, 'options.html');
  const before = server.requests.length;
  // A day of alarms.
  const alarms = await options.evaluate(() => chrome.alarms.getAll());
  for (const { name } of alarms) {
    await options.evaluate((alarm) => chrome.alarms.create(alarm, { when: Date.now() }), name);
    await expect
      .poll(() =>
        options.evaluate(
          async (alarm) => ((await chrome.alarms.get(alarm))?.scheduledTime ?? Infinity) > Date.now(),
          name,
        ),
      )
      .toBe(true);
  }
  expect(alarms.map(({ name }) => name).filter((name) => name.startsWith('sources'))).toEqual([]);
  expect(await ask(options, 'requestLog')).toEqual([]);
  expect(asked).toEqual([]);
  expect(server.requests.length).toBe(before);
});

sourceTest('what is watched for above is seen where a reader follows a source', async ({ reader, documents }) => {
  const asked = watchRequests(reader.running.context);
  documents.on('/papers.md', markdown(dayTable('2025-11-03', [{ id: '2507.05566', title: 'A', summary: 'It is.' }])));
  await subscribe(reader, `https://${PAPERS}/papers.md`, 'Garden papers');
  expect(asked).toEqual([`https://${PAPERS}/papers.md`]);
});
