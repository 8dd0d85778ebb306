import type { Plugin } from 'vite';

/**
 * Code that a library carries for uses this project does not have, and that stores' linters rightly point at: code made
 * from strings. Each is taken out, and a library that no longer has it fails the build instead of passing unseen.
 */
interface Removal {
  /** End of the module's path. */
  readonly module: RegExp;
  readonly find: RegExp;
  readonly replacement: string;
}

const REMOVALS: readonly Removal[] = [];

export function withoutCodeStrings(): Plugin {
  return {
    name: 'without-code-strings',
    enforce: 'pre',
    transform(code, id) {
      let changed = code;
      for (const { module, find, replacement } of REMOVALS) {
        if (!module.test(id)) continue;
        const next = changed.replace(find, replacement);
        if (next === changed) this.error(`${id} no longer has ${find}; look at it again and mend this list`);
        changed = next;
      }
      return changed === code ? null : { code: changed, map: null };
    },
  };
}
