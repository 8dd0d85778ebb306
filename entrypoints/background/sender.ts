import type { MessageName } from '../../lib/messages.ts';

/** Who sent a message: one of our own pages, or our content script in a page that anybody wrote. */
export type Caller = 'extension' | 'content';

/** What the browser says of a sender; the part that a page can't forge. */
export interface Sender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
}

/** The messages that a page's renderer, even a hacked one, may send. */
const FROM_CONTENT: ReadonlySet<MessageName> = new Set(['lookup', 'markAbstract', 'setSaved']);

/** @param own the extension's id and the address of its root; gives null for a stranger */
export function callerOf(sender: Sender, own: { id: string; root: string }): Caller | null {
  if (sender.id !== own.id) return null;
  return sender.url?.startsWith(own.root) ? 'extension' : 'content';
}

export function mayCall(caller: Caller | null, message: MessageName): boolean {
  return caller === 'extension' || (caller === 'content' && FROM_CONTENT.has(message));
}
