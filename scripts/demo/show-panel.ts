import type { Locator, Page } from 'playwright';
import { SECTIONS } from '../../lib/core/gloss.ts';

/** What stands in a panel, as a person or a machine can hold on to it. */
export interface PanelContent {
  readonly sources: readonly string[];
  readonly sections: readonly { readonly name: string; readonly text: string }[];
  readonly numbers: readonly { readonly name: string; readonly value: string; readonly quote: string }[];
  readonly related: readonly { readonly id: string; readonly title: string }[];
}

/** The panel of the paper that a page shows, once it is there and has its answer. */
export async function readyPanel(page: Page): Promise<Locator> {
  const panel = page.locator('papergloss-panel:not([data-state="loading"])').first();
  await panel.waitFor();
  const state = await panel.getAttribute('data-state');
  if (state !== 'ready')
    throw new Error(`the panel on ${page.url()} is in the state ${state}: ${await panel.textContent()}`);
  return panel;
}

/** Reads a panel, the parts that are folded away included. */
export function readPanel(panel: Locator): Promise<PanelContent> {
  return panel.evaluate((host) => {
    const root = host.shadowRoot;
    const all = (selector: string) => Array.from(root?.querySelectorAll<HTMLElement>(selector) ?? []);
    const words = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
    return {
      sources: all('[data-source]').map((element) => words(element) || (element.dataset.source ?? '')),
      sections: all('[data-section]').map((element) => ({
        name: element.dataset.section ?? '',
        text: words(element.querySelector('p, li') ?? element),
      })),
      numbers: all('[data-metric]').map((element) => ({
        name: element.dataset.metric ?? '',
        value: `${element.dataset.value ?? ''} ${element.dataset.unit ?? ''}`.trim(),
        quote: words(element.querySelector('blockquote')),
      })),
      related: all('[data-part="related"] a[data-paper]').map((link) => ({
        id: link.dataset.paper ?? '',
        title: words(link),
      })),
    };
  });
}

/** Presses a star, if it is not pressed yet, and waits until that is stored. */
export async function save(place: Locator): Promise<void> {
  const star = place.locator('button[aria-pressed]').first();
  if ((await star.getAttribute('aria-pressed')) === 'false') await star.click();
  await place.locator('button[aria-pressed="true"]').first().waitFor();
}

const LABEL_WIDTH = 15;

/** A panel's content as lines for a terminal. */
export function panelLines({ sources, sections, numbers, related }: PanelContent, width: number): string[] {
  const line = (label: string, text: string) => cut(`  ${label.padEnd(LABEL_WIDTH)}${text}`, width);
  const labels: Readonly<Record<string, string>> = { ...SECTIONS, outline: 'Notes' };
  return [
    line('Source', sources.join('; ')),
    ...sections.map(({ name, text }) => line(labels[name] ?? name, text)),
    ...numbers.map(({ name, value, quote }, at) => line(at === 0 ? 'Numbers' : '', `${name}: ${value}   ${quote}`)),
    ...related.map(({ id, title }, at) => line(at === 0 ? 'Related' : '', `${id}  ${title}`)),
  ];
}

function cut(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text;
}
