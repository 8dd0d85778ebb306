import type { Form, Role } from '../roles/role.ts';
import { letterOf } from './lexicon.ts';
import type { Quantity, Token } from './token.ts';
import { tokenize } from './tokenize.ts';

/** A sentence as tokens and as the string of their letters, see `lexicon.ts`. */
export interface Scene {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly tags: string;
  readonly role: Role | null;
  readonly form: Form;
}

/** Words in front of a number that say how exact it is, or nothing. */
export const HEDGE =
  'as \\w+ as|up to|at (?:least|most)|(?:more|less|fewer|greater) than|about|approximately|around|nearly|almost|roughly|over|under|below|above|beyond|only|just|near|within|exceeding|maximum';
/** The same with articles and what else may stand between them and the number. */
const HEDGES = new RegExp(
  `(?:(?:\\b(?:${HEDGE}|(?:average|maximum) of|an? [a-z-]+|an?|the|even|well|comparable|reported)(?![\\w-])|[~<>≈≤≥∼$+±])\\s*)+$`,
  'i',
);
const REACH = 64;
/** Nobody writes a longer sentence; the rest of one is not read. UTF-16 units. */
const LONGEST = 4000;

/** Splits and tags a stretch of readable text. */
export function readScene(text: string, from: number, to: number, role: Role | null, form: Form): Scene {
  const tokens = tokenize(text, from, Math.min(to, from + LONGEST));
  const letters = tokens.map((token) => letterOf(token, text.slice(token.start, token.end)));
  for (const [at, { quantity, start, end, lower }] of tokens.entries()) {
    // A verb that is written large, or another word in capitals, is a part of a name: `Beat Align Score`, `VIA`.
    if (at > 0 && /^(?:[RCK]\p{Lu}|[a-zFD]\p{Lu}{2,}$)/u.test(letters[at] + text.slice(start, end))) letters[at] = 'X';
    if (/^[-–—]$/.test(lower) && text[start - 1] === ' ') letters[at] = '_';
    if (lower === 'over' && tokens[at - 1]?.lower === 'intersection') letters[at] = 'W';
    if (!quantity || letters[at] !== 'N') continue;
    if (
      letters[at + 1] !== '→' &&
      (isOfName(quantity, letters[at - 1]) || isSize(quantity, tokens[at + 1], letters[at + 1]))
    )
      letters[at] = 'n';
    else hedge(text, tokens, letters, at, Math.max(from, start - REACH));
  }
  return { text, tokens, tags: decided(letters.join('')), role, form };
}

/** `Gemini 2.5 Pro`, `MATH 500`: a number that is a part of a name. */
function isOfName({ measure, decimals }: Quantity, before: string | undefined): boolean {
  return /none|scale/.test(measure) && decimals < 2 && /^[XL]$/.test(before ?? '');
}

/** `671B DeepSeek-R1`, `500M parameter model`: how large something is. */
function isSize({ measure }: Quantity, next: Token | undefined, letter: string | undefined): boolean {
  return measure === 'scale' && (/^[XL]$/.test(letter ?? '') || next?.lower === 'parameter');
}

/** Marks the tokens that hedge the number at `at`. */
function hedge(text: string, tokens: readonly Token[], letters: string[], at: number, from: number): void {
  const start = tokens[at]?.start ?? 0;
  const found = HEDGES.exec(text.slice(from, start));
  const first = found ? from + found.index : start;
  for (let before = at - 1; before >= 0 && (tokens[before]?.start ?? 0) >= first; before -= 1) letters[before] = 'H';
}

/** Decides by its neighbours what can be two things. */
function decided(tags: string): string {
  return tags
    .replace(/(?<=[DNMAG])u|u(?=[oievr),.;&yz]|$)/g, 'G')
    .replace(/u/g, 'C')
    .replace(/g(?![tw])/g, 'A')
    .replace(/(?<=[DAN])j/g, 'J')
    .replace(/j/g, 'C')
    .replace(/(?<=[XL])c(?=H*N)/g, 'R')
    .replace(/c/g, 'M')
    .replace(/v(?=H*N)/g, 'd');
}

/** The token that leads to the number at `at`, the words that hedge it skipped. */
export function leadOf(tags: string, at: number): number {
  let lead = at - 1;
  while (tags[lead] === 'H') lead -= 1;
  return lead;
}

/** A stretch of tokens. */
export type Phrase = readonly [start: number, end: number];

/** The words of a phrase as the text has them. */
export function wordsOf({ text, tokens }: Scene, [start, end]: Phrase): string {
  const [first, last] = [tokens[start], tokens[end - 1]];
  return first && last && start < end ? text.slice(first.start, last.end).replace(/\s+/g, ' ') : '';
}

/** The same without the article that begins them and the adverb or participle that ends them. */
export function bare(scene: Scene, phrase: Phrase): string {
  return wordsOf(scene, phrase).replace(/^(?:the|these|this|an?|its|their|our) | (?:trained|based|\w+ly)$/gi, '');
}

/** A noun phrase; a name in brackets belongs to the words before it. */
export const NP = '(?:[XLMWPZAJnGs]|\\([XML]\\))+';
/** How far patterns look, in tokens; keeps them linear in the length of a sentence. */
const WINDOW = 40;

type Groups = Readonly<Record<string, Phrase | undefined>>;

/** Finds a pattern in the tags from `from`; gives its named groups as phrases. */
export function ahead({ tags }: Scene, pattern: RegExp, from: number): Groups {
  return groupsOf(pattern.exec(tags.slice(from, from + WINDOW)), from);
}

/** The same in the tags that end at `to`. */
export function behind({ tags }: Scene, pattern: RegExp, to: number): Groups {
  const from = Math.max(0, to - WINDOW);
  return groupsOf(pattern.exec(tags.slice(from, to)), from);
}

function groupsOf(found: RegExpExecArray | null, from: number): Groups {
  const spans = Object.entries(found?.indices?.groups ?? {});
  return Object.fromEntries(spans.map(([name, span]) => [name, span && [from + span[0], from + span[1]]]));
}
