/** Several items in one line, parted by `mark` and a space; a mark or a backslash within an item gets a backslash. */
export function joinList(items: readonly string[], mark: ',' | ';'): string {
  return items.map((item) => item.replaceAll('\\', '\\\\').replaceAll(mark, `\\${mark}`)).join(`${mark} `);
}

/** The items that `joinList` joined, or somebody wrote that way; white space around them is theirs to drop. */
export function splitList(text: string, mark: ',' | ';'): string[] {
  const items: string[] = [];
  let item = '';
  for (const [piece] of text.matchAll(/\\[\\,;]|[^\\,;]+|./gs)) {
    if (piece === mark) {
      items.push(item);
      item = '';
    } else item += piece === `\\${mark}` || piece === '\\\\' ? piece.slice(1) : piece;
  }
  return [...items, item];
}
