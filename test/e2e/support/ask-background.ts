import { ask } from '../../../lib/ask.ts';
import type { MessageName, Protocol } from '../../../lib/messages.ts';

/** Puts a question to the background as the extension's own pages do. @throws what it answers */
export type Ask = <Name extends MessageName>(
  name: Name,
  ...request: Parameters<Protocol[Name]>
) => Promise<ReturnType<Protocol[Name]>>;

interface RawMessage {
  readonly id: number;
  readonly type: MessageName;
  readonly data: unknown;
  readonly timestamp: number;
}

interface RawAnswer {
  readonly res?: unknown;
  readonly err?: { readonly message: string };
}

/** Runs in a page of the extension. Answers as text: what drives Firefox loses objects that stand in two places. */
async function sendRaw(message: RawMessage): Promise<string> {
  return JSON.stringify(await chrome.runtime.sendMessage(message));
}

/**
 * @param evaluate runs a function in a page of the extension
 * @param patience how long to wait for an answer, in milliseconds
 */
export function askerIn(
  evaluate: (run: typeof sendRaw, message: RawMessage) => Promise<string>,
  patience: number,
): Ask {
  let id = 0;
  const question = async (type: MessageName, data: unknown): Promise<unknown> => {
    id += 1;
    const { res, err }: RawAnswer = JSON.parse(await evaluate(sendRaw, { id, type, data, timestamp: Date.now() }));
    if (err) throw new Error(err.message);
    return res;
  };
  // The types name each message apart; the protocol says the same of all of them at once.
  return ((name, ...request) => ask(() => question(name, request[0]), patience)) as Ask;
}
