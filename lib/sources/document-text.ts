import { SourceFault } from './source-fault.ts';

/** What a document may be called; a server that says nothing, or only that it is bytes, is taken at its bytes. */
const TEXT_TYPE = /^(?:text\/[\w.+-]+|application\/(?:[\w.+-]*\+)?(?:json|xml|markdown|x-markdown|octet-stream))$/;

/** Characters that no text has. */
const CONTROL = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;

const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** What there is to say of a type that is no text's; null for text. @param type the header `Content-Type`; '' for none */
export function otherType(type: string, host: string): SourceFault | null {
  const [name = ''] = type.toLowerCase().split(';');
  const bare = name.trim();
  if (bare === '' || TEXT_TYPE.test(bare)) return null;
  return noText(host, /^[\w.+/-]{1,60}$/.test(bare) ? `sends ${bare}` : 'sends something else');
}

/**
 * The text that bytes are, by their byte order mark, by what the server or the page says, or else as UTF-8; what is
 * none of it at all, as Windows-1252, as browsers read it.
 * @param type the header `Content-Type`; '' for none, as a file has
 */
export function textOfBytes(bytes: Uint8Array, type = ''): string {
  const mark = MARKS.find(([, begins]) => begins.every((byte, at) => bytes[at] === byte))?.[0];
  const said = mark ?? charsetOf(type) ?? charsetOfPage(bytes);
  return (said && decoded(bytes, said)) ?? asUtf8(bytes);
}

/**
 * The text that a server sent, as `textOfBytes` reads it.
 * @throws SourceFault for bytes that are no text
 */
export function documentText(bytes: Uint8Array, type: string, host: string): string {
  const text = textOfBytes(bytes, type);
  if (CONTROL.test(text)) throw noText(host, 'sends bytes that are no text');
  if (text.trim() === '') throw new SourceFault('no-text', `${host} sends an empty document. Check the address.`);
  return text;
}

/** Null for UTF-8, which is looked at more closely, and for a name that nobody knows. */
function decoded(bytes: Uint8Array, charset: string): string | null {
  try {
    const decoder = new TextDecoder(charset);
    return decoder.encoding === 'utf-8' ? null : decoder.decode(bytes);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A stray byte does not make all of a text something else; but without one sound letter beyond ASCII it is another. */
function asUtf8(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  return text.includes('\ufffd') && !/[^\u0000-\u007f\ufffd]/.test(text)
    ? new TextDecoder('windows-1252').decode(bytes)
    : text;
}

function charsetOf(type: string): string | null {
  return /;\s*charset\s*=\s*"?([\w:.-]{1,40})"?/i.exec(type)?.[1] ?? null;
}

/** What a page of HTML or XML says of itself in its first kilobyte. */
function charsetOfPage(bytes: Uint8Array): string | null {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, 1024));
  const said = /<meta[^>]{1,200}?charset\s*=\s*["']?([\w:.-]{1,40})/i.exec(start);
  const xml = /^<\?xml[^>]{1,100}?encoding\s*=\s*["']([\w:.-]{1,40})/i.exec(start);
  const charset = (said ?? xml)?.[1] ?? null;
  // A page that can say so in ASCII is none of these.
  return charset && /^utf-?16/i.test(charset) ? null : charset;
}

function noText(host: string, does: string): SourceFault {
  return new SourceFault(
    'no-text',
    `${host} ${does}, not a text document. Look for the Markdown, HTML or JSON file and enter its address.`,
  );
}
