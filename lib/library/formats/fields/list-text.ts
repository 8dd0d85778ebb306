/** What parts the items of a list in one line. */
export type ListMark = ',' | ';';

const MARKED: Readonly<Record<ListMark, RegExp>> = { ',': /[\\,]/g, ';': /[\\;]/g };
const ESCAPED: Readonly<Record<ListMark, RegExp>> = { ',': /\\([\\,])/g, ';': /\\([\\;])/g };
const PIECES: Readonly<Record<ListMark, RegExp>> = { ',': /\\.|[^\\,]+|./gs, ';': /\\.|[^\\;]+|./gs };

/** Several items in one line, parted by the mark and a space; a mark or a backslash within an item gets a backslash. */
export function joinList(items: readonly string[], mark: ListMark): string {
  return items.map((item) => item.replace(MARKED[mark], '\\$&')).join(`${mark} `);
}

/** The items that `joinList` joined, or somebody wrote that way; white space around them is theirs to drop. */
export function splitList(text: string, mark: ListMark): string[] {
  return splitEscaped(text, mark).map((item) => item.replace(ESCAPED[mark], '$1'));
}

/** The parts between the marks that have no backslash; backslashes stay. */
export function splitEscaped(text: string, mark: ListMark): string[] {
  const items: string[] = [];
  let item = '';
  for (const [piece] of text.matchAll(PIECES[mark])) {
    if (piece === mark) {
      items.push(item);
      item = '';
    } else item += piece;
  }
  return [...items, item];
}
