import type { PaperId } from '../../core/arxiv-id.ts';
import { findArxivId } from '../../core/find-arxiv-id.ts';
import { isWebLink } from '../../core/text.ts';

/** A Markdown link, `[label](address)`. */
export interface Link {
  readonly label: string;
  readonly url: string;
  readonly start: number;
  readonly end: number;
}

const LONGEST_URL = 2000;
/** Deeper brackets are no label. */
const DEEPEST = 50;

/** The Markdown links of a text, in order; labels may run over lines and hold brackets. Linear. */
export function linksOf(text: string): Link[] {
  const found: Link[] = [];
  let open: number[] = [];
  for (let at = text.search(/[[\]]/); at >= 0 && at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '[') open = [...open.slice(-DEEPEST), at];
    else if (text[at] === ']') {
      const start = open.at(-1);
      const link = start === undefined || text[at + 1] !== '(' ? null : linkAt(text, start, at);
      open = link ? [] : open.slice(0, -1);
      if (!link) continue;
      found.push(link);
      at = link.end - 1;
    }
  }
  return found;
}

function linkAt(text: string, start: number, close: number): Link | null {
  let depth = 1;
  const most = Math.min(text.length, close + LONGEST_URL);
  for (let at = close + 2; at < most; at += 1) {
    // No address has these; without them every link ends before the next begins.
    if (/[[\]\n]/.test(text[at] ?? '')) return null;
    if (text[at] === '(') depth += 1;
    else if (text[at] === ')') depth -= 1;
    if (depth > 0) continue;
    const url = (
      text
        .slice(close + 2, at)
        .trim()
        .split(/\s/, 1)[0] ?? ''
    ).replace(/^<|>$/g, '');
    return { label: text.slice(start + 1, close), url, start, end: at + 1 };
  }
  return null;
}

/** The paper that the links name: arXiv's own address before any other. */
export function paperOf(links: readonly Link[]): PaperId | null {
  const known = links.map(({ url }) => ({ url, id: findArxivId(url)?.id ?? null })).filter(({ id }) => id !== null);
  return (known.find(({ url }) => /arxiv\.org\//i.test(url)) ?? known[0])?.id ?? null;
}

/** The http(s) addresses that running text names, without what follows them; each once. */
export function addressesIn(text: string): string[] {
  const found = text.match(/https?:\/\/[^\s<>"“”`\\]{1,2000}/gi) ?? [];
  return [...new Set(found.map(withoutTail).filter(isWebLink))];
}

/** The full stop, quote or bracket after an address is no part of it, unless the bracket was opened inside. */
function withoutTail(address: string): string {
  let end = address.length;
  const opened = address.includes('(');
  while (end > 0 && /[.,;:!?'’)\]*}_]/.test(address[end - 1] ?? '')) {
    if (address[end - 1] === ')' && opened) break;
    end -= 1;
  }
  return address.slice(0, end);
}
