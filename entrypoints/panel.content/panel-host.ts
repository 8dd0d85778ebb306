import tokens from '../../assets/tokens.css?inline';
import gloss from '../../components/gloss/gloss.css?inline';
import panel from '../../components/panel/panel.css?inline';
import type { PaperId } from '../../lib/core/arxiv-id.ts';

const NAME = 'papergloss-panel';

/**
 * The element that stands in the page. Its shadow root is open: nothing secret is in it and no text is typed there, and
 * tools that help readers may look inside.
 */
export function createPanelHost(id: PaperId): HTMLElement {
  for (const stale of document.querySelectorAll(NAME)) stale.remove(); // left by the version before an update
  const host = document.createElement(NAME);
  host.dataset.paper = id;
  const style = document.createElement('style');
  style.textContent = tokens + gloss + panel;
  host.attachShadow({ mode: 'open' }).append(style);
  return host;
}
