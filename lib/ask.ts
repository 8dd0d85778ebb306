import { errorMessage, PaperglossError } from './core/errors.ts';

/** What browsers say where the background was stopped between the question and its answer. */
const STOPPED = /channel closed|port closed|Receiving end does not exist|No response/;

/** How long to wait before asking again, in milliseconds: a worker that is just stopping can't be woken yet. */
const PAUSES = [0, 50, 200, 800];

/** No reader waits longer, and no bar stands for ever. */
const PATIENCE = 20_000;

const REMEDY = 'Try again; if it stays so, restart the browser.';

/**
 * Puts a question to the background; again where it was stopped meanwhile, since every message may be repeated.
 * @param patience how long to wait for the answer, in milliseconds
 * @throws what the background answers, or words for the reader where it does not answer at all
 */
export async function ask<T>(question: () => Promise<T>, patience: number = PATIENCE): Promise<T> {
  for (const pause of PAUSES) {
    try {
      return await inTime(question(), patience);
    } catch (error) {
      if (!STOPPED.test(errorMessage(error))) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return inTime(question(), patience).catch((error: unknown) => {
    if (!STOPPED.test(errorMessage(error))) throw error;
    throw new PaperglossError('no-answer', `Papergloss's background does not answer. ${REMEDY}`, { cause: error });
  });
}

function inTime<T>(answer: Promise<T>, patience: number): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(new PaperglossError('no-answer', `Papergloss took too long to answer. ${REMEDY}`));
  }, patience);
  return Promise.race([answer, late.promise]).finally(() => clearTimeout(timer));
}
