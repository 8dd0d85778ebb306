import { catalog } from './catalog.ts';
import type { Command } from './command.ts';
import { gloss } from './gloss.ts';
import { importFiles } from './import.ts';
import { related } from './related.ts';
import { search } from './search.ts';
import { syncSim } from './sync-sim.ts';

/** Every command of `papergloss`, by name. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  import: importFiles,
  gloss,
  catalog,
  search,
  related,
  'sync-sim': syncSim,
};
