/** Text as it is compared and shown. Pure; every function is linear in its input. */

/** Bidirectional embeddings, overrides and isolates, which can make text read as something else (UAX #9). */
const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u2060\ufeff\ufff9-\ufffb]/g;
const COMBINING = /\p{M}+/gu;

/** One line of plain text: controls dropped, white space collapsed, at most `most` UTF-16 units. */
export function plainLine(text: string, most = Number.POSITIVE_INFINITY): string {
  const line = text
    .slice(0, Math.min(text.length, most * 4))
    .replace(BIDI_CONTROLS, '')
    .replace(INVISIBLE, '')
    .replace(/\s+/g, ' ')
    .trim();
  return truncate(line, most);
}

/** Cuts at `most` UTF-16 units, ellipsis included, never inside a surrogate pair. */
export function truncate(text: string, most: number): string {
  if (text.length <= most) return text.toWellFormed();
  let end = Math.max(0, most - 1);
  const last = text.charCodeAt(end - 1);
  if (last >= 0xd800 && last <= 0xdbff) end -= 1;
  return `${text.slice(0, end).trimEnd()}…`.toWellFormed();
}

/** A whole document as plain text: line ends as `\n`, no controls that hide or reorder what is read. */
export function plainText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(BIDI_CONTROLS, '').replace(INVISIBLE, '').toWellFormed();
}

/** Letters without case, accents and compatibility forms: `TÜLU³` and `tulu3` are the same. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(COMBINING, '').toLowerCase();
}

/** Longer addresses are none that a paper or a document gives. */
const MOST_LINK = 2000;

/** True for an address that may stand in a link: http or https with a host by name, no blanks, no credentials. */
export function isWebLink(text: string): boolean {
  if (text.length > MOST_LINK) return false;
  return /^https?:\/\/(?:[\p{L}\p{N}_-]+\.)+[\p{L}\p{N}-]+(?::[1-5]?\d{1,4})?(?:[/?#][^\s<>"\\]*)?$/iu.test(text);
}
