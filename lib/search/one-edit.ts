/**
 * True where one insertion, deletion, substitution or swap of neighbours turns `a` into `b`, or none is needed
 * (Damerau–Levenshtein distance of at most 1). Linear in the shorter word.
 */
export function isOneEdit(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
}

/** True where `typed` is within one edit of some beginning of `word`: what somebody still typing may mean. */
export function isOneEditPrefix(typed: string, word: string): boolean {
  if (word.length < typed.length - 1) return false;
  for (const length of [typed.length, typed.length - 1, typed.length + 1]) {
    if (length <= word.length && isOneEdit(typed, word.slice(0, length))) return true;
  }
  return false;
}
