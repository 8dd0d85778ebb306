import { closingDollar } from '../../core/tex/closing-dollar.ts';
import { drawFormula } from '../../core/tex/draw-formula.ts';
import { isWebLink } from '../../core/text.ts';
import type { Inline } from './tree.ts';

/** What opens and closes together stands this near together; UTF-16 units. */
const NEAR = 2000;
const DEEPEST = 4;

/** A node with where it ends. */
interface Found {
  readonly node: Inline;
  readonly end: number;
}

type Rule = (text: string, at: number, depth: number, stars: Stars) => Found | null;

/** What a unit may open; what opens nothing is text as it stands. */
const RULES: Readonly<Record<string, Rule>> = {
  '`': code,
  '*': starred,
  '[': link,
  $: formula,
  '\\': command,
  h: address,
  '-': dash,
};

/**
 * Reads emphasis, code, links, addresses and formulas of Markdown and TeX from a line of anybody's text. What it gives
 * is data: text stays text, whatever it looks like, and the `href` of a link is a web address. Never throws; at most
 * `DEEPEST` levels deep; linear but for `NEAR`.
 * @param depth of the node that the text stands in
 */
export function inlineOf(text: string, depth = 0): Inline[] {
  const nodes: Inline[] = [];
  const stars = new Stars(text);
  let plain = '';
  let at = 0;
  while (at < text.length) {
    const unit = text[at] ?? '';
    const found = RULES[unit]?.(text, at, depth, stars) ?? null;
    if (found?.node.kind === 'text') plain += found.node.text;
    else if (found) {
      if (plain !== '') nodes.push({ kind: 'text', text: plain });
      nodes.push(found.node);
      plain = '';
    } else plain += unit;
    at = found?.end ?? at + 1;
  }
  return plain === '' ? nodes : [...nodes, { kind: 'text', text: plain }];
}

function code(text: string, at: number): Found | null {
  const end = text.slice(at + 1, at + NEAR).indexOf('`');
  if (end < 1) return null;
  const words = text.slice(at + 1, at + 1 + end);
  // An address set as code is still one.
  const node: Inline = isWebLink(words) ? linkTo(words) : { kind: 'code', text: words };
  return { node, end: at + end + 2 };
}

function linkTo(href: string): Inline {
  return { kind: 'link', href, children: [{ kind: 'text', text: href }] };
}

/** `**strong**` or `*emphasis*`; the star of `A*` and one without a partner are stars. */
function starred(text: string, at: number, depth: number, stars: Stars): Found | null {
  const mark = text.startsWith('**', at) ? '**' : '*';
  const opens = !/[\p{L}\d*]/u.test(text[at - 1] ?? ' ') && /[^\s*]/.test(text[at + mark.length] ?? ' ');
  if (depth >= DEEPEST) return null;
  const end = opens ? stars.closing(mark, at + mark.length + 1) : null;
  if (end === null || end > at + NEAR) return mark === '**' ? orphan(text, at) : null;
  const children = inlineOf(text.slice(at + mark.length, end), depth + 1);
  return { node: { kind: mark === '**' ? 'strong' : 'emphasis', children }, end: end + mark.length };
}

/** Two stars at the edge of a word whose partner was cut off with what stood before or behind; they say nothing. */
function orphan(text: string, at: number): Found | null {
  const [before = ' ', after = ' '] = [text[at - 1], text[at + 2]];
  const edge = /[\s*]/.test(before) !== /[\s*]/.test(after) && before !== '*' && after !== '*';
  return edge ? textNode('', at + 2) : null;
}

/** Where the stars of a text may close what others open; each place is looked at once. */
class Stars {
  private readonly text: string;
  private readonly next = { '*': -1, '**': -1 };

  constructor(text: string) {
    this.text = text;
  }

  /** The first place from `from` on where the mark may close; asked for in rising order. */
  closing(mark: '*' | '**', from: number): number | null {
    let at = this.next[mark];
    if (at < from) {
      at = this.text.indexOf(mark, from);
      while (at >= 0 && !this.closes(mark, at)) at = this.text.indexOf(mark, at + 1);
      this.next[mark] = at < 0 ? this.text.length : at;
    }
    return this.next[mark] < this.text.length ? this.next[mark] : null;
  }

  private closes(mark: string, at: number): boolean {
    const [before = ' ', after = ' '] = [this.text[at - 1], this.text[at + mark.length]];
    const alone = mark === '**' || (before !== '*' && after !== '*');
    return alone && !/\s/.test(before) && !/[\p{L}\d*]/u.test(after);
  }
}

function link(text: string, at: number, depth: number): Found | null {
  if (depth >= DEEPEST) return null;
  const match =
    /^\[([^[\]]{1,500})\]\(\s{0,5}<?([^\s()<>]{1,1900}(?:\([^\s()<>]{0,100}\)[^\s()<>]{0,100})?)>?\s{0,5}\)/.exec(
      text.slice(at, at + NEAR + 600),
    );
  if (!match) return null;
  const [whole, label = '', href = ''] = match;
  // Only the words are left of a link that leads elsewhere.
  if (!isWebLink(href)) return /^[a-z][a-z\d+.-]*:/i.test(href) ? textNode(label, at + whole.length) : null;
  return { node: { kind: 'link', href, children: inlineOf(label, DEEPEST) }, end: at + whole.length };
}

function textNode(text: string, end: number): Found {
  return { node: { kind: 'text', text }, end };
}

function formula(text: string, at: number): Found | null {
  const close = closingDollar(text, at);
  return close < 0 ? null : textNode(drawFormula(text.slice(at + 1, close)), close + 1);
}

const COMMANDS: ReadonlyMap<string, 'emphasis' | 'strong' | 'code' | 'text'> = new Map([
  ['emph', 'emphasis'],
  ['textit', 'emphasis'],
  ['textbf', 'strong'],
  ['texttt', 'code'],
  ['text', 'text'],
  ['textsc', 'text'],
  ['mbox', 'text'],
]);

/** The marks that TeX sets over a letter, as Unicode combines them. */
const ACCENTS: ReadonlyMap<string, string> = new Map([
  ['"', '\u0308'],
  ["'", '\u0301'],
  ['`', '\u0300'],
  ['^', '\u0302'],
  ['~', '\u0303'],
  ['=', '\u0304'],
  ['.', '\u0307'],
]);

/** `Schr\"odinger`, `Fr\'{e}chet`. */
function accented(text: string, at: number): Found | null {
  const match = /^\\(["'`^~=.])(?:\{(\p{L})\}|(\p{L}))/u.exec(text.slice(at, at + 6));
  if (!match) return null;
  const letter = `${match[2] ?? match[3]}${ACCENTS.get(match[1] ?? '')}`;
  return textNode(letter.normalize('NFC'), at + match[0].length);
}

/** `\emph{words}`, `\%`, an accent; any other backslash stays. */
function command(text: string, at: number, depth: number): Found | null {
  const letter = accented(text, at);
  if (letter) return letter;
  if (/^\\[%&#$_{}*|]/.test(text.slice(at, at + 2))) return textNode(text[at + 1] ?? '', at + 2);
  const match = /^\\([a-zA-Z]{1,10})\{([^{}\\]{0,1000})\}/.exec(text.slice(at, at + NEAR));
  const kind = COMMANDS.get(match?.[1] ?? '');
  if (!match || !kind || depth >= DEEPEST) return null;
  const [whole, , words = ''] = match;
  const end = at + whole.length;
  if (kind === 'text' || kind === 'code') return { node: { kind, text: words }, end };
  return { node: { kind, children: inlineOf(words, depth + 1) }, end };
}

function address(text: string, at: number): Found | null {
  if (!/^https?:\/\//.test(text.slice(at, at + 8)) || /[\p{L}\d]/u.test(text[at - 1] ?? ' ')) return null;
  const match = /^[^\s<>"“”`\\[\]]{10,1900}/.exec(text.slice(at, at + NEAR))?.[0] ?? '';
  const href = match.replace(match.includes('(') ? /[.,;:!?'’*_]{1,9}$/ : /[.,;:!?'’)*_]{1,9}$/, '');
  return isWebLink(href) ? { node: linkTo(href), end: at + href.length } : null;
}

/** TeX's dashes. */
function dash(text: string, at: number): Found | null {
  const [run = ''] = /^-{2,4}/.exec(text.slice(at, at + 4)) ?? [];
  if (run.length < 2 || run.length > 3) return run.length > 3 ? textNode(run, at + run.length) : null;
  return textNode(run.length === 2 ? '–' : '—', at + run.length);
}
