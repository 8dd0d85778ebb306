import { type Command, InputError } from './command.ts';
import { readId } from './find.ts';
import { answer, FIND_USAGE } from './find-options.ts';

/** Finds the papers that stand next to one. */
export const related: Command = {
  usage: `related ID ${FIND_USAGE}`,
  says: 'papers that stand next to one, the nearest first',
  run: (args, io) =>
    answer(args, io, ([id, ...more]) => {
      if (id === undefined || more.length > 0) throw new InputError('related needs one arXiv id');
      return { id: readId(id) };
    }),
};
