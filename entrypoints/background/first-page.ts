import { FIRST_PAGE, firstPage, readSetting, writeSetting } from '../../lib/settings.ts';
import type { Handlers } from './handlers.ts';

const ASKED = JSON.stringify(FIRST_PAGE);

/**
 * Keeps what the popup shows first where it can be read without the background, which sleeps when a popup is opened. It
 * is a copy that may be older than the answer for as long as the background takes to wake.
 * @param warn told where the copy can't be kept; the answer is given all the same
 */
export function keepFirstPage(handlers: Handlers, warn: (error: unknown) => void): Handlers {
  return {
    ...handlers,
    async search(request) {
      const answer = await handlers.search(request);
      if (JSON.stringify(request) === ASKED) keep(answer).catch(warn);
      return answer;
    },
  };
}

async function keep(answer: Awaited<ReturnType<Handlers['search']>>): Promise<void> {
  const kept = await readSetting(firstPage);
  if (JSON.stringify(kept) !== JSON.stringify(answer)) await writeSetting(firstPage, answer);
}
