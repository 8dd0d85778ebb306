import { PaperglossError } from '../../lib/core/errors.ts';
import { findArxivId } from '../../lib/core/find-arxiv-id.ts';
import { type MessageName, onMessage, type PaperView, type Protocol } from '../../lib/messages.ts';
import type { Handlers } from './handlers.ts';
import { requestSchemas } from './requests.ts';
import { callerOf, mayCall, type Sender } from './sender.ts';

/** The one gate: who may ask is checked first, then what is asked, then the handler sees it. */
export async function answer<Name extends MessageName>(
  handlers: Handlers,
  name: Name,
  data: unknown,
  sender: Sender,
  own: { id: string; root: string },
): Promise<ReturnType<Protocol[Name]>> {
  if (!mayCall(callerOf(sender, own), name)) {
    throw new PaperglossError('forbidden', `This page may not ask for "${name}".`);
  }
  const request = requestSchemas[name].safeParse(data ?? undefined);
  if (!request.success) {
    const field = request.error.issues[0]?.path.join('.') || 'request';
    throw new PaperglossError(
      'bad-request',
      `"${name}" was asked in a way it can't be answered: ${field} is not right.`,
    );
  }
  // The schema of a name gives what its handler takes.
  return handlers[name](...([request.data] as unknown as Parameters<Protocol[Name]>));
}

/** What the browser knows of us, and who hears what a page was told of its papers. */
export interface Desk {
  /** The extension's id and the address of its root. */
  readonly own: { readonly id: string; readonly root: string };
  readonly toldPage: (tab: number, views: readonly PaperView[]) => void;
}

/** Registers a listener for every message, synchronously, as a worker that may be woken by any of them must. */
export function listen(handlers: Handlers, desk: Desk): void {
  for (const name of Object.keys(requestSchemas) as MessageName[]) {
    if (name !== 'lookup' && name !== 'setSaved') listenTo(name, handlers, desk);
  }
  onMessage('setSaved', ({ data, sender }) => {
    const version = findArxivId(sender.url ?? '')?.version ?? null;
    const saving: Handlers = { ...handlers, setSaved: (request) => handlers.setSaved({ ...request, version }) };
    return answer(saving, 'setSaved', data, sender, desk.own);
  });
  onMessage('lookup', async ({ data, sender }) => {
    const views = await answer(handlers, 'lookup', data, sender, desk.own);
    if (sender.tab?.id !== undefined) desk.toldPage(sender.tab.id, views);
    return views;
  });
}

function listenTo<Name extends MessageName>(name: Name, handlers: Handlers, { own }: Desk): void {
  onMessage(name, ({ data, sender }) => answer(handlers, name, data, sender, own));
}
