import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import { errorMessage } from '../../lib/core/errors.ts';

/** What browsers say where the background was stopped between the question and its answer. */
const STOPPED = /channel closed|port closed|Receiving end does not exist/;

/** No reader waits longer, and no bar stands for ever. */
const PATIENCE = 20_000;

/** How long to wait before asking again, in milliseconds: a worker that is just stopping can't be woken yet. */
const PAUSES = [0, 50, 200, 800];

/** Puts a question to the background; again where it was stopped meanwhile, since every message may be repeated. */
export async function ask<T>(ctx: ContentScriptContext, question: () => Promise<T>): Promise<T> {
  for (const pause of PAUSES) {
    try {
      return await inTime(question());
    } catch (error) {
      // Reading `isInvalid` also tells everybody who listens to the context.
      if (ctx.isInvalid || !STOPPED.test(errorMessage(error))) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return inTime(question());
}

function inTime<T>(answer: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error('Papergloss took too long to answer.')), PATIENCE);
  return Promise.race([answer, late.promise]).finally(() => clearTimeout(timer));
}
