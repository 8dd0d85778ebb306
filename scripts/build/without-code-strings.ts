import type { Plugin } from 'vite';

/**
 * Code that a library carries for uses this project does not have, and that stores' linters rightly point at: code and
 * markup made from strings. Each is taken out, and a library that no longer has it fails the build instead of passing
 * unseen.
 */
interface Removal {
  /** End of the module's path. */
  readonly module: RegExp;
  readonly find: RegExp;
  readonly replacement: string;
}

const REMOVALS: readonly Removal[] = [
  {
    // Preact's `dangerouslySetInnerHTML`: `html ? (same || (node.innerHTML = html.__html), …) : (children)`.
    module: /\/preact\/dist\/preact\.mjs$/,
    find: /\b(\w+)\?\(\w+\|\|\w+&&\(\1\.__html==\w+\.__html\|\|\1\.__html==\w+\.innerHTML\)\|\|\(\w+\.innerHTML=\1\.__html\),\w+\.__k=\[\]\):/,
    replacement: '',
  },
  {
    // Zod's question whether it may make code from strings. The answer is no.
    module: /\/zod\/v4\/core\/util\.js$/,
    find: /try \{\s*const F = Function;\s*new F\(""\);\s*return true;\s*\}\s*catch \(_\) \{\s*return false;\s*\}/,
    replacement: 'return false;',
  },
  {
    // Zod's way of making it, which after that answer is never gone.
    module: /\/zod\/v4\/core\/doc\.js$/,
    find: /const F = Function;[\s\S]*?return factory\([^;]*;/,
    replacement: 'throw new Error("makes no code from strings");',
  },
];

/** The module's code without what is taken out of it; null for a module that nothing is taken out of. */
export function removeCodeStrings(code: string, id: string): string | null {
  const removals = REMOVALS.filter(({ module }) => module.test(id));
  if (removals.length === 0) return null;
  return removals.reduce((before, { find, replacement }) => {
    if (!find.test(before)) throw new Error(`${id} no longer has ${find}; look at it again and mend this list`);
    return before.replace(find, replacement);
  }, code);
}

/** Vite's side of `removeCodeStrings`. */
export function withoutCodeStrings(): Plugin {
  return {
    name: 'without-code-strings',
    enforce: 'pre',
    transform(code, id) {
      const changed = removeCodeStrings(code, id);
      return changed === null ? null : { code: changed, map: null };
    },
  };
}
