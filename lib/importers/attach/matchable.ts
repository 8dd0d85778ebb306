/** Text as names are looked for in it: marks of emphasis, formulas and code left out, each unit with its place. */
export interface Matchable {
  readonly text: string;
  /** Where each unit stands in the source; one more for the end. */
  readonly at: readonly number[];
}

const MARK = /[*^_{}$\\`]/;

/** `**FaSTA**`, `FaSTA^*` and `FaSTA*` are one name. */
export function matchable(source: string): Matchable {
  const units: string[] = [];
  const at: number[] = [];
  for (let index = 0; index < source.length; index += 1) {
    const unit = source[index] ?? '';
    if (MARK.test(unit)) continue;
    units.push(/[’‘]/.test(unit) ? "'" : unit);
    at.push(index);
  }
  return { text: units.join(''), at: [...at, source.length] };
}
