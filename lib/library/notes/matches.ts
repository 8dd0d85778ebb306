/** Above this many comparisons two texts count as having nothing in common: rather two versions than a long wait. */
const MOST_CELLS = 4_000_000;

/**
 * Which parts of `a` stand in `b` too, in order: for each index of `a` its partner in `b`, or -1. A longest common
 * subsequence by dynamic programming (Wagner and Fischer, 1974), after the common ends are cut off.
 */
export function matches(a: readonly string[], b: readonly string[]): Int32Array {
  const found = new Int32Array(a.length).fill(-1);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) {
    found[start] = start;
    start += 1;
  }
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
    found[endA] = endB;
  }
  const [rows, columns] = [endA - start, endB - start];
  if (rows * columns === 0 || rows * columns > MOST_CELLS) return found;
  const lengths = commonLengths(a.slice(start, endA), b.slice(start, endB));
  const at = (row: number, column: number) => lengths[row * (columns + 1) + column] ?? 0;
  for (let [row, column] = [0, 0]; row < rows && column < columns; ) {
    if (a[start + row] === b[start + column]) {
      found[start + row] = start + column;
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return found;
}

/** The length of the longest common subsequence of every two ends of `a` and `b`. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint32Array {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let row = a.length - 1; row >= 0; row -= 1) {
    for (let column = b.length - 1; column >= 0; column -= 1) {
      const here = row * width + column;
      lengths[here] =
        a[row] === b[column]
          ? (lengths[here + width + 1] ?? 0) + 1
          : Math.max(lengths[here + width] ?? 0, lengths[here + 1] ?? 0);
    }
  }
  return lengths;
}
