/** What opens an item of a list inside running text: `1)`, `(ii)`, `b)`, `3.`. */
export interface Marker {
  readonly order: number;
  /** Kind of numeral and of bracket; only markers of one style follow one another. */
  readonly style: string;
  readonly length: number;
}

const MARKER = /\*{0,2}(\()?(?:([ivx]{1,4})|([a-h])|(\d{1,2}))([).])(?=\s|\*|\p{Lu}|$)/uy;
const ROMAN = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

/** The marker that begins at `at`; null where none does. */
export function markerAt(text: string, at: number): Marker | null {
  MARKER.lastIndex = at;
  const match = MARKER.exec(text);
  if (!match) return null;
  const [whole, open = '', roman, letter, digits, close = ''] = match;
  if (close === '.' && (open || letter || (roman && roman.length < 2))) return null;
  const style = `${open}${roman ? 'i' : letter ? 'a' : '1'}${close}`;
  const order = roman ? ROMAN.indexOf(roman) : letter ? letter.charCodeAt(0) - 96 : Number(digits);
  return order > 0 ? { order, style, length: whole.length } : null;
}

/** A text without the marker it begins with. */
export function withoutMarker(text: string): string {
  const marker = markerAt(text, 0);
  return marker ? text.slice(marker.length).trimStart() : text;
}
