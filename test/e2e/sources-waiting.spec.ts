import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import { ask } from './support/ask.ts';
import { expect, openOwn, openPanel, test } from './support/journey.ts';

/** A paper that no document names; its abstract is on its page. */
const PAGE = 'https://arxiv.org/abs/2510.12345';

const OTHER_PAGES = [
  'https://arxiv.org/abs/2507.05566',
  'https://arxiv.org/abs/2506.21551',
  'https://arxiv.org/abs/2507.01006',
  'https://arxiv.org/abs/2506.13585',
  'https://arxiv.org/abs/hep-th/9901001',
  'https://huggingface.co/papers/2507.05566',
  'https://huggingface.co/papers/2506.21551',
];

/** The abstract as a review has it: on one line. */
async function abstract(): Promise<string> {
  const file = new URL('../pages/arxiv-abs-2510.12345.html', import.meta.url);
  const html = await readFile(file, 'utf8');
  const [, text = ''] = /Abstract:<\/span>([^<]*)<\/blockquote>/.exec(html) ?? [];
  return text.replace(/\s+/g, ' ').trim();
}

function block(about: string, name: string): string {
  return [
    about,
    'Primary: Valley College',
    'All Institutions: Valley College, Hill Institute',
    `${name} introduces a way to spend a budget of ranks.`,
    'It begins small and grows where it has to.',
    'It is tried on two sets of tasks.',
    'Code is promised.',
    'Nothing larger was tried.',
    `${name} may save memory in valleys.`,
  ].join('\n');
}

async function unbound(options: Page): Promise<number | undefined> {
  return (await ask(options, 'sources'))[0]?.unbound;
}

test('a block of a review waits for the page of its paper, and goes to no other', async ({ page, running }) => {
  const unknown =
    'Beeches count their leaves in autumn; we ask whether a model of leaves can count them too, and how far.';
  const review = `Last 7 Days (October 13 – October 19, 2025)\n${block(await abstract(), 'BudgetLoRA')}\n${block(unknown, 'BeechNet')}\n`;
  const options = await openOwn(running, 'options.html');
  const file = { name: 'review.txt', mimeType: 'text/plain', buffer: Buffer.from(review) };
  await options.locator('#sources').getByLabel('Choose files').setInputFiles(file);
  const seen = options.getByRole('region', { name: 'What would be kept' });
  await expect(seen).toContainText('Read as weekly review');
  await expect(seen).toContainText('2 glosses whose papers are not found yet');
  await seen.getByLabel('Name of the source').fill('Valley review');
  await seen.getByRole('button', { name: 'Keep' }).click();
  await expect.poll(() => unbound(options)).toBe(2);

  for (const url of OTHER_PAGES) {
    const panel = await openPanel(page, url);
    await expect(panel).not.toContainText('budget of ranks');
  }
  expect(await unbound(options)).toBe(2);

  for (const _ of ['first', 'again']) {
    const panel = await openPanel(page, PAGE);
    await expect(panel.locator('[data-source]')).toContainText('Valley review · Weekly review · ');
    await expect(panel).toContainText('budget of ranks');
    await expect.poll(() => unbound(options)).toBe(1);
  }
  await openPanel(page, 'https://arxiv.org/abs/2507.05566');
  expect(await unbound(options)).toBe(1);
});
