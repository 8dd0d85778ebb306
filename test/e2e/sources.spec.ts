import { dayTable } from './support/day-tables.ts';
import { markdown } from './support/document-server.ts';
import { openPanel } from './support/journey.ts';
import { detailOf, expect, PAPERS, settled, subscribe, test } from './support/source-journey.ts';

const ADDRESS = `https://${PAPERS}/papers.md`;
const PAPER = '2507.05566';
const PAGE = `https://arxiv.org/abs/${PAPER}`;
const NAME = 'Garden papers';

function table(words: string): string {
  const summary =
    `The paper introduces SingLoRA, ${words}. Its main objective is to spare memory. The method uses one matrix. ` +
    'Results show 91.3% accuracy on MNLI. For AI practitioners, it is one matrix less.';
  return dayTable('2025-11-03', [{ id: PAPER, title: 'SingLoRA: Low Rank Adaptation Using a Single Matrix', summary }]);
}

test('a document at an address is followed: its words stand on the paper’s page, change with it, and go with it', async ({
  reader: { running, options, ask },
  documents,
}) => {
  documents.on(
    '/papers.md',
    markdown(table('of which a gardener says hornbeam'), { etag: '"1"', 'set-cookie': 'id=canary; Path=/' }),
  );
  const errors: string[] = [];
  const block = options.locator('section.source');

  await test.step('it is seen before it is kept', async () => {
    await options.getByRole('textbox', { name: 'Address', exact: true }).fill(ADDRESS);
    await options.getByRole('button', { name: 'Look at it' }).click();
    const review = options.getByRole('region', { name: 'What would be kept' });
    await expect(review).toContainText('Read as daily table');
    await expect(review).toContainText('1 gloss of 1 paper.');
    await expect(review).toContainText('hornbeam');
    expect(await ask('sources')).toEqual([]);
    await review.getByLabel('Name of the source').fill(NAME);
    await expect(review.getByLabel('Follow this address')).toBeChecked();
    await review.getByRole('button', { name: 'Keep' }).click();
    await expect(block).toContainText(NAME);
    await expect(block).toContainText('1, of 3 Nov 2025');
    await expect(block).toContainText('Followed');
  });

  const [{ id } = { id: '' }] = await ask('sources');
  await settled(ask, id);
  const page = await running.context.newPage();
  page.on('pageerror', ({ message }) => errors.push(message));

  await test.step('its words stand on the page of the paper, with its name and its day', async () => {
    const panel = await openPanel(page, PAGE);
    await panel.getByRole('button', { name: /sources/ }).click();
    await panel.getByRole('radio', { name: `${NAME} · Daily table · 3 Nov 2025` }).check();
    await expect(panel.locator('[data-source]')).toContainText(`${NAME} · Daily table · 3 Nov 2025`);
    await expect(panel.locator('[data-section="what"]').first()).toContainText('hornbeam');
    await panel.locator('button[data-action="save"]').click();
    await expect(panel.locator('button[data-action="save"]')).toHaveAttribute('aria-pressed', 'true');
  });

  await test.step('what is unchanged is not sent again', async () => {
    documents.on('/papers.md', (response, { headers }) => {
      response.writeHead(headers['if-none-match'] === '"1"' ? 304 : 500).end();
    });
    await block.getByRole('button', { name: 'Refresh' }).click();
    await expect(block).toContainText('nothing new there');
  });

  await test.step('what is changed is changed on the page', async () => {
    documents.on('/papers.md', markdown(table('of which a gardener says rosebush'), { etag: '"2"' }));
    await block.getByRole('button', { name: 'Refresh' }).click();
    await expect.poll(async () => (await ask('requestLog'))[0]?.outcome).toBe('200');
    await settled(ask, id);
    const panel = await openPanel(page, PAGE);
    await panel.getByRole('button', { name: /sources/ }).click();
    await panel.getByRole('radio', { name: new RegExp(NAME) }).check();
    await expect(panel.locator('[data-section="what"]').first()).toContainText('rosebush');
    await expect(panel).not.toContainText('hornbeam');
    const { source, documents: all } = await detailOf(ask, id);
    expect([all.length, source.glosses, source.papers]).toEqual([1, 1, 1]);
  });

  await test.step('every request is listed', async () => {
    const log = await ask('requestLog');
    expect(log.map(({ why, method, address, outcome }) => [why, method, address, outcome])).toEqual([
      [NAME, 'GET', ADDRESS, '200'],
      [NAME, 'GET', ADDRESS, '304'],
      [expect.any(String), 'GET', ADDRESS, '200'],
    ]);
    const sent = documents.arrivals.map(({ url }) => url);
    expect(sent).toEqual(['/papers.md', '/papers.md', '/papers.md']);
    for (const { headers } of documents.arrivals) {
      for (const name of ['cookie', 'authorization', 'referer', 'origin']) expect(headers).not.toHaveProperty(name);
    }
  });

  await test.step('it goes, with its words and its permission, and the saved paper stays', async () => {
    const allowed = () =>
      options.evaluate((origin) => chrome.permissions.contains({ origins: [origin] }), `https://${PAPERS}/*`);
    expect(await allowed()).toBe(true);
    await block.locator('[data-opens="remove"]').click();
    await block.locator('.source-part').getByRole('button', { name: 'Remove' }).click();
    await expect(options.locator('.sources-told')).toContainText(`${NAME} is removed`);
    await expect(block).toHaveCount(0);
    expect(await allowed()).toBe(false);
    const panel = await openPanel(page, PAGE);
    await expect(panel.locator('button[data-action="save"]')).toHaveAttribute('aria-pressed', 'true');
    await expect(panel).not.toContainText('rosebush');
    await panel.getByRole('button', { name: /sources/ }).click();
    await expect(panel.getByRole('radio', { name: new RegExp(NAME) })).toHaveCount(0);
  });
  expect(errors).toEqual([]);
});

test('a host stays allowed as long as a source needs it', async ({ reader, documents }) => {
  const { options, ask } = reader;
  documents.on('/a.md', markdown(table('one')));
  documents.on('/b.md', markdown(table('two')));
  const allowed = () =>
    options.evaluate((origin) => chrome.permissions.contains({ origins: [origin] }), `https://${PAPERS}/*`);
  const a = await subscribe(reader, `https://${PAPERS}/a.md`, 'A');
  const b = await subscribe(reader, `https://${PAPERS}/b.md`, 'B');
  await ask('removeSource', { id: a.id });
  expect(await allowed()).toBe(true);
  await ask('removeSource', { id: b.id });
  expect(await allowed()).toBe(false);
});

test('a host that is not allowed any more is said so, asked nothing, and nothing is lost', async ({
  reader,
  documents,
}) => {
  const { options, ask } = reader;
  documents.on('/papers.md', markdown(table('one')));
  const { id } = await subscribe(reader, ADDRESS, NAME);
  const before = documents.arrivals.length;
  await options.evaluate((origin) => chrome.permissions.remove({ origins: [origin] }), `https://${PAPERS}/*`);
  await ask('refreshSources', { id });
  const { source, documents: kept } = await detailOf(ask, id);
  expect(source).toMatchObject({ allowed: false, glosses: 1, documents: 1 });
  expect(kept).toHaveLength(1);
  expect(documents.arrivals).toHaveLength(before);
  await expect(options.locator('section.source')).toContainText('Not allowed');
  await expect(options.getByRole('button', { name: `Allow ${PAPERS}` })).toBeVisible();
});
