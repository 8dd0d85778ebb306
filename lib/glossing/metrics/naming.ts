import type { Metric, MetricKind } from '../../core/gloss.ts';
import type { Finding } from './board.ts';
import { isDown, isLess } from './direction.ts';
import { ahead, behind, leadOf, NP, type Phrase, type Scene, wordsOf } from './tag.ts';

/** What a result is of, and how it is told. */
export interface Naming extends Pick<Metric, 'name' | 'kind'> {
  /** Where its name stands, if the sentence has it. */
  readonly phrase: Phrase | null;
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
const PART = /(?:[^Gs()]|\([XL]\)|(?<!X)\(M\))+/g;
/** What a name begins with that says nothing of it. */
const EMPTY =
  /^(?:\w+ly|up|out|significant|substantial|maximum|additional|further|new|large|best|strong|high|low|highest|only|state-of-the-art|sota|top|percentage|points?|similar)$/;
/** Things that are compared, not what they are compared by. */
const NO_MEASURE = /^(?:results?|models?|baselines?|methods?|margins?|cases|out)$/;
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
  [-0.5, /[XL]\}/],
  [-1.5, /\{[^}]*P\}/],
  [-1, /\{W\}/],
  [3, /#\{/],
  [4, /#\{X\}/],
  [4.5, /#J\{/],
  [2.5, /#[JWG]*o\{/],
  [1, /#[^{,]*i\{/],
  [-3.5, /#[^{]*[N,;&yzqw].*\{/],
  [3.5, /\}G?o#/],
  [1, /\}[(=:]?#/],
  [3.5, /(?:[CG]i?|N,?&)\{[^;,]*b#/],
  [-1.5, /K\{/],
  [1.5, /^→.*\}/],
  [2, /^→.*C\{/],
  [-2, /\}.*N.*#/],
  [-0.5, /\}.*(?:[;&yzqw].*|,.+)#/],
  [2.5, /#[NW,]*G[irot]\{/],
  [-0.5, /\}.{0,3}[KR]/],
  [1.5, /s\{/],
  [-2, /\}s/],
  [3, /o\{/],
  [1.5, /w#\{/],
  [2, /^0.*X\}[(=:,]?#/],
];

/** What any phrase starts with, and what each token costs that stands between it and the number. */
const START = -0.6;
const STEP = -0.2;

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
    found.push({ ...own, ...shared, kind: told });
  }
  return found;
}

/** The phrase that most speaks for, if anything does; or what a comparative implies. */
function nameFinding(scene: Scene, finding: Finding, phrases: readonly Phrase[]): Naming {
  const next = finding.at + 1;
  let best: Phrase | null = null;
  let most = 0;
  for (const phrase of phrases) {
    const score = scoreOf(scene, finding, phrase);
    if (score > most) [best, most] = [phrase, score];
  }
  const implied = best?.[0] !== next + 1 && scene.tags[next] === 'J' && IMPLIED[scene.tokens[next]?.lower ?? ''];
  if (implied) best = null;
  return { phrase: best, name: implied || (best && wordsOf(scene, best)), kind: kindOf(scene, finding, best) };
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
function scoreOf({ tags, tokens }: Scene, { at, from }: Finding, [start, end]: Phrase): number {
  const left = from ?? leadOf(tags, at) + 1;
  const right = listEnd(tags, at);
  const gap = start < right ? left - end : start - right;
  if (gap < 0 || gap > NEAR) return 0;
  const { measure, decimals = 0 } = tokens[at]?.quantity ?? {};
  const kind = from !== null ? '→' : measure === 'none' && decimals > 0 ? '0' : '';
  const shown = (first: number, last: number) => tags.slice(Math.max(0, first), last).replace(/[HDA]/g, '');
  const own = `{${tags.slice(start, end)}}`;
  const view =
    start < right
      ? `${kind}${shown(start - 4, start)}${own}${shown(end, left)}#${shown(right, right + 4)}`
      : `${kind}${shown(left - 8, left)}#${shown(right, start)}${own}${shown(end, end + 3)}`;
  return RULES.reduce((sum, [weight, pattern]) => sum + (pattern.test(view) ? weight : 0), START + STEP * gap);
}

/** How a result is told: as a level, a change, or a ratio. */
function kindOf(scene: Scene, { at, from }: Finding, name: Phrase | null): MetricKind {
  const { tags, tokens } = scene;
  const measure = tokens[at]?.quantity?.measure;
  if (from !== null) return 'absolute';
  if (measure === 'times' || (measure === 'percent' && isShare())) return 'ratio';
  const { word } =
    ahead(scene, CHANGED_BEHIND, listEnd(tags, at)) ?? behind(scene, CHANGED_BEFORE, leadOf(tags, at) + 1) ?? {};
  if (!word) return 'absolute';
  return isDown(tokens[word[0]]?.lower ?? '') ? 'reduction' : 'improvement';

  /** `98% of its performance`, `55% of the compute`. */
  function isShare(): boolean {
    return (
      tags[at + 1] === 'o' &&
      name !== null &&
      name[0] > at &&
      (/M/.test(tags.slice(...name)) || isLess(wordsOf(scene, name)))
    );
  }
}

/** Where the list ends that a number stands in. */
function listEnd(tags: string, at: number): number {
  return at + 1 + (LIST.exec(tags.slice(at + 1, at + 24))?.[0].length ?? 0);
}
