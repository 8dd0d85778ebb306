/** What opens an item of a list: `1)`, `(ii)`, `b)`, `3.`. */
const MARKER = /^\*{0,2}(?:\(?(?:[ivx]{1,4}|[a-h]|\d\d?)\)|(?:[ivx]{2,4}|\d\d?)\.)(?=\s|\*|\p{Lu}|$)/u;

/** The marker that a text begins with; empty where it begins with none. */
export function markerOf(text: string): string {
  return MARKER.exec(text)?.[0] ?? '';
}

/** A text without the marker it begins with. */
export function withoutMarker(text: string): string {
  return text.replace(MARKER, '').trimStart();
}
