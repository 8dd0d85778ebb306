import { browser } from 'wxt/browser';
import { SECTION_NAMES, type SectionName } from './core/gloss.ts';

/** What of a gloss may stand open beside its lead. */
export type OpenPart = SectionName | 'outline';

/** How the reader left the panel. */
export interface PanelView {
  /** One line only. */
  readonly folded: boolean;
  readonly open: readonly OpenPart[];
}

interface Setting<T> {
  readonly key: string;
  readonly fallback: T;
  /** Makes sense of a stored value, whoever wrote it. */
  readonly read: (value: unknown) => T;
}

const OPEN_PARTS: ReadonlySet<unknown> = new Set<OpenPart>([...SECTION_NAMES, 'outline']);

/** Every stored setting. */
export const settings = {
  panelView: {
    key: 'panelView',
    fallback: { folded: false, open: [] },
    read: (value) => {
      const view = (value ?? {}) as { folded?: unknown; open?: unknown };
      const open = Array.isArray(view.open) ? view.open.filter((part): part is OpenPart => OPEN_PARTS.has(part)) : [];
      return { folded: view.folded === true, open: [...new Set(open)] };
    },
  } satisfies Setting<PanelView> as Setting<PanelView>,
  /** Changes whenever a saved paper does, so that every open page can look again. */
  savedRevision: {
    key: 'savedRevision',
    fallback: '',
    read: (value) => (typeof value === 'string' ? value : ''),
  } satisfies Setting<string> as Setting<string>,
};

/** The stored value, or the fallback where there is none or storage is refused. */
export async function readSetting<T>(setting: Setting<T>): Promise<T> {
  try {
    const stored = await browser.storage.local.get(setting.key);
    return setting.key in stored ? setting.read(stored[setting.key]) : setting.fallback;
  } catch {
    return setting.fallback; // a reader without storage still reads
  }
}

/** Stores a value. @throws what the browser says when it can't */
export async function writeSetting<T>(setting: Setting<T>, value: T): Promise<void> {
  await browser.storage.local.set({ [setting.key]: value });
}

/** Calls back on each change from any context until `signal` aborts. */
export function watchSetting<T>(setting: Setting<T>, signal: AbortSignal, callback: (value: T) => void): void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = changes[setting.key];
    if (area === 'local' && change) callback(setting.read(change.newValue));
  };
  browser.storage.onChanged.addListener(listener);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener));
}
