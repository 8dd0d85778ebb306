import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { overwrite } from '../support/damage.ts';
import { dayTable } from '../support/day-tables.ts';
import { type DocumentServer, gzipBomb, markdown, redirect, startDocumentServer } from '../support/document-server.ts';
import { firefoxDatabases, launchFirefox, type RunningFirefox } from '../support/firefox.ts';
import { readSequences } from '../support/library.ts';
import { startReplicaServer } from '../support/replica-server.ts';

/** One journey through the Firefox build, in steps that build on each other: the first that fails ends it. */
const steps: readonly [string, (journey: Journey) => Promise<void>][] = [
  [
    'a paper of the index has its gloss on arXiv',
    async ({ page }) => {
      await page.goto('https://arxiv.org/abs/2507.05566');
      await readyPanel(page);
      assert.match(await panelText(page, '[data-section="what"]'), /^SingLoRA fine-tunes models/);
      assert.equal(await panelAttribute(page, '[data-metric]', 'data-value'), '91.3');
      assert.ok(await inPanel(page, '[data-part="related"] a[data-paper]'));
    },
  ],
  [
    'it is saved with one click',
    async ({ page }) => {
      await (await inPanel(page, 'button[data-action="save"]')).click();
      await page.waitForFunction(() => {
        const root = document.querySelector('papergloss-panel')?.shadowRoot;
        return root?.querySelector('button[data-action="save"]')?.getAttribute('aria-pressed') === 'true';
      });
    },
  ],
  [
    'the background, put to sleep meanwhile, answers on Hugging Face and knows that it is saved',
    async ({ page, firefox }) => {
      await asleep(firefox);
      await page.goto('https://huggingface.co/papers/2507.05566');
      await readyPanel(page);
      assert.equal(await panelAttribute(page, 'button[data-action="save"]', 'aria-pressed'), 'true');
    },
  ],
  [
    'three letters find it in the popup, and it stands in the saved list',
    async ({ firefox }) => {
      const popup = await firefox.openExtensionPage('popup.html', '[data-result]');
      await popup.type('input[type="search"]', 'sin');
      await popup.waitForSelector('[data-result][data-paper="2507.05566"] mark');
      await (await popup.waitForSelector('::-p-aria([name="Saved"][role="tab"])'))?.click();
      await popup.waitForSelector('[data-saved][data-paper="2507.05566"]');
      await popup.close();
    },
  ],
  [
    'the library opens in the sidebar, and keeps the note that is written there',
    async ({ firefox }) => {
      const popup = await firefox.openExtensionPage('popup.html', '[data-result]');
      await (await popup.waitForSelector('::-p-aria([name="Saved"][role="tab"])'))?.click();
      await (await popup.waitForSelector('::-p-aria([name="Open the library"][role="button"])'))?.click();
      await popup.waitForFunction('browser.sidebarAction.isOpen({})');
      await popup.close();
      const library = await firefox.openExtensionPage('sidepanel.html', '[data-saved]');
      await (await library.waitForSelector('[data-paper="2507.05566"] [data-row-focus]'))?.click();
      await (await library.waitForSelector('textarea'))?.type('Read section 3 again.');
      await library.waitForSelector('.note-state::-p-text(Saved)');
      await library.close();
      const again = await firefox.openExtensionPage('sidepanel.html', '[data-saved]');
      await again.waitForSelector('.saved-row-note::-p-text(Read section 3 again.)');
      await again.close();
    },
  ],
  [
    'a paper that nobody has written about has neighbours',
    async ({ page }) => {
      await page.goto('https://arxiv.org/abs/2510.12345');
      await readyPanel(page);
      assert.ok(await inPanel(page, '[data-part="related"] a[data-paper="2507.05566"]'));
    },
  ],
  [
    'it speaks from its abstract, which M marks and leaves as it was',
    async ({ page }) => {
      assert.match(await panelText(page, '[data-source]'), /^From the abstract/);
      await page.keyboard.press('m');
      await page.waitForFunction(() => (CSS.highlights.get('papergloss-results')?.size ?? 0) > 0);
      assert.ok(await inPanel(page, '[data-role="results"]'));
      await page.keyboard.press('m');
      await page.waitForFunction(() => CSS.highlights.size === 0);
    },
  ],
  [
    'the address of a document is followed, and its words stand on the page of the paper',
    async ({ firefox, documents, page }) => {
      documents.on('/papers.md', markdown(gardenTable('hornbeam')));
      const options = await firefox.openExtensionPage('options.html', '.address-form');
      await options.type('.address-form input[name="address"]', `https://${DOCUMENTS}/papers.md`);
      await (await options.waitForSelector('::-p-aria([name="Look at it"][role="button"])'))?.click();
      await options.waitForSelector('.review ::-p-text(hornbeam)');
      await (await options.waitForSelector('.keep-form .main-button'))?.click();
      await options.waitForSelector('section.source ::-p-text(1, of 3 Nov 2025)');
      await options.close();
      await page.goto('https://arxiv.org/abs/2507.05566');
      await readyPanel(page);
      await chooseVoice(page, 'Daily table · 3 Nov 2025');
      assert.match(await panelText(page, '[data-section="what"]'), /hornbeam/);
    },
  ],
  [
    'a redirect into the own network is not followed, an enormous document not read, and what was there stays',
    async ({ firefox, documents, canary, page }) => {
      const options = await firefox.openExtensionPage('options.html', 'section.source');
      const refresh = async (says: string) => {
        await (await options.waitForSelector('section.source ::-p-aria([name="Refresh"][role="button"])'))?.click();
        await options.waitForSelector(`.standing-failure::-p-text(${says})`);
      };
      for (const status of [301, 302, 303, 307, 308]) {
        documents.on('/papers.md', redirect(status, `${canary.origin}/${status}`));
        await refresh('is not followed');
        documents.on('/papers.md', gzipBomb);
        await refresh('more than 5 MB');
      }
      assert.deepEqual(canary.arrivals.length, 0);
      // The canary sings where somebody comes: this browser would have got there.
      await options.evaluate((url) => fetch(url, { mode: 'no-cors' }).catch(() => {}), `${canary.origin}/`);
      assert.deepEqual(canary.arrivals.length, 1);
      documents.on('/papers.md', markdown(gardenTable('rosebush')));
      await (await options.waitForSelector('section.source ::-p-aria([name="Refresh"][role="button"])'))?.click();
      await options.waitForFunction(() => document.querySelector('.standing-failure')?.textContent === '');
      await options.close();
      await page.goto('https://arxiv.org/abs/2507.05566');
      await readyPanel(page);
      await chooseVoice(page, 'Daily table · 3 Nov 2025');
      assert.match(await panelText(page, '[data-section="what"]'), /rosebush/);
    },
  ],
  [
    'a source that is removed takes its words and its permission along',
    async ({ firefox, page }) => {
      const options = await firefox.openExtensionPage('options.html', 'section.source');
      const allowed = () =>
        options.evaluate((origin) => chrome.permissions.contains({ origins: [origin] }), `https://${DOCUMENTS}/*`);
      assert.equal(await allowed(), true);
      await (await options.waitForSelector('section.source [data-opens="remove"]'))?.click();
      await (await options.waitForSelector('section.source .source-part .main-button'))?.click();
      await options.waitForSelector('.sources-none');
      assert.equal(await allowed(), false);
      await options.close();
      await page.goto('https://arxiv.org/abs/2507.05566');
      await readyPanel(page);
      assert.equal(await panelAttribute(page, 'button[data-action="save"]', 'aria-pressed'), 'true');
      assert.doesNotMatch(await panelText(page, '[data-section="what"]'), /rosebush/);
    },
  ],
  [
    'after its database was damaged while Firefox was closed, the saved list has it again, and says so',
    async (journey) => {
      const own = await journey.firefox.openExtensionPage('options.html', 'h1, h2');
      await own.waitForFunction(`(${readSequences})().then(({ library, copy }) => library === copy)`);
      await journey.restart(damageDatabases);
      const popup = await journey.firefox.openExtensionPage('popup.html', '[data-result]');
      await (await popup.waitForSelector('::-p-aria([name="Saved"][role="tab"])'))?.click();
      await popup.waitForSelector('[data-saved][data-paper="2507.05566"]');
      await popup.waitForSelector('::-p-text(1 paper was put back from the second copy)');
      await popup.close();
    },
  ],
];

/** A Firefox that can be closed and opened again on the same profile. */
interface Journey {
  firefox: RunningFirefox;
  page: Page;
  /** Where documents are, over TLS. */
  readonly documents: DocumentServer;
  /** A server on this machine that nobody has any business with. */
  readonly canary: DocumentServer;
  /** @param meanwhile what happens to the profile while Firefox is closed */
  restart(meanwhile: (profileDir: string) => Promise<void>): Promise<void>;
}

/** The host of the documents. */
const DOCUMENTS = 'papers.example';

function gardenTable(word: string): string {
  const summary = `The paper introduces SingLoRA, of which a gardener says ${word}. Its main objective is to spare memory.`;
  return dayTable('2025-11-03', [{ id: '2507.05566', title: 'SingLoRA', summary }]);
}

/** Shows what a source says, by how its name ends. */
async function chooseVoice(page: Page, ends: string): Promise<void> {
  await (await inPanel(page, '.voices-button')).click();
  const voices = await page.$$('papergloss-panel >>> .voices label');
  for (const voice of voices) {
    if ((await voice.evaluate((label) => label.textContent)).endsWith(ends)) return voice.click();
  }
  throw new Error(`no source that ends with ${ends}`);
}

/** Overwrites every database of the extension. */
async function damageDatabases(profileDir: string): Promise<void> {
  const folder = firefoxDatabases(profileDir);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sqlite'));
  assert.ok(files.length > 0, 'there is no database to damage');
  for (const name of files) await overwrite(join(folder, name), 0, (await stat(join(folder, name))).size);
}

async function readyPanel(page: Page): Promise<void> {
  await page.waitForSelector('papergloss-panel[data-state="ready"]');
}

async function inPanel(page: Page, selector: string): Promise<ElementHandle<Element>> {
  const found = await page.$(`papergloss-panel >>> ${selector}`);
  assert.ok(found, `the panel has no ${selector}`);
  return found;
}

async function panelText(page: Page, selector: string): Promise<string> {
  return (await inPanel(page, selector)).evaluate((element) => element.textContent.trim());
}

async function panelAttribute(page: Page, selector: string, name: string): Promise<string | null> {
  return (await inPanel(page, selector)).evaluate((element, attribute) => element.getAttribute(attribute), name);
}

/** Waits until Firefox has stopped the background; the profile tells it to do so after 1.5 idle seconds. */
async function asleep(firefox: RunningFirefox): Promise<void> {
  const own = await firefox.openExtensionPage('options.html', 'h1, h2');
  await own.waitForFunction(async () => {
    const contexts = await chrome.runtime.getContexts({ contextTypes: ['BACKGROUND' as chrome.runtime.ContextType] });
    return contexts.length === 0;
  });
  await own.close();
}

async function run(): Promise<{ passed: number; failed: number }> {
  const server = await startReplicaServer();
  const profileDir = await mkdtemp(join(tmpdir(), 'papergloss-firefox-'));
  const [documents, canary] = await Promise.all([1, 2].map(() => startDocumentServer({ secure: true })));
  assert.ok(documents && canary);
  const launch = () => launchFirefox({ server, profileDir, hosts: { [DOCUMENTS]: documents.port } });
  const firefox = await launch();
  const journey: Journey = {
    firefox,
    documents,
    canary,
    page: await firefox.browser.newPage(),
    async restart(meanwhile) {
      await journey.firefox.close();
      await meanwhile(profileDir);
      journey.firefox = await launch();
      journey.page = await journey.firefox.browser.newPage();
    },
  };
  let passed = 0;
  try {
    for (const [name, step] of steps) {
      try {
        await step(journey);
      } catch (error) {
        console.error(`✘ ${name}\n`, error);
        return { passed, failed: 1 };
      }
      passed += 1;
      console.error(`✓ ${name}`);
    }
    return { passed, failed: 0 };
  } finally {
    await journey.firefox.close();
    await Promise.all([server, documents, canary].map((each) => each.close()));
    await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

const result = await run();
console.log(JSON.stringify(result));
process.exitCode = result.failed === 0 ? 0 : 1;
