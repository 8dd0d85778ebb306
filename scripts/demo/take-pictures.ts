import { mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import type { RunningChromium } from '../../test/e2e/support/chromium.ts';
import { readyPanel, save } from './show-panel.ts';

/** Where the pictures lie, relative to the checkout. */
export const PICTURES = '.output/demo';

const FOLDER = fileURLToPath(new URL(`../../${PICTURES}/`, import.meta.url));

export type ColorScheme = 'light' | 'dark';

const WIDTHS = { wide: 1280, narrow: 390 } as const;

/** What Chromium gives a popup at most is 800 by 600; this one asks for less. */
const POPUP = { width: 400, height: 580 } as const;

/** A query that finds something in the bundled index. */
const QUERY = 'reasoning';

/** Empties the folder of pictures. */
export async function clearPictures(): Promise<void> {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
}

async function picture(page: Page, name: string, fullPage = false): Promise<string> {
  await page.screenshot({ path: `${FOLDER}${name}.png`, fullPage, animations: 'disabled' });
  return `${name}.png`;
}

/** Pictures of a paper's page, on a wide and on a narrow screen. */
export async function takePagePictures(page: Page, site: string, scheme: ColorScheme): Promise<string[]> {
  const taken: string[] = [];
  for (const [name, width] of Object.entries(WIDTHS)) {
    await page.setViewportSize({ width, height: 900 });
    await page.reload();
    const panel = await readyPanel(page);
    const marks = panel.locator('[data-action="marks"][aria-pressed="true"]');
    if (await marks.count()) await panel.locator('[data-role]').first().waitFor();
    taken.push(await picture(page, `${site}-${name}-${scheme}`, true));
  }
  return taken;
}

/** Pictures of the popup: what a query finds, and the saved papers. */
export async function takePopupPictures(chromium: RunningChromium, scheme: ColorScheme): Promise<string[]> {
  const page = await chromium.context.newPage();
  await page.emulateMedia({ colorScheme: scheme });
  await page.setViewportSize(POPUP);
  await page.goto(chromium.extensionUrl('popup.html'));
  await page.locator('input[type="search"]').fill(QUERY);
  await page.locator('[data-result] mark').first().waitFor();
  for (const at of [1, 2]) await save(page.locator('[data-result]').nth(at));
  const found = await picture(page, `popup-${scheme}`);
  await page.getByRole('tab', { name: 'Saved' }).click();
  await page.locator('[data-saved]').first().waitFor();
  const saved = await picture(page, `saved-${scheme}`);
  await page.close();
  return [found, saved];
}

/** Pictures of the side panel: the library, and what is kept of one paper. */
export async function takeLibraryPictures(chromium: RunningChromium, scheme: ColorScheme): Promise<string[]> {
  const page = await chromium.context.newPage();
  await page.emulateMedia({ colorScheme: scheme });
  await page.setViewportSize({ width: WIDTHS.narrow, height: 780 });
  await page.goto(chromium.extensionUrl('sidepanel.html'));
  const title = page.locator('[data-saved] [data-row-focus]').first();
  await title.waitFor();
  const list = await picture(page, `library-${scheme}`);
  await title.click();
  await page.getByLabel('Note').waitFor();
  const paper = await picture(page, `library-paper-${scheme}`);
  await page.close();
  return [list, paper];
}
