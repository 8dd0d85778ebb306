import { useEffect, useRef } from 'preact/hooks';
import browser from 'webextension-polyfill';

/** What a browser may have beside a page; Chrome has the one, Firefox on a desktop the other. */
interface BesideThePage {
  readonly sidePanel?: { readonly open: (options: { windowId: number }) => Promise<void> };
  readonly sidebarAction?: { readonly open: () => Promise<void> };
}

/** Opens the library beside the page, or in a tab where there is nothing beside it; to be called by a click. */
export function useSidePanel(): () => void {
  const { sidePanel, sidebarAction } = browser as BesideThePage;
  const window = useRef<number | undefined>(undefined);
  useEffect(() => {
    // Asked for ahead: both open on a click only, and not after something else was waited for.
    if (sidePanel) void browser.windows.getCurrent().then((here) => (window.current = here?.id), ignore);
  }, []);
  return () => {
    const { current } = window;
    const opening = sidePanel && current !== undefined ? sidePanel.open({ windowId: current }) : sidebarAction?.open();
    (opening ?? Promise.reject(new Error('nothing beside the page'))).then(leavePopup, openTab);
  };
}

function openTab(): void {
  void browser.tabs.create({ url: browser.runtime.getURL('sidepanel.html') });
}

/** The popup would lie over what was opened. */
function leavePopup(): void {
  if (browser.extension.getViews({ type: 'popup' }).includes(globalThis.window)) globalThis.window.close();
}

/** Without a window the library opens in a tab. */
function ignore(): void {}
