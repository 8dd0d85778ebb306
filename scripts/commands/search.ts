import { type Command, InputError } from './command.ts';
import { answer, FIND_USAGE } from './find-options.ts';

/** Finds papers for a query. */
export const search: Command = {
  usage: `search QUERY ${FIND_USAGE}`,
  says: 'papers for a query, the best first',
  run: (args, io) =>
    answer(args, io, (words) => {
      if (words.length === 0) throw new InputError('search needs a query');
      return { query: words.join(' ') };
    }),
};
