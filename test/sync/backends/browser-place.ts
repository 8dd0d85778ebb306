import { type BrowserPlace, browser } from '../../../lib/sync/backends/browser.ts';
import { openGate, type TestPlace } from './backend-contract.ts';

type Items = Record<string, unknown>;

interface Fault {
  readonly get?: (items: Items, before: Items) => Items;
  /** What is kept of a change, or a refusal. */
  readonly set?: (change: Items) => Items;
}

const halfOf = (items: Items) => Object.fromEntries(Object.entries(items).filter((_, at) => at % 2 === 0));

export const BROWSER_FAULTS: Readonly<Record<string, Fault>> = {
  'hands out nothing': { get: () => ({}) },
  'hands out half of its items': { get: halfOf },
  'hands out what was there before': { get: (_, before) => before },
  'hands out torn items': {
    get: (items) => Object.fromEntries(Object.entries(items).map(([key, value]) => [key, String(value).slice(0, -9)])),
  },
  'forgets what was written': { set: () => ({}) },
  'keeps half of what was written': { set: halfOf },
  'has no room': {
    set: () => {
      throw new Error('Resource::kQuotaBytes quota exceeded');
    },
  },
  'allows no more changes in this minute': {
    set: () => {
      throw new Error('This request exceeds the MAX_WRITE_OPERATIONS_PER_MINUTE quota.');
    },
  },
};

/** A place that stands for what one browser carries; the real one is tried in Chromium. */
export async function browserPlace(): Promise<TestPlace<BrowserPlace>> {
  let items: Items = {};
  let before: Items = {};
  let fault: Fault = {};
  const place: TestPlace<BrowserPlace> = {
    backend: browser,
    gate: openGate,
    join: async () => ({
      get: () => place.gate(async () => fault.get?.(items, before) ?? items),
      set: (change) =>
        place.gate(async () => {
          before = items;
          items = { ...items, ...(fault.set?.(change) ?? change) };
        }),
    }),
    async wipe() {
      items = {};
    },
    misbehave(name) {
      fault = BROWSER_FAULTS[name] ?? {};
    },
    behave() {
      fault = {};
    },
    async close() {},
  };
  return place;
}
