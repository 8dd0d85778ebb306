import { PaperglossError } from '../../lib/core/errors.ts';
import { type MessageName, onMessage, type Protocol } from '../../lib/messages.ts';
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

/** Registers a listener for every message, synchronously, as a worker that may be woken by any of them must. */
export function listen(handlers: Handlers, own: { id: string; root: string }): void {
  for (const name of Object.keys(requestSchemas) as MessageName[]) listenTo(name, handlers, own);
}

function listenTo<Name extends MessageName>(name: Name, handlers: Handlers, own: { id: string; root: string }): void {
  onMessage(name, ({ data, sender }) => answer(handlers, name, data, sender, own));
}
