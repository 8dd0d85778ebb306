import { dayTable } from './support/day-tables.ts';
import { markdown } from './support/document-server.ts';
import { openPanel } from './support/journey.ts';
import { killWorker } from './support/kill-worker.ts';
import { expect, PAPERS, settled, subscribe, test } from './support/source-journey.ts';

const PAPER = '2507.05566';

test('sources whose database the browser lost are followed again, and speak again', async ({ reader, documents }) => {
  const { running, options, ask } = reader;
  const row = { id: PAPER, title: 'Singlish', summary: 'The paper introduces a talk of gardens.' };
  documents.on('/papers.md', markdown(dayTable('2025-11-03', [row])));
  const { id } = await subscribe(reader, `https://${PAPERS}/papers.md`, 'Garden papers');
  const copied = () => options.evaluate(async () => (await (await caches.open('sources-1')).keys()).length);
  await expect.poll(copied).toBe(1);

  const session = await running.context.newCDPSession(options);
  const origin = new URL(running.extensionUrl('')).origin;
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
  await killWorker(running.context, running.extensionId);
  const before = documents.arrivals.length;

  await expect.poll(async () => (await ask('sources')).map((source) => source.id)).toEqual([id]);
  const source = await settled(ask, id);
  expect(source).toMatchObject({ name: 'Garden papers', documents: 1, glosses: 1, failure: null });
  expect(documents.arrivals.length).toBe(before + 1);
  const page = await running.context.newPage();
  const panel = await openPanel(page, `https://arxiv.org/abs/${PAPER}`);
  await expect(panel).toBeVisible();
  const [view] = await ask('lookup', { papers: [{ id: PAPER as never, facts: null }] });
  expect(view?.voices.map((voice) => voice.source.title)).toContain('Garden papers');
});
