import { render } from 'preact';
import { browser } from 'wxt/browser';
import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import { type Bar, Margin } from '../../components/panel/margin.tsx';
import { Panel } from '../../components/panel/panel.tsx';
import type { PanelProps } from '../../components/panel/panel-props.ts';
import { Unrecognized } from '../../components/panel/unrecognized.tsx';
import { errorMessage } from '../../lib/core/errors.ts';
import { sendMessage } from '../../lib/messages.ts';
import {
  glossesRevision,
  marksKey,
  panelView,
  readSetting,
  savedRevision,
  watchSetting,
  writeSetting,
} from '../../lib/settings.ts';
import type { PaperSurface } from '../../lib/sites/site.ts';
import { followMargins, followTheme } from './follow-page.ts';
import { keepInPlace } from './keep-in-place.ts';
import { startLookup } from './lookup.ts';
import { markAbstract } from './mark-abstract.ts';
import { isMarksKey } from './marks-key.ts';
import { createPanelHost } from './panel-host.ts';
import { paperHref } from './paper-href.ts';
import { whenPageSaysMore } from './when-page-says-more.ts';

const UPDATED = 'Papergloss was updated. Reload this page to use it.';

/** Everything about one paper on one page: from the first question until `signal` undoes all of it. */
export function visitPaper(surface: PaperSurface, ctx: ContentScriptContext, signal: AbortSignal): void {
  const { id } = surface.ref;
  const remembered = readSetting(panelView); // first, so that it is here before the first paint
  const host = createPanelHost(id);
  const root = host.shadowRoot ?? host;
  let layout = panelView.fallback;
  let placed = false;
  let gone = false;
  let bars: readonly Bar[] = [];
  let unmark: AbortController | null = null;
  let said = '';
  let trouble: string | null = null;

  const lookup = startLookup({
    id,
    // A page that is still being parsed may have said half: some of the authors, none of the abstract.
    readFacts: () =>
      document.readyState === 'loading' && !surface.findAnchor(document) ? null : surface.readFacts(document),
    lookup: (request) => sendMessage('lookup', request).finally(() => ctx.isInvalid), // reading it tells all who listen
    setSaved: (request) => sendMessage('setSaved', request).finally(() => ctx.isInvalid),
    changed: draw,
  });

  function draw() {
    if (!placed || (signal.aborted && !gone)) return;
    const { shown, notice } = gone ? withoutExtension(lookup) : { ...lookup, notice: lookup.notice ?? trouble };
    host.dataset.state = shown.state;
    const { saving } = lookup;
    const props = {
      shown,
      notice,
      saving,
      gone,
      layout,
      hrefOf,
      onLayout,
      onSave: lookup.save,
      onRetry: lookup.lookUp,
      onAbstract: lookup.readAbstract,
    };
    render(
      <>
        <Margin bars={bars} />
        <Panel {...props} />
        <p class="unseen" role="status">
          {said}
        </p>
      </>,
      root,
    );
  }

  /** Marks the abstract where it shall be and is not, and the other way round. */
  function mark() {
    if (layout.marked === (unmark !== null)) return;
    unmark?.abort();
    unmark = null;
    const abstract = layout.marked && placed && surface.findAbstract(document);
    if (!abstract) return;
    unmark = new AbortController();
    const marking = {
      abstract,
      host,
      ask: (text: string) => sendMessage('markAbstract', { text }).finally(() => ctx.isInvalid),
      draw: (next: readonly Bar[]) => {
        bars = next;
        draw();
      },
      failed: (error: unknown) => {
        trouble = `Couldn't mark the abstract: ${errorMessage(error)}`;
        draw();
      },
    };
    markAbstract(marking, AbortSignal.any([signal, unmark.signal]));
  }

  const hrefOf: PanelProps['hrefOf'] = (paper) => paperHref(paper, location.hostname);
  const onLayout: PanelProps['onLayout'] = (next) => {
    if (next.marked !== layout.marked) said = next.marked ? 'Abstract marked' : 'Marks taken away';
    trouble = null;
    layout = next;
    mark();
    draw();
    // A panel that is not remembered is still folded here and now.
    writeSetting(panelView, next).catch(() => undefined);
  };

  remembered.then((view) => {
    layout = view;
    mark();
    draw();
  });
  watchSetting(savedRevision, signal, lookup.lookUp);
  watchSetting(glossesRevision, signal, lookup.lookUp);
  followTheme(host, surface, signal);
  let leaveAnchor = new AbortController();
  keepInPlace(host, surface, signal, remembered, (anchor) => {
    placed = true;
    leaveAnchor.abort();
    leaveAnchor = new AbortController();
    followMargins(host, anchor, AbortSignal.any([signal, leaveAnchor.signal]));
    unmark?.abort(); // the abstract may be another element now
    unmark = null;
    mark();
    draw();
    lookup.pageSaysMore(false);
  });
  whenPageSaysMore(signal, (done) => {
    lookup.pageSaysMore(done);
    if (!done || placed || surface.findAnchor(document) || !surface.showsPaper(document)) return;
    host.dataset.state = 'error';
    render(<Unrecognized />, root);
    (document.querySelector('main') ?? document.body).append(host);
  });
  // Back from the browser's cache, or from another tab where the extension may have been updated.
  window.addEventListener('pageshow', ({ persisted }) => persisted && lookup.lookUp(), { signal });
  window.addEventListener(
    'keydown',
    async (event) => {
      if (placed && isMarksKey(event) && (await readSetting(marksKey))) onLayout({ ...layout, marked: !layout.marked });
    },
    { signal },
  );
  document.addEventListener('visibilitychange', () => ctx.isInvalid, { signal });
  signal.addEventListener('abort', () => {
    gone = ctx.signal.aborted && browser.runtime?.id === undefined;
    if (gone) return draw();
    render(null, root);
    host.remove();
  });
}

/** What is left to show when the extension has gone: all that was there, to be read, and what to do. */
function withoutExtension({ shown }: Pick<PanelProps, 'shown'>): Pick<PanelProps, 'shown' | 'notice'> {
  if (shown.state === 'ready') return { shown, notice: UPDATED };
  return { shown: { state: 'error', message: UPDATED }, notice: null };
}
