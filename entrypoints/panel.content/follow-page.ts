import type { PaperSurface } from '../../lib/sites/site.ts';

/** The rule and the space beside it hang in the margin where there is one, so that our text aligns with the page's. */
const HANGING = 12;

/** Keeps the panel as dark as the page. */
export function followTheme(host: HTMLElement, surface: PaperSurface, signal: AbortSignal): void {
  const apply = () => {
    host.dataset.dark = String(surface.isDark(document)); // the style sheet makes `color-scheme` of it
  };
  apply();
  const observer = new MutationObserver(apply);
  observer.observe(document.documentElement, { attributeFilter: ['class', 'data-theme'] });
  signal.addEventListener('abort', () => observer.disconnect());
}

/** Gives the panel the side margins of the text it stands after: at once, and whenever the page is laid out anew. */
export function followMargins(host: HTMLElement, anchor: Element, signal: AbortSignal): void {
  const apply = () => {
    const { marginLeft, marginRight } = getComputedStyle(anchor);
    host.style.marginLeft = `${beside(marginLeft)}px`;
    host.style.marginRight = `${beside(marginRight)}px`;
  };
  apply(); // the observer's first call may come after the first paint
  const observer = new ResizeObserver(apply);
  observer.observe(anchor);
  signal.addEventListener('abort', () => observer.disconnect());
}

function beside(margin: string): number {
  return Math.max(0, (Number.parseFloat(margin) || 0) - HANGING);
}
