import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { expect, openOwn, openPanel, test } from './support/journey.ts';

const FORMULAS = 'https://arxiv.org/abs/2510.12345';
const PAGES = [FORMULAS, 'https://arxiv.org/html/2510.12345', 'https://huggingface.co/papers/2507.06203'];

/** The page as it is written down, without what is ours. */
async function pageAsWritten(page: Page): Promise<string> {
  return page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true) as HTMLElement;
    for (const own of copy.querySelectorAll('papergloss-panel')) own.remove();
    return copy.outerHTML;
  });
}

/** The texts that are painted over, by what they are painted as. */
async function painted(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...CSS.highlights].map(([name, ranges]) => [
        name.replace('papergloss-', ''),
        [...ranges].map((range) => {
          const text = document.createElement('p');
          text.append((range as Range).cloneContents());
          for (const twice of text.querySelectorAll('script, .MJX_Assistive_MathML, annotation')) twice.remove();
          return (text.textContent ?? '').replace(/\s+/g, ' ');
        }),
      ]),
    ),
  );
}

for (const url of PAGES) {
  test(`marks come and go on ${url}, and the page's own words stay what they were`, async ({ page }) => {
    const panel = await openPanel(page, url);
    if (url === FORMULAS) await expect(page.locator('blockquote .MathJax').first()).toBeVisible();
    const before = await pageAsWritten(page);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    expect(await painted(page)).toEqual({});

    await page.keyboard.press('m');
    await expect(panel.locator('[data-role]').first()).toBeVisible();
    await expect(panel.locator('[data-action="marks"]')).toHaveAttribute('aria-pressed', 'true');
    await expect(panel.getByText('Abstract marked')).toHaveAttribute('role', 'status');
    const { background = [], number: _, ...others } = await painted(page);
    expect(background.length).toBeGreaterThan(0);
    expect(Object.keys(others).length).toBeGreaterThan(1);
    for (const sentence of [background, ...Object.values(others)].flat()) expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
    expect(await pageAsWritten(page)).toBe(before);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);

    await panel.locator('[data-action="marks"]').click();
    await expect(panel.locator('[data-role]')).toHaveCount(0);
    await expect(panel.getByText('Marks taken away')).toHaveAttribute('role', 'status');
    expect(await painted(page)).toEqual({});
    expect(await pageAsWritten(page)).toBe(before);
    expect(await panel.evaluate((host) => host.innerHTML)).toBe('');
  });
}

test('numbers are underlined with their units, across formulas', async ({ page }) => {
  const panel = await openPanel(page, FORMULAS);
  await page.keyboard.press('m');
  await expect(panel.locator('[data-role]').first()).toBeVisible();
  await expect.poll(async () => (await painted(page)).number).toEqual(['90.4%', '1.8', '7%']);
});

test('marks stay when formulas are drawn over them, and are there on the next page', async ({ page }) => {
  const panel = await openPanel(page, FORMULAS);
  await page.keyboard.press('m');
  await expect(panel.locator('[data-role]').first()).toBeVisible();
  await page.reload();
  await expect(panel.locator('[data-role]').first()).toBeVisible();
  await expect(page.locator('blockquote .MathJax').first()).toBeVisible();
  await expect.poll(async () => (await painted(page)).background?.join(' ')).toMatch(/of rank r ≪ min\(d, k\)\. Every/);
  await page.goto('https://huggingface.co/papers/2507.05240'); // draws itself anew
  await expect(page.locator('html[data-drawn]')).toBeAttached();
  await expect(panel.locator('[data-role]').first()).toBeVisible();
  await expect
    .poll(async () =>
      Object.values(await painted(page))
        .flat()
        .join(' '),
    )
    .toMatch(/\w/);
});

test('the key is a letter where somebody types, and nothing where a script presses it', async ({ page }) => {
  const panel = await openPanel(page, FORMULAS);
  await page.evaluate(() => {
    document.body.prepend(Object.assign(document.createElement('input'), { id: 'typed' }));
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'm', bubbles: true }));
  });
  await page.locator('#typed').click();
  await page.keyboard.type('mmm');
  await expect(page.locator('#typed')).toHaveValue('mmm');
  await page.keyboard.press('Control+m');
  await expect(panel.locator('[data-action="marks"]')).toHaveAttribute('aria-pressed', 'false');
  expect(await painted(page)).toEqual({});
});

test('the key may be switched off, which leaves the button', async ({ page, running }) => {
  const options = await openOwn(running, 'options.html');
  await options.getByRole('checkbox', { name: /^M marks the abstract/ }).uncheck();
  const panel = await openPanel(page, FORMULAS);
  await page.keyboard.press('m');
  await panel.locator('[data-action="marks"]').click();
  await expect(panel.locator('[data-role]').first()).toBeVisible();
  await page.keyboard.press('m');
  await panel.locator('[data-action="fold"]').click(); // so that there is something to wait for
  await expect(panel.locator('[data-action="marks"]')).toHaveAttribute('aria-pressed', 'true');
});

for (const width of [1280, 390]) {
  test(`nothing moves when marks are remembered, and words stand on no text, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await openPanel(page, FORMULAS);
    await page.keyboard.press('m');
    for (const url of PAGES.slice(1)) {
      await page.addInitScript(() => {
        const shifts: number[] = [];
        Object.assign(window, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
        }).observe({ type: 'layout-shift', buffered: true });
      });
      const panel = await openPanel(page, url);
      await expect(panel.locator('[data-role]').first()).toBeVisible();
      expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
      const edges = await panel
        .locator('[data-role]')
        .evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect()));
      const text = await page.evaluate(() => {
        const ranges = [...CSS.highlights.values()].flatMap((highlight) => [...highlight]) as Range[];
        return Math.min(...ranges.map((range) => range.getBoundingClientRect().left));
      });
      for (const edge of edges) expect(edge.right).toBeLessThanOrEqual(text);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
}

test('axe finds nothing in a marked panel', async ({ page }) => {
  const panel = await openPanel(page, PAGES[2] ?? '');
  await page.keyboard.press('m');
  await expect(panel.locator('[data-role]').first()).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('papergloss-panel').analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
});
