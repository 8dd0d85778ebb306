import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { expect, openOwn, openPanel, test } from './support/journey.ts';

async function violations(page: Page, inside?: string): Promise<string[]> {
  const builder = new AxeBuilder({ page });
  if (inside) builder.include(inside);
  const { violations: found } = await builder.analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing in ${colorScheme}`, () => {
    test.use({ launch: { colorScheme } });

    test('on panels, folded, open and without a gloss', async ({ page }) => {
      const dark = colorScheme === 'dark';
      const known = dark ? 'https://huggingface.co/papers/2507.06203' : 'https://arxiv.org/abs/2506.21551';
      const panel = await openPanel(page, known);
      expect(await violations(page, 'papergloss-panel')).toEqual([]);
      await panel.getByRole('button', { name: 'Method' }).click();
      await panel
        .locator('[data-metric] button')
        .first()
        .click({ trial: false, timeout: 500 })
        .catch(() => undefined);
      expect(await violations(page, 'papergloss-panel')).toEqual([]);
      await panel.locator('[data-action="fold"]').click();
      expect(await violations(page, 'papergloss-panel')).toEqual([]);
      await openPanel(page, 'https://arxiv.org/abs/2510.12345');
      expect(await violations(page, 'papergloss-panel')).toEqual([]);
    });

    test('in the popup: results, filters, a gloss, saved papers', async ({ running }) => {
      const popup = await openOwn(running, 'popup.html');
      await popup.setViewportSize({ width: 400, height: 580 });
      await popup.locator('input[type="search"]').fill('reasoning');
      await expect(popup.locator('[data-result] mark').first()).toBeVisible();
      expect(await violations(popup)).toEqual([]);
      await popup.locator('[data-result] button[data-action="save"]').first().click();
      await popup.keyboard.press('ArrowDown');
      await popup.keyboard.press('Enter');
      await expect(popup.getByRole('button', { name: 'Back' })).toBeVisible();
      expect(await violations(popup)).toEqual([]);
      await popup.keyboard.press('Escape');
      await popup.getByRole('tab', { name: 'Saved' }).click();
      await expect(popup.locator('[data-saved]').first()).toBeVisible();
      expect(await violations(popup)).toEqual([]);
    });

    test('in the options, with forms open and files looked through', async ({ running }) => {
      const options = await openOwn(running, 'options.html');
      await expect(options.getByText('100', { exact: true })).toBeVisible();
      expect(await violations(options)).toEqual([]);
      const server = options.locator('[data-backend="webdav"]');
      await server.getByRole('button', { name: 'Set up' }).click();
      await server.getByLabel('Address', { exact: true }).fill('http://cloud.example');
      await server.locator('button[type="submit"]').click();
      await expect(server.locator('[aria-invalid="true"]').first()).toBeFocused();
      const files = [
        {
          name: 'list.txt',
          mimeType: 'text/plain',
          buffer: Buffer.from('https://arxiv.org/abs/1706.03762\nno paper\n'),
        },
        { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no') },
      ];
      await options.locator('#exchange input[type="file"][multiple]').setInputFiles(files);
      await options.getByText('1 part left out').click();
      expect(await violations(options)).toEqual([]);
      await options.getByRole('button', { name: 'Keep', exact: true }).click();
      await expect(options.locator('#exchange').getByRole('button', { name: 'Undo' })).toBeVisible();
      await options.setViewportSize({ width: 390, height: 900 });
      expect(await violations(options)).toEqual([]);
      expect(await options.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    });
  });
}
