import type { Locator, Page } from 'playwright';
import { SECTIONS } from '../../lib/core/gloss.ts';

/** What stands in a panel, as a person or a machine can hold on to it. */
export interface PanelContent {
  readonly sources: readonly string[];
  readonly sections: readonly { readonly name: string; readonly text: string }[];
  /** As a row reads: name, dataset, baseline, value. */
  readonly numbers: readonly { readonly row: string; readonly quote: string }[];
  /** With the words that both papers share. */
  readonly related: readonly { readonly id: string; readonly title: string; readonly reason: string }[];
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
        row: ['.number-name', '.context', '.number-value'].map((part) => words(element.querySelector(part))).join('  '),
        quote: words(element.querySelector('blockquote')),
      })),
      related: all('[data-part="related"] a[data-paper]').map((link) => ({
        id: link.dataset.paper ?? '',
        title: words(link),
        reason: words(link.parentElement?.querySelector('.related-terms')),
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
/** Lines that are longer read badly. */
const WIDEST = 110;

/** A panel's content as lines for a terminal. */
export function panelLines({ sources, sections, numbers, related }: PanelContent, width: number): string[] {
  const line = (label: string, text: string) =>
    wrap(text, Math.min(width, WIDEST) - LABEL_WIDTH - 2).map(
      (part, at) => `  ${(at === 0 ? label : '').padEnd(LABEL_WIDTH)}${part}`,
    );
  const labels: Readonly<Record<string, string>> = { ...SECTIONS, outline: 'Notes' };
  return [
    ...line('Source', sources.join('; ')),
    ...sections.flatMap(({ name, text }) => line(labels[name] ?? name, text)),
    ...numbers.flatMap(({ row, quote }, at) => [...line(at === 0 ? 'Numbers' : '', row), ...line('', `  ${quote}`)]),
    ...related.flatMap(({ id, title, reason }, at) => line(at === 0 ? 'Related' : '', `${id}  ${title} (${reason})`)),
  ];
}

/** Breaks a text between words into lines of at most `width` characters, longer words aside. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  return [...lines, line];
}
