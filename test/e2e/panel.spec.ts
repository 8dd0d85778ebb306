import { expect, openPanel, panelOf, test } from './support/journey.ts';

const KNOWN = 'https://arxiv.org/abs/2507.05566';

test.describe('a paper of the index', () => {
  for (const url of [KNOWN, 'https://huggingface.co/papers/2507.05566']) {
    test(`has its gloss beside it on ${url}`, async ({ page }) => {
      const panel = await openPanel(page, url);
      await expect(panel).toHaveAttribute('data-paper', '2507.05566');
      await expect(panel.locator('[data-section="what"]')).toContainText('SingLoRA fine-tunes models');
      for (const section of ['objective', 'method', 'results', 'implication']) {
        await expect(panel.locator(`[data-part="summary"] [data-section="${section}"]`)).not.toBeEmpty();
      }
      const accuracy = panel.locator('[data-part="metrics"] [data-metric]').first();
      await expect(accuracy).toHaveAttribute('data-value', '91.3');
      await expect(accuracy).toHaveAttribute('data-unit', '%');
      await expect(accuracy).toContainText('accuracy');
      await expect(accuracy).toContainText('MNLI');
      expect(await panel.locator('[data-part="related"] a[data-paper]').count()).toBeGreaterThan(2);
      await expect(panel.locator('[data-source]').first()).toContainText('9 Jul 2025');
      await expect(panel).toHaveCount(1);
    });
  }

  for (const url of [`${KNOWN}v1`, `${KNOWN}?context=cs`, 'https://huggingface.co/papers/2507.05566?ref=daily']) {
    test(`is the same paper at ${url}`, async ({ page }) => {
      await expect(await openPanel(page, url)).toHaveAttribute('data-paper', '2507.05566');
    });
  }

  test('stands after the abstract and touches neither it nor the title', async ({ page }) => {
    await openPanel(page, KNOWN);
    expect(await page.locator('blockquote.abstract + papergloss-panel').count()).toBe(1);
    await expect(page.locator('h1.title')).toHaveText(/^Title:\s*SingLoRA: Low Rank Adaptation Using a Single Matrix$/);
  });

  test('lets the voices of several sources be switched', async ({ page }) => {
    const panel = await openPanel(page, 'https://arxiv.org/abs/2506.21551');
    const first = await panel.locator('[data-section="what"]').first().textContent();
    await panel.getByRole('button', { name: /3 sources/ }).click();
    await expect(panel.getByRole('radio')).toHaveCount(3);
    await panel.getByRole('radio').nth(1).check();
    await expect(panel.locator('[data-section="what"]').first()).not.toHaveText(first ?? '');
  });

  test('lets its abstract speak last, when asked, and moves nothing', async ({ page }) => {
    const panel = await openPanel(page, KNOWN);
    await panel.getByRole('button', { name: '2 sources' }).click();
    await panel.getByRole('radio').nth(1).check();
    await expect(panel.locator('.source')).toHaveAttribute('data-source', 'abstract');
    await expect(panel.locator('.source')).toHaveText('From the abstract · 8 Jul 2025');
    await expect(panel.locator('[data-part="metrics"] [data-metric]').first()).toBeVisible();
    await panel.getByRole('radio').first().check();
    await expect(panel.locator('[data-section="what"]')).toContainText('SingLoRA');
  });

  test('shows the sentence that a number was read from, by keyboard', async ({ page }) => {
    const panel = await openPanel(page, KNOWN);
    const quote = panel.locator('[data-metric] button[aria-expanded]').first();
    await quote.focus();
    await page.keyboard.press('Enter');
    await expect(quote).toHaveAttribute('aria-expanded', 'true');
    await expect(panel.locator('[data-part="metrics"]')).toContainText('On MNLI, LLaMA-7B reaches 91.3% accuracy');
    await expect(panel.locator('[data-part="metrics"]')).toContainText(/as reported/i);
  });

  test('opens in the state the reader left it', async ({ page }) => {
    const panel = await openPanel(page, KNOWN);
    const method = panel.getByRole('button', { name: 'Method' });
    await method.click();
    await expect(panel.locator('[data-section="method"]')).toBeVisible();
    await page.goto('https://huggingface.co/papers/2506.21551');
    await expect(panel).toHaveAttribute('data-state', 'ready');
    await expect(panel.locator('[data-section="method"]')).toBeVisible();
    await panel.locator('[data-action="fold"]').click();
    await page.goto(KNOWN);
    await expect(panel).toHaveAttribute('data-state', 'ready');
    await expect(panel.locator('[data-action="fold"]')).toHaveAttribute('aria-expanded', 'false');
    await expect(panel.locator('[data-part="related"]')).toBeHidden();
  });

  test('is saved, and stays saved on the other site and after a reload', async ({ page }) => {
    const panel = await openPanel(page, KNOWN);
    const save = panel.locator('button[data-action="save"]');
    await expect(save).toHaveAttribute('aria-pressed', 'false');
    await save.click();
    await expect(save).toHaveAttribute('aria-pressed', 'true');
    await page.reload();
    await expect(save).toHaveAttribute('aria-pressed', 'true');
    await page.goto('https://huggingface.co/papers/2507.05566');
    await expect(save).toHaveAttribute('aria-pressed', 'true');
  });

  test('puts a dot on the toolbar, which a paper without a gloss does not', async ({ page, running }) => {
    const dot = () =>
      running.worker.evaluate(async () => {
        const [tab] = await chrome.tabs.query({ active: true });
        return chrome.action.getBadgeText(tab?.id === undefined ? {} : { tabId: tab.id });
      });
    await openPanel(page, KNOWN);
    await page.bringToFront();
    await expect.poll(dot).toBe('•');
    await openPanel(page, 'https://arxiv.org/abs/2510.12345');
    await expect.poll(dot).toBe('');
  });

  test('does nothing when the page itself clicks', async ({ page }) => {
    const panel = await openPanel(page, KNOWN);
    const save = panel.locator('button[data-action="save"]');
    await save.evaluate((button: HTMLElement) => button.click());
    await panel.locator('[data-action="fold"]').click(); // a click of the reader's, so that there is something to wait for
    await expect(panel.locator('[data-action="fold"]')).toHaveAttribute('aria-expanded', 'false');
    await expect(save).toHaveAttribute('aria-pressed', 'false');
  });
});

test.describe('a paper that nobody has written about', () => {
  for (const [what, url, id] of [
    ['of the new style', 'https://arxiv.org/abs/2510.12345', '2510.12345'],
    ['that is read as HTML', 'https://arxiv.org/html/2510.12345v1', '2510.12345'],
    ['of the old style', 'https://arxiv.org/abs/hep-th/9901001v3', 'hep-th/9901001'],
    ['that is withdrawn', 'https://arxiv.org/abs/2510.00002v2', '2510.00002'],
  ] as const) {
    test(`${what} has a panel and can be saved`, async ({ page }) => {
      const panel = await openPanel(page, url);
      await expect(panel).toHaveAttribute('data-paper', id);
      await expect(panel.locator('[data-source]')).toContainText('From the abstract');
      await expect(panel.locator('.lead [data-section]')).not.toBeEmpty();
      await panel.locator('button[data-action="save"]').click();
      await expect(panel.locator('button[data-action="save"]')).toHaveAttribute('aria-pressed', 'true');
    });
  }

  test('speaks from its abstract: sentences by their roles, numbers with their sentences', async ({ page }) => {
    const panel = await openPanel(page, 'https://arxiv.org/abs/2510.12345');
    await expect(panel.locator('[data-source="abstract"]')).toHaveText(/^From the abstract · \d+ \w{3} \d{4}$/);
    const sections = panel.locator('[data-part="summary"] p[data-section], [data-part="summary"] [data-section] p');
    const abstract = await page.locator('meta[name="citation_abstract"]').getAttribute('content');
    const words = (text: string) => text.match(/\p{L}{2,}/gu) ?? [];
    const own = words(abstract ?? '').join(' ');
    expect(await sections.count()).toBeGreaterThan(2);
    for (const text of await sections.allTextContents()) {
      for (const part of text.split(' … '))
        expect(own).toContain(
          words(part.replace(/\S*[∈×^]\S*/g, ' '))
            .slice(0, 4)
            .join(' '),
        );
    }
  });

  test('finds related papers by what its page says', async ({ page }) => {
    const panel = await openPanel(page, 'https://arxiv.org/abs/2510.12345');
    const related = panel.locator('[data-part="related"] a[data-paper]');
    expect(await related.evaluateAll((links) => links.map((link) => link.getAttribute('data-paper')))).toContain(
      '2507.05566',
    );
    await expect(related.first()).toHaveAttribute('href', /^https:\/\/arxiv\.org\/abs\/\d/);
  });

  test('is saved under its own title with the formula as it was written, before and after MathJax', async ({
    page,
    running,
  }) => {
    const panel = await openPanel(page, 'https://arxiv.org/abs/2510.12345');
    await expect(page.locator('h1.title .MathJax').first()).toBeVisible();
    await panel.locator('button[data-action="save"]').click();
    await expect(panel.locator('button[data-action="save"]')).toHaveAttribute('aria-pressed', 'true');
    const popup = await running.context.newPage();
    await popup.goto(running.extensionUrl('popup.html'));
    await popup.getByRole('tab', { name: 'Saved' }).click();
    await expect(popup.locator('[data-saved][data-paper="2510.12345"]')).toContainText('$O(R d)$');
  });
});

test.describe('a page', () => {
  for (const url of ['https://arxiv.org/abs/2404.99999', 'https://huggingface.co/papers/2404.99999']) {
    test(`that does not exist stays as it is: ${url}`, async ({ page }) => {
      await page.goto(url, { waitUntil: 'load' });
      await expect(panelOf(page)).toHaveCount(0);
    });
  }

  test('with new markup gets one quiet line', async ({ page }) => {
    await page.goto('https://arxiv.org/abs/2510.00003');
    await expect(panelOf(page)).toHaveAttribute('data-state', 'error');
    await expect(panelOf(page)).toContainText("doesn't recognize this page's layout");
  });

  test('with hostile text runs none of it', async ({ page }) => {
    const panel = await openPanel(page, 'https://arxiv.org/abs/2510.66666');
    await panel.locator('button[data-action="save"]').click();
    await expect(panel.locator('button[data-action="save"]')).toHaveAttribute('aria-pressed', 'true');
    expect(await page.evaluate(() => (window as unknown as { hacked?: string }).hacked)).toBeUndefined();
    expect(await panel.locator('img, script, iframe').count()).toBe(0);
  });

  test('that draws itself anew keeps the panel in its place', async ({ page }) => {
    const panel = await openPanel(page, 'https://huggingface.co/papers/2507.05240');
    await expect(page.locator('html[data-drawn]')).toBeAttached();
    await expect(panel).toHaveCount(1);
    await expect(panel.locator('[data-section="what"]').first()).toContainText('StreamVLN');
  });

  test('that is dark has a dark panel', async ({ page }) => {
    const panel = await openPanel(page, 'https://huggingface.co/papers/2507.06203');
    expect(await panel.evaluate((host) => getComputedStyle(host).colorScheme)).toBe('dark');
    await page.evaluate(() => document.documentElement.classList.remove('dark'));
    await expect.poll(() => panel.evaluate((host) => getComputedStyle(host).colorScheme)).toBe('light');
  });

  test('of 390 px has a panel that fits', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const url of [KNOWN, 'https://huggingface.co/papers/2507.05566']) {
      const panel = await openPanel(page, url);
      const overflow = await panel.evaluate((host) => {
        const inner = [...(host.shadowRoot?.querySelectorAll('.panel *') ?? [])];
        const edge = Math.max(...inner.map((element) => element.getBoundingClientRect().right));
        return [document.documentElement.scrollWidth <= innerWidth, edge <= innerWidth];
      });
      expect(overflow).toEqual([true, true]);
    }
  });

  test('by 127 authors is read as any other', async ({ page }) => {
    await expect(await openPanel(page, 'https://arxiv.org/abs/2506.13585')).toContainText('MiniMax-M1');
  });
});
