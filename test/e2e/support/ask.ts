import type { Page } from 'playwright';
import type { MessageName, Protocol } from '../../../lib/messages.ts';

/** Asks the background as a page of the extension does. */
export async function ask<Name extends MessageName>(
  page: Page,
  name: Name,
  ...request: Parameters<Protocol[Name]>
): Promise<ReturnType<Protocol[Name]>> {
  const answer = await page.evaluate(
    ([type, data]) => chrome.runtime.sendMessage({ id: 1, type, data, timestamp: Date.now() }),
    [name, request[0] ?? null] as const,
  );
  if (answer.err) throw new Error(`${name}: ${answer.err.message}`);
  return answer.res;
}
