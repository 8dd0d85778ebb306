import type { BrowserPlace } from '../../../lib/sync/backends/browser.ts';

type Area = 'chrome' | 'browser';

type Answer = { readonly items: Record<string, unknown> } | { readonly refused: string };

/** Runs in a page of the extension: an error comes back as the words that the browser has for it. */
async function askArea([area, items]: readonly [Area, Record<string, unknown> | null]): Promise<Answer> {
  const { sync } = (globalThis as unknown as Record<Area, typeof chrome>)[area].storage;
  try {
    if (items) await sync.set(items);
    return { items: items ? {} : await sync.get(null) };
  } catch (error) {
    return { refused: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

/**
 * What a real browser keeps in `storage.sync`, for a backend that runs in the test.
 * @param evaluate runs a function in a page of the extension
 */
export function realPlace(
  evaluate: (run: typeof askArea, request: Parameters<typeof askArea>[0]) => Promise<Answer>,
  area: Area,
): BrowserPlace {
  const asked = async (items: Record<string, unknown> | null) => {
    const answer = await evaluate(askArea, [area, items]);
    if ('refused' in answer) throw new Error(answer.refused);
    return answer.items;
  };
  return { get: () => asked(null), set: async (items) => void (await asked(items)) };
}
