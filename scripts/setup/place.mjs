import { fileURLToPath } from 'node:url';

/** The folder of the checkout. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * A word to the person at the terminal. On stderr, so that a command's own output stays clean.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** What a person has to mend before anything can run: said in one line, without a stack. */
export class SetupError extends Error {
  name = 'SetupError';
}
