/** Text as names are looked for in it: marks of emphasis, formulas and code left out, each unit with its place. */
export interface Matchable {
  readonly text: string;
  /** Where each unit stands in the source; one more for the end. */
  readonly at: Uint32Array;
}

const MARKS: ReadonlySet<string> = new Set('*^_{}$\\`');

/** `**FaSTA**`, `FaSTA^*` and `FaSTA*` are one name. */
export function matchable(source: string): Matchable {
  const at = new Uint32Array(source.length + 1);
  let units = 0;
  let text = '';
  for (let index = 0; index < source.length; index += 1) {
    const unit = source[index] ?? '';
    if (MARKS.has(unit)) continue;
    text += unit === '’' || unit === '‘' ? "'" : unit;
    at[units] = index;
    units += 1;
  }
  at[units] = source.length;
  return { text, at: at.subarray(0, units + 1) };
}
