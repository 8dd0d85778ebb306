/** The parts of a TeX text between the marks that stand in no braces. `mark` is global and matches no brace. */
export function splitTop(tex: string, mark: RegExp): string[] {
  const parts: string[] = [];
  let [start, depth, seen] = [0, 0, 0];
  for (const match of tex.matchAll(mark)) {
    if (match.index < start) continue;
    for (const brace of tex.slice(seen, match.index).match(/[{}]/g) ?? []) {
      depth = Math.max(0, depth + (brace === '{' ? 1 : -1));
    }
    seen = match.index;
    if (depth > 0) continue;
    parts.push(tex.slice(start, match.index));
    start = match.index + match[0].length;
  }
  return [...parts, tex.slice(start)];
}
