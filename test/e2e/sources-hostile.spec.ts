import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { dayTable } from './support/day-tables.ts';
import {
  type Behaviour,
  cutOff,
  endless,
  endlessGzip,
  gzipBomb,
  hangsUp,
  markdown,
  notPacked,
  redirect,
  silent,
  slow,
  tooShort,
} from './support/document-server.ts';
import { openOwn, openPanel } from './support/journey.ts';
import { detailOf, expect, OTHERS, PAPERS, type Reader, sourceOf, subscribe, test } from './support/source-journey.ts';

const PAPER = '2507.05566' as PaperId;

const GOOD = dayTable('2025-11-03', [
  { id: PAPER, title: 'SingLoRA', summary: 'The paper introduces hornbeam. It is kept whatever happens.' },
]);

const status =
  (code: number, headers = {}): Behaviour =>
  (response) =>
    response.writeHead(code, headers).end('<h1>Trouble</h1>');

const typed =
  (type: string, bytes: Buffer): Behaviour =>
  (response) =>
    response.writeHead(200, { 'content-type': type }).end(bytes);

/** What a server does, and what the reader is told. */
const TROUBLES: readonly (readonly [string, Behaviour, RegExp])[] = [
  ['a packed document that is enormous', gzipBomb, /more than 5 MB/],
  ['a document without end', endless, /more than 5 MB/],
  ['a packed document without end', endlessGzip, /more than 5 MB/],
  ['less than it promised', tooShort, /broke off in the middle/],
  ['a part and then nothing', cutOff, /broke off in the middle/],
  ['what is not packed as packed', notPacked, /broke off in the middle|can't be reached/],
  ['nothing, hanging up', hangsUp, /can't be reached/],
  ['401', status(401, { 'www-authenticate': 'Basic realm="x"' }), /does not show the document to everybody/],
  ['403', status(403), /does not show the document to everybody/],
  ['429', status(429, { 'retry-after': '86400' }), /left alone for a while/],
  ['500', status(500), /reports an error \(500\)/],
  ['503', status(503), /reports an error \(503\)/],
  ['an unasked 304', status(304), /reports an error \(304\)/],
  ['404', status(404), /\bno\b|absent|not there/],
  ['410', status(410), /\bno\b|absent|not there/],
  ['a picture', typed('image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47])), /not a text document/],
  ['bytes as text', typed('text/plain', Buffer.from([0x50, 0x4b, 3, 4, 0, 0])), /not a text document/],
  ['nothing', typed('text/markdown', Buffer.alloc(0)), /empty document/],
];

/** Asks again, and expects that the reader is told, and that what was there before still is. */
async function inTrouble({ ask, options }: Reader, id: string, says: RegExp): Promise<void> {
  await ask('refreshSources', { id });
  const { failure } = await sourceOf(ask, id);
  expect(failure?.message).toMatch(says);
  const { source, documents } = await detailOf(ask, id);
  expect([source.documents, source.glosses, documents[0]?.title]).toEqual([1, 1, expect.any(String)]);
  const [view] = await ask('lookup', { papers: [{ id: PAPER, facts: null }] });
  expect(JSON.stringify(view?.voices)).toContain('hornbeam');
  await expect(options.locator('section.source', { hasText: source.name })).toContainText(says);
}

test('whatever a server sends, the reader is told and the old copy is kept', async ({ reader, documents }) => {
  test.setTimeout(120_000);
  const { ask } = reader;
  documents.on('/papers.md', markdown(GOOD));
  const { id } = await subscribe(reader, `https://${PAPERS}/papers.md`, 'Garden papers');
  for (const [name, behaviour, says] of TROUBLES) {
    await test.step(name, async () => {
      const before = documents.arrivals.length;
      documents.on('/papers.md', behaviour);
      await inTrouble(reader, id, says);
      expect(documents.arrivals.length).toBeGreaterThan(before);
      expect((await ask('requestLog'))[0]?.bytes ?? 0).toBeLessThan(7_000_000);
    });
  }
  documents.on('/papers.md', markdown(GOOD));
  await ask('refreshSources', { id });
  expect((await sourceOf(ask, id)).failure).toBeNull();
});

test('no redirect is followed, least of all into the reader’s own network', async ({ reader, documents, canary }) => {
  const { ask, options } = reader;
  documents.on('/papers.md', markdown(GOOD));
  documents.on('/elsewhere.md', markdown(GOOD));
  const { id } = await subscribe(reader, `https://${PAPERS}/papers.md`, 'Garden papers');
  const targets = [
    `https://127.0.0.1:${canary.port}/`,
    `http://127.0.0.1:${canary.port}/`,
    `https://[::ffff:127.0.0.1]:${canary.port}/`,
    `https://2130706433:${canary.port}/`,
    `https://${OTHERS[0]}/elsewhere.md`,
    '/elsewhere.md',
    'file:///etc/passwd',
    'data:text/plain,x',
    'blob:null/x',
    'chrome://settings',
  ];
  for (const code of [301, 302, 303, 307, 308]) {
    for (const to of targets) {
      documents.on('/papers.md', redirect(code, to));
      await inTrouble(reader, id, /not followed\. Open the address in a tab/);
    }
  }
  expect(canary.arrivals).toEqual([]);
  expect(documents.arrivals.filter(({ url }) => url === '/elsewhere.md')).toEqual([]);
  await expect(ask('stageAddress', { address: `https://${PAPERS}/papers.md` })).rejects.toThrow(/not followed/);
  // The canary sings where somebody comes: this browser would have got there.
  await options.evaluate((url) => fetch(url, { mode: 'no-cors' }).catch(() => {}), targets[0] ?? '');
  expect(canary.arrivals).toHaveLength(1);
});

test('a server that dawdles is given up, and holds up no other', async ({ reader, documents }) => {
  test.setTimeout(120_000);
  const { ask } = reader;
  documents.on('/papers.md', markdown(GOOD));
  const quick = await subscribe(reader, `https://${PAPERS}/papers.md`, 'Quick');
  const dawdlers = await Promise.all(OTHERS.map((host) => subscribe(reader, `https://${host}/papers.md`, host)));
  documents.on('/papers.md', (response, request) => {
    const { host } = request.headers;
    if (host === OTHERS[0]) slow(response, request);
    else if (host === OTHERS[1]) silent(response, request);
    else markdown(GOOD)(response, request);
  });
  const dawdling = Promise.all(dawdlers.map(({ id }) => inTrouble(reader, id, /did not send the document within/)));
  await ask('refreshSources', { id: quick.id });
  expect((await sourceOf(ask, quick.id)).failure).toBeNull();
  await dawdling;
});

test('an address on the reader’s own network is refused before anything is asked', async ({ reader, canary }) => {
  const { ask, options } = reader;
  for (const host of ['127.0.0.1', 'localhost', '2130706433', '[::1]', '[::ffff:127.0.0.1]', '0x7f.1']) {
    const address = `https://${host}:${canary.port}/papers.md`;
    await expect(ask('stageAddress', { address })).rejects.toThrow(/own device or network/);
    await options.getByRole('textbox', { name: 'Address', exact: true }).fill(address);
    await options.getByRole('button', { name: 'Look at it' }).click();
    await expect(options.locator('.address-form .field-wrong')).toContainText('own device or network');
  }
  await expect(ask('stageAddress', { address: `https://ana:canary@${PAPERS}/` })).rejects.toThrow(/^(?!.*canary)/);
  expect(await ask('requestLog')).toEqual([]);
  expect(canary.arrivals).toEqual([]);
});

test('a document that calls elsewhere calls nobody, wherever its words are shown', async ({ reader, documents }) => {
  const { running, options } = reader;
  const beacon = `https://${OTHERS[0]}/beacon`;
  const calls = [
    `![a](${beacon}/1.png)`,
    `<img src="${beacon}/2.png" onerror="fetch('${beacon}/3')">`,
    `<link rel="prefetch" href="${beacon}/4"><link rel="stylesheet" href="${beacon}/5.css">`,
    `<script src="${beacon}/6.js"></script><iframe src="${beacon}/7"></iframe>`,
    `<meta http-equiv="refresh" content="0;url=${beacon}/8"><svg><image href="${beacon}/9"/></svg>`,
    `<style>@import "${beacon}/10.css"; body { background: url(${beacon}/11.png) }</style>`,
    `[a link](${beacon}/12) and [a script](javascript:fetch('${beacon}/13'))`,
  ].join(' ');
  const summary = `The paper introduces hornbeam ${calls}. Its main objective is ${calls}. Results show 91.3% accuracy.`;
  documents.on('/papers.md', markdown(dayTable('2025-11-03', [{ id: PAPER, title: `SingLoRA ${calls}`, summary }])));
  const violations: string[] = [];
  running.context.on('console', (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) violations.push(message.text());
  });
  await options.getByRole('textbox', { name: 'Address', exact: true }).fill(`https://${PAPERS}/papers.md`);
  await options.getByRole('button', { name: 'Look at it' }).click();
  const review = options.getByRole('region', { name: 'What would be kept' });
  await expect(review).toContainText('hornbeam');
  await review.getByRole('button', { name: 'Keep' }).click();
  await expect(options.locator('section.source')).toContainText('Followed');
  await options.locator('[data-opens="documents"]').click();
  for (const url of [`https://arxiv.org/abs/${PAPER}`, `https://huggingface.co/papers/${PAPER}`]) {
    const page = await running.context.newPage();
    const panel = await openPanel(page, url);
    await panel.getByRole('button', { name: /sources/ }).click();
    await panel.getByRole('radio', { name: /3 Nov 2025/ }).check();
    await expect(panel.locator('[data-section="what"]').first()).toContainText('hornbeam');
    for (const link of await panel.locator(`a[href*="beacon"]`).all()) {
      await expect(link).toHaveAttribute('rel', /noreferrer/);
    }
    await expect(panel.locator('a[href^="javascript"], img, iframe, script, link, svg image')).toHaveCount(0);
  }
  const popup = await openOwn(running, 'popup.html');
  await popup.getByRole('searchbox').fill('hornbeam');
  await expect(popup.locator(`[data-result][data-paper="${PAPER}"]`)).toBeVisible();
  expect(documents.arrivals.map(({ url }) => url)).toEqual(['/papers.md']);
  expect(violations).toEqual([]);
});
