import type { Metric, MetricKind } from '../../core/gloss.ts';
import type { Finding } from './board.ts';
import { isDown, isLess } from './direction.ts';
import { ahead, behind, leadOf, NP, type Phrase, type Scene, wordsOf } from './tag.ts';

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
  /^(?:\w+(?:ly|est)|up|out|significant|new|large|high|low|top|only|strong|state-of-the-art|percentage|points?)$/;
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
  [-1.5, /\{[^}]*P\}/],
  [-0.5, /\{W\}/],
  [3, /#\{/],
  [3.5, /#\{X\}/],
  [4.5, /#J\{/],
  [4.5, /#[JWG]*o\{/],
  [-3.5, /#[^{]*[N,;&yzqw].*\{/],
  [3, /\}G?o#/],
  [1, /\}[(=:]?#/],
  [4, /(?:[CG]i?|N,?&)\{[^;,]*b#/],
  [-1.5, /K\{/],
  [3, /^→.*\}.*#/],
  [1.5, /^→.*C\{/],
  [-1.5, /\}.*(?:[N;&yzqw].*|,.+)#/],
  [2, /#[NW,]*G[irot]\{/],
  [-0.5, /\}.{0,3}[KR]/],
  [1, /s\{/],
  [-1, /\}s/],
  [2.5, /^0.*X\}[(=:,]?#/],
  [0.5, /w#\{/],
];

/** What any phrase starts with, and what each token costs that is seen of it. */
const START = 1.2;
const STEP = -0.11;

/** The word that tells a change, behind its number and before it: `5% higher`, `5% accuracy gain`; `reduces … by 5%`, `a gain of 5%`. */
const CHANGED_BEHIND = /^[XLMWPZAJn]*?(?<word>[JG])/d;
const CHANGED_BEFORE = new RegExp(`(?<word>[CKG](?=[^;CKG]{0,24}b$)|G(?=(?:iD*${NP})?[oF(:]*$))`, 'd');

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

/** The phrase that most speaks for, if anything does; or what a comparative implies. */
function nameFinding(scene: Scene, finding: Finding, phrases: readonly Phrase[]): Naming {
  const next = finding.at + 1;
  let best: Phrase | null = null;
  let most = 0;
  for (const phrase of phrases) {
    const score = scoreOf(viewOf(scene, finding, phrase));
    if (score > most) [best, most] = [phrase, score];
  }
  const implied = best?.[0] !== next + 1 && scene.tags[next] === 'J' && IMPLIED[scene.tokens[next]?.lower ?? ''];
  if (implied) best = null;
  const change = changeOf(scene, finding);
  return {
    phrase: best,
    name: implied || (best && wordsOf(scene, best)),
    kind: kindOf(scene, finding, best, change),
    change,
  };
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
function viewOf({ tags, tokens }: Scene, { at, from }: Finding, [start, end]: Phrase): string {
  const left = from ?? leadOf(tags, at) + 1;
  const right = listEnd(tags, at);
  const [first, last] = [Math.min(start, left), Math.max(end, right)];
  if (last - first > NEAR || (start < right && end > left)) return '';
  const { measure, decimals = 0 } = tokens[at]?.quantity ?? {};
  let view = from !== null ? '→' : measure === 'none' && decimals > 0 ? '0' : '';
  for (let place = first - 5; place < last + 5; place += 1) {
    if (place === start) view += '{';
    if (place === end) view += '}';
    if (place === left) view += '#';
    if (place < left || place >= right) view += tags[place] ?? '';
  }
  return view.replace(/[HDA]/g, '');
}

/** The word that tells how a result changed; empty where a level is told. */
function changeOf(scene: Scene, { at, from }: Finding): string {
  const { tags, tokens } = scene;
  const found =
    from === null &&
    (ahead(scene, CHANGED_BEHIND, listEnd(tags, at)) ?? behind(scene, CHANGED_BEFORE, leadOf(tags, at) + 1));
  return (found && tokens[found.word?.[0] ?? -1]?.lower) || '';
}

/** How a result is told: as a level, a change, or a ratio, which a share of a measure is too: `98% of its performance`. */
function kindOf(scene: Scene, { at, from }: Finding, name: Phrase | null, change: string): MetricKind {
  const { tags, tokens } = scene;
  const measure = tokens[at]?.quantity?.measure;
  const share = measure === 'percent' && tags[at + 1] === 'o' && name !== null && name[0] > at;
  if (from !== null) return 'absolute';
  if (measure === 'times' || (share && (/M/.test(tags.slice(...name)) || isLess(wordsOf(scene, name))))) return 'ratio';
  if (!change) return 'absolute';
  return isDown(change) ? 'reduction' : 'improvement';
}

/** Where the list ends that a number stands in. */
function listEnd(tags: string, at: number): number {
  return at + 1 + (LIST.exec(tags.slice(at + 1, at + 24))?.[0].length ?? 0);
}
