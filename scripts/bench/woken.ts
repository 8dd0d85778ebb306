import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { type Ask, askerIn } from '../../test/e2e/support/ask-background.ts';
import { launchExtension } from '../../test/e2e/support/chromium.ts';
import { daysUpTo, madeUpDay } from '../../test/e2e/support/day-tables.ts';
import { killWorker } from '../../test/e2e/support/kill-worker.ts';
import { startReplicaServer } from '../../test/e2e/support/replica-server.ts';
import { table } from '../commands/table.ts';

const PAPERS_A_DAY = 20;
const PATIENCE = 600_000;
const LAST_DAY = '2025-12-31';
/** The sixth paper of the last day, and one of the bundled index. */
const [IMPORTED, BUNDLED] = ['2512.31105', '2507.05566'] as PaperId[];

/** What a reader may ask of a background that sleeps. */
const QUESTIONS: Readonly<Record<string, (ask: Ask) => Promise<unknown>>> = {
  'nothing of sources': (ask) => ask('snapshots'),
  'an imported paper': (ask) => ask('lookup', { papers: [{ id: IMPORTED as PaperId, facts: null }] }),
  'a bundled paper': (ask) => ask('lookup', { papers: [{ id: BUNDLED as PaperId, facts: null }] }),
  "the popup's first page": (ask) => ask('search', { query: '', filters: {}, limit: 25 }),
  'a search': (ask) => ask('search', { query: 'hedges', filters: {}, limit: 25 }),
  'the list of sources': (ask) => ask('sources'),
};

async function importDays(ask: Ask, count: number): Promise<void> {
  const files = daysUpTo(LAST_DAY, count).map((day) => ({ name: `${day}.md`, text: madeUpDay(day, PAPERS_A_DAY) }));
  let stage: string | null = null;
  for (let at = 0; at < files.length; at += 100) {
    stage = (await ask('stageDocuments', { stage, documents: files.slice(at, at + 100) })).stage;
  }
  if (stage === null) throw new Error('there is nothing to import');
  await ask('keepStaged', { stage, into: null, name: 'Bench', follow: 'once' });
  while ((await ask('sources'))[0]?.work) await new Promise((resolve) => setTimeout(resolve, 100));
}

async function timed(work: () => Promise<unknown>): Promise<string> {
  const start = performance.now();
  await work();
  return (performance.now() - start).toFixed(0);
}

const server = await startReplicaServer();
const rows = [['imported papers', 'asked', 'of a sleeping background, ms', 'again, ms']];
for (const days of [75, 750]) {
  const profileDir = await mkdtemp(join(tmpdir(), 'papergloss-bench-'));
  const running = await launchExtension({ server, profileDir });
  const page = await running.context.newPage();
  await page.goto(running.extensionUrl('manifest.json'));
  const ask = askerIn((run, message) => page.evaluate(run, message), PATIENCE);
  await importDays(ask, days);
  for (const [name, question] of Object.entries(QUESTIONS)) {
    await killWorker(running.context, running.extensionId);
    const asleep = await timed(() => question(ask));
    rows.push([`${days * PAPERS_A_DAY}`, name, asleep, await timed(() => question(ask))]);
  }
  await running.close();
  await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
}
await server.close();
console.log('the built extension in Chromium; documents made up');
console.log(table(rows));
