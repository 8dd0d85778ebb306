import type { Page } from 'playwright';

/** Milliseconds since navigation began, by the name of what was waited for; missing while it was not painted. */
export type Paints = Readonly<Record<string, number>>;

/**
 * Runs in a page before anything of it: notes the end of the frame in which an element first matches a selector.
 * @param selectors what to wait for, by name
 */
export function notePaints(selectors: Readonly<Record<string, string>>): void {
  const paints: Record<string, number> = {};
  Object.assign(window, { paints });
  const waiting = new Map(Object.entries(selectors));
  const noteAfterFrame = (name: string) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        paints[name] = performance.now();
      };
      port2.postMessage(null); // arrives after this frame is painted
    });
  new MutationObserver((_, observer) => {
    for (const [name, selector] of waiting) {
      if (!document.querySelector(selector)) continue;
      waiting.delete(name);
      noteAfterFrame(name);
    }
    if (waiting.size === 0) observer.disconnect();
  }).observe(document, { childList: true, subtree: true, attributes: true });
}

/** What was noted, once all the names are. */
export async function readPaints(page: Page, names: readonly string[]): Promise<Paints> {
  await page.waitForFunction(
    (wanted) => wanted.every((name) => name in (window as unknown as { paints: Paints }).paints),
    names,
  );
  return page.evaluate(() => (window as unknown as { paints: Paints }).paints);
}
