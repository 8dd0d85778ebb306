import { parseArgs } from 'node:util';
import { launchExtension, type RunningChromium } from '../test/e2e/support/chromium.ts';
import { startReplicaServer } from '../test/e2e/support/replica-server.ts';
import { panelLines, readPanel, readyPanel, save } from './demo/show-panel.ts';
import { DEMO_PAGES, type DemoPage, obstacle } from './demo/stage.ts';
import {
  type ColorScheme,
  clearPictures,
  PICTURES,
  takeLibraryPictures,
  takePagePictures,
  takePopupPictures,
} from './demo/take-pictures.ts';

const WIDTH = process.stdout.columns ?? 120;

/** Opens a page in a look of its own, prints what its panel says, and saves the paper. */
async function openPage(chromium: RunningChromium, { title, ...urls }: DemoPage, scheme: ColorScheme) {
  const page = await chromium.context.newPage();
  await page.emulateMedia({ colorScheme: scheme });
  await page.goto(urls[scheme]);
  const panel = await readyPanel(page);
  if (scheme === 'light') {
    console.log(`\n${title}: ${urls[scheme]}`);
    for (const line of panelLines(await readPanel(panel), WIDTH)) console.log(line);
  }
  await save(panel);
  return page;
}

/** The whole tour without a window, on the replica pages. */
async function showReplicas(): Promise<void> {
  await clearPictures();
  const server = await startReplicaServer();
  const chromium = await launchExtension({ server });
  const pictures: string[] = [];
  try {
    for (const scheme of ['light', 'dark'] as const) {
      for (const demoPage of DEMO_PAGES) {
        const page = await openPage(chromium, demoPage, scheme);
        if (demoPage.marked) await page.keyboard.press('m');
        pictures.push(...(await takePagePictures(page, demoPage.site, scheme)));
        if (demoPage.marked) await page.keyboard.press('m'); // or it would be remembered
        await page.close();
      }
      pictures.push(...(await takePopupPictures(chromium, scheme)));
      pictures.push(...(await takeLibraryPictures(chromium, scheme)));
    }
  } finally {
    await chromium.close();
    await server.close();
  }
  console.log(`\nPictures, in ${PICTURES}/:`);
  for (const name of pictures) console.log(`  ${name}`);
}

/** A window on the real sites, left open for the reader. */
async function showSites(): Promise<void> {
  const chromium = await launchExtension({ server: null, headless: false });
  try {
    const closed = new Promise((resolve) => chromium.context.on('close', resolve));
    for (const demoPage of DEMO_PAGES) await openPage(chromium, demoPage, 'light');
    console.log('\nThe window stays open; close it to end the demo.');
    await closed;
  } finally {
    await chromium.close();
  }
}

const { values } = parseArgs({ options: { live: { type: 'boolean', default: false } } });
const why = values.live ? await obstacle() : null;
if (values.live && why === null) {
  console.log('Papergloss in a real Chromium, on the real sites.');
  await showSites();
} else {
  if (why) console.log(`--live is not possible here: ${why}.`);
  console.log(
    'Papergloss in a real Chromium without a window, on the replica pages of test/pages: the browser is told',
  );
  console.log('that arxiv.org and huggingface.co are on this machine. On the real sites: npm run demo -- --live');
  await showReplicas();
}
