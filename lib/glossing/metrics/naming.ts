import type { Metric } from '../../core/gloss.ts';
import type { Finding } from './board.ts';
import { isDown, isLess } from './direction.ts';
import { leadOf, NP, type Phrase, type Scene, wordsOf } from './tag.ts';

/** What a result is of, and how it is told. */
export interface Naming extends Pick<Metric, 'name' | 'kind'> {
  /** Where its name stands, if the sentence has it. */
  readonly phrase: Phrase | null;
  /** The word that tells a change, in small letters: `reduces`, `fewer`; empty where none does. */
  readonly change: string;
}

/** What a comparative is of where nothing else tells: `3x faster` is of speed. */
const IMPLIED: Readonly<Record<string, string>> = {
  faster: 'speed',
  slower: 'speed',
  cheaper: 'cost',
  smaller: 'size',
  larger: 'size',
  shorter: 'length',
  longer: 'time',
};

/** A noun phrase with what it is of, unless that has a name of its own: `number of steps`. */
const LONG = new RegExp(`${NP}(?:oD*[WMPZAJn]+(?![XLWMPZAJn]))?`, 'g');
/** A part of one between owners and gains. */
const PART = /(?:[^Gs()]|\([XL]\)|(?<!^X)\(M\))+/g;
/** What a name begins with that says nothing of it. */
const EMPTY =
  /^(?:\w+(?:ly|est)|up|out|significant|new|large|high|low|top|only|strong|state-of-the-art|percentage|points?|maximum)$/;
/** Things that are compared, not what they are compared by. */
const NO_MEASURE = /^(?:result|model|baseline|method|margin|case)s?$/;
/** Numbers that follow in the same list. */
const LIST = /^(?:[,&/]{1,2}N){0,5}(?:,F,)?/;
/** How far a name may stand from its number, in tokens. */
const NEAR = 40;

/**
 * What speaks for a phrase `{…}` as the name of a number `#`, by the tags around both, without hedges and articles. In
 * front stands `→` where the number ends a change from another, or `0` where it is a bare decimal.
 */
const RULES: readonly (readonly [weight: number, pattern: RegExp])[] = [
  [3, /\{[^}]*M/],
  [-1, /(?:X|L\)?)\}/],
  [-2.5, /[^#]\{[^}]*P\}/],
  [-1, /\{W\}/],
  [3, /#\{/],
  [4, /#\{X\}/],
  [4.5, /#J\{/],
  [4.5, /#[JWG]*o\{/],
  [-3, /#[^{]*[N,;&yzqw].*\{/],
  [3, /\}G?o#/],
  [1, /\}[(=:]?#/],
  [4, /(?:[CG]i?|N,?&)\{[^;,]*b#|C\{[^N]*t#/],
  [-2, /K\{/],
  [3, /^→.*\}.*#/],
  [1.5, /^→.*C\{/],
  [-1.5, /\}.*(?:[N;&yzqw].*|,.+)#/],
  [2.5, /#[NW,]*G[irot]\{/],
  [-0.5, /\}.{0,3}[KR]/],
  [1.5, /s\{/],
  [-1, /\}s/],
  [2.5, /^0.*X\}[(=:,]?#/],
  [-2, /[vhd]\{/],
];

/** What any phrase starts with, and what each token costs that is seen of it. */
const START = 1.2;
const STEP = -0.1;

/** What ends with the word that tells a change, behind a number: `5% higher`, `5% accuracy gain`. */
const CHANGED_BEHIND = /^[XLMWPZAJn]*?[JG]/;
/** What begins with it in front: `reduces … by 5%`, `a gain of 5%`, `a gain in accuracy of 5%`. */
const CHANGED_BEFORE = new RegExp(`[CKG](?=[^;CKG]{0,24}b$)|G(?=(?:iD*${NP})?[oF(:]*$)`);

/**
 * Finds what the results of a sentence are of. One without a name of its own takes that of the last one that is told in
 * the same way, or as a level.
 * @param before the same of the last sentence that had any
 */
export function nameFindings(scene: Scene, findings: readonly Finding[], before: readonly Naming[]): Naming[] {
  const phrases = candidatesOf(scene);
  const found: Naming[] = [];
  for (const finding of findings) {
    const own = nameFinding(scene, finding, phrases);
    const previous = found.at(-1);
    const fits = ({ name, kind }: Naming) => name !== null && (kind === own.kind || kind === 'absolute');
    const earlier = { ...own, name: before.findLast(fits)?.name ?? null };
    const shared = own.name === null && (found.findLast(fits) ?? previous ?? earlier);
    const listed = shared && finding.from === null && /[&,/]/.test(scene.tags[leadOf(scene.tags, finding.at)] ?? '');
    const told = listed && own.kind === 'absolute' ? (previous?.kind ?? own.kind) : own.kind;
    found.push({ ...own, ...shared, kind: told, change: own.change });
  }
  return found;
}

/** The phrase that most speaks for, if anything does, or what a comparative implies; and how it is told. */
function nameFinding(scene: Scene, { at, from }: Finding, phrases: readonly Phrase[]): Naming {
  const { tags, tokens } = scene;
  const word = (place: number) => tokens[place]?.lower ?? '';
  const left = from ?? leadOf(tags, at) + 1;
  const right = at + 1 + (LIST.exec(tags.slice(at + 1, at + 24))?.[0].length ?? 0);
  const { measure, decimals = 0 } = tokens[at]?.quantity ?? {};
  const mark = from !== null ? '→' : measure === 'none' && decimals > 0 ? '0' : '';
  let phrase: Phrase | null = null;
  let most = 0;
  for (const own of phrases) {
    const view = viewOf(tags, own, left, right);
    const score = scoreOf(mark + view);
    if (view && score > most) [phrase, most] = [own, score];
  }
  const implied = phrase?.[0] !== at + 2 && tags[at + 1] === 'J' && IMPLIED[word(at + 1)];
  if (implied) phrase = null;
  const name = implied || (phrase && wordsOf(scene, phrase));
  const change = from === null ? word(changeAt(tags, left, right)) : '';
  // A share of a measure is a ratio too: `98% of its performance`.
  const share = measure === 'percent' && tags[at + 1] === 'o' && phrase && phrase[0] > at;
  const ratio = measure === 'times' || (share && (/M/.test(tags.slice(...(phrase ?? [0, 0]))) || isLess(name ?? '')));
  const changed = isDown(change) ? 'reduction' : 'improvement';
  return { phrase, name, kind: from !== null ? 'absolute' : ratio ? 'ratio' : change ? changed : 'absolute', change };
}

/** Where the word stands that tells how a number changed; -1 where none does. */
function changeAt(tags: string, left: number, right: number): number {
  const behind = CHANGED_BEHIND.exec(tags.slice(right, right + NEAR))?.[0].length;
  const first = Math.max(0, left - NEAR);
  const before = tags.slice(first, left).search(CHANGED_BEFORE);
  return behind ? right + behind - 1 : before < 0 ? -1 : first + before;
}

/** The noun phrases of a sentence that may name what is measured. */
function candidatesOf({ tags, tokens }: Scene): Phrase[] {
  const word = (at: number) => tokens[at]?.lower ?? '';
  return [...tags.matchAll(LONG)].flatMap(({ index, 0: long }) =>
    [...long.matchAll(PART)].flatMap((part): Phrase[] => {
      let start = index + part.index;
      const end = start + part[0].length;
      while (start < end && (/[DJo]/.test(tags[start] ?? '') || EMPTY.test(word(start)))) start += 1;
      return /[^)A]/.test(tags.slice(start, end)) &&
        (tags.slice(start, end).includes('o') || !NO_MEASURE.test(word(end - 1)))
        ? [[start, end]]
        : [];
    }),
  );
}

/** How much speaks for a phrase as the name of a result. */
function scoreOf(view: string): number {
  return RULES.reduce((sum, [weight, pattern]) => sum + (pattern.test(view) ? weight : 0), START + STEP * view.length);
}

/** A phrase and a number in the tags around them, as the rules read them; empty where they stand too far apart. */
function viewOf(tags: string, [start, end]: Phrase, left: number, right: number): string {
  const [first, last] = [Math.min(start, left), Math.max(end, right)];
  if (last - first > NEAR || (start < right && end > left)) return '';
  let view = '';
  for (let place = first - 5; place < last + 5; place += 1) {
    if (place === start) view += '{';
    if (place === end) view += '}';
    if (place === left) view += '#';
    if (place < left || place >= right) view += tags[place] ?? '';
  }
  return view.replace(/[HDA]/g, '');
}
