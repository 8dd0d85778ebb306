/** A piece of HTML. Names are in lower case; only what matters here is read: where a link leads, what a list begins with. */
export type Token =
  | { readonly kind: 'text'; readonly line: number; readonly text: string }
  | {
      readonly kind: 'open';
      readonly line: number;
      readonly name: string;
      readonly href: string | null;
      readonly start: number;
    }
  | { readonly kind: 'close'; readonly line: number; readonly name: string };

/** No tag that a page has is longer; UTF-16 units. */
const LONGEST_TAG = 2000;
/** Their content is not shown. */
const HIDDEN = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'iframe',
  'object',
  'textarea',
  'title',
  'math',
]);

/** Splits HTML into tags and texts, entities decoded; what is not shown is left out. Never throws; linear. */
export function* tokensOf(html: string): Generator<Token> {
  let at = 0;
  let line = 1;
  while (at < html.length) {
    const end = partEnd(html, at);
    const part = html.slice(at, end);
    const token = part.startsWith('<') ? tagOf(part, line) : null;
    if (token) yield token;
    else if (!/^<(?:[!?]|\/?[a-z])/i.test(part)) yield { kind: 'text', line, text: decoded(part) };
    at = end;
    if (token?.kind === 'open' && HIDDEN.has(token.name)) at = hiddenEnd(html, at, token.name);
    line += newlines(html.slice(end - part.length, at));
  }
}

/** A tag ends at `>`, before any other opens; what begins with `<` and is none is text. */
function partEnd(html: string, at: number): number {
  if (html[at] !== '<') {
    const next = html.indexOf('<', at);
    return next < 0 ? html.length : next;
  }
  if (html.startsWith('<!--', at)) {
    const end = html.indexOf('-->', at + 4);
    return end < 0 ? html.length : end + 3;
  }
  if (!/^<[!?/a-z]/i.test(html.slice(at, at + 2))) return at + 1;
  for (let end = at + 1; end < at + LONGEST_TAG && end < html.length && html[end] !== '<'; end += 1) {
    if (html[end] === '>') return end + 1;
  }
  return at + 1;
}

function tagOf(part: string, line: number): Token | null {
  const name = /^<(\/?)([a-z][a-z0-9]{0,20})(?=[\s/>])/i.exec(part);
  if (!name) return null;
  const word = (name[2] ?? '').toLowerCase();
  if (name[1]) return { kind: 'close', line, name: word };
  const href = word === 'a' ? /\shref\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(part) : null;
  const address = href ? decoded(href[1] ?? href[2] ?? href[3] ?? '').trim() : null;
  const start = word === 'ol' ? /\sstart="?(\d{1,4})\b/i.exec(part)?.[1] : undefined;
  return { kind: 'open', line, name: word, href: address, start: Number(start ?? 1) };
}

/** Searched from where the tag ends, once for each that is hidden: what is never closed hides the rest. */
function hiddenEnd(html: string, at: number, name: string): number {
  const close = new RegExp(`</${name}[\\s>]`, 'gi');
  close.lastIndex = at;
  return close.exec(html)?.index ?? html.length;
}

function newlines(text: string): number {
  return text.split('\n').length - 1;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  times: '×',
  deg: '°',
  plusmn: '±',
  middot: '·',
  bull: '•',
  copy: '©',
};

/** Text with its entities drawn, each once; one that is unknown stays as it is. */
function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
