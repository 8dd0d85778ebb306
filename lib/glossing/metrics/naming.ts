import type { Metric } from '../../core/gloss.ts';
import type { Finding } from './board.ts';
import { isDown, isMeasure } from './direction.ts';
import { type Rules, weigh } from './rules.ts';
import { leadOf, NP, type Phrase, type Scene, wordsOf } from './tag.ts';

/** What a result is of, and how it is told. */
export interface Naming extends Pick<Metric, 'name' | 'kind'> {
  /** Where its name stands, if the sentence has it. */
  readonly phrase: Phrase | null;
  /** The word that tells a change, in small letters: `reduces`, `fewer`; empty where none does. */
  readonly change: string;
}

/** What a unit, or a comparative like that of `3x faster`, is of, unless the result's own name says what fits. */
const IMPLIED: readonly (readonly [sign: RegExp, name: string, fits: RegExp])[] = [
  [/^time | longer/, 'time', /time|late/i],
  [/fps|\/s|per s| (?:fast|slow)er/i, 'speed', /speed|rate|put/i],
  [/ (?:small|larg)er/, 'size', /size/],
];

/** A noun phrase, with what it is of unless that has a name of its own: `number of steps`. */
const NAME = /(?:[XLMWPZAJn]|(?<=[XLMWPZAJn])(?:\([XL]\)|(?<!e[^,(]{0,9})\(M\)))+(?:oD*[MWPZAJn]+(?![XLMWPZAJn]))?/g;
/** What a name begins with that says nothing of it. */
const EMPTY =
  /^(?:impressive|competitive|comparable|leading|near-.*|\w\w+(?:ly|est)|best|significant|high|low|strong|top|out|new|maximum|state-of-the-art)$/;
/** Things that are compared, not what they are compared by. */
const NO_MEASURE = /^(?:result|model|baseline|method|case)s?$/;
/** Numbers that follow in the same list. */
const LIST = /^(?:(?:[,&/]{1,2}|d\.?)N|\(H+N\)){0,5}(?:,F,)?/;
/** How far a name may stand from its number, in tokens. */
const NEAR = 40;

/**
 * What speaks for a phrase `{…}` as the name of a number `#`, by the tags around both, without hedges and articles. In
 * front stands `→` where the number ends a change from another, or `0` where it is a bare decimal.
 */
const RULES: Rules = [
  [3.5, /\{[^}]*M/],
  [-1.5, /[^#]\{[^}]*P\}/],
  [-1, /(?:X|L\)?|\{W)\}/],
  [2.5, /#\{/],
  [4, /#\{X\}/],
  [4.5, /#(?:J|[JWG]*o)\{/],
  [-3.5, /#[^{]*[N,;&yzqw].*\{/],
  [4, /\}\)?G?o#/],
  [1.5, /\}[(=:]?#/],
  [3.5, /(?:[CG]i?|N,?&)\{[^;,]*b#|C\{[^N]*t#/],
  [3, /^→.*\}.*#/],
  [2, /^→.*C\{/],
  [-1, /\}.*(?:[N;&yzqw].*|,.+)#/],
  [2.5, /#[NW,]*G[irot]\{/],
  [-1.5, /\}s/],
  [2.5, /^0.*X\}[(=:,]?#/],
  [-3, /[Kvhd]\{|#.*a\{/],
];

/** What each token costs that stands between a phrase and its number. */
const STEP = -0.15;

/** The word that tells a change: `5% higher`, `5% accuracy gain`; else `reduces … by 5%`, `a gain in accuracy of 5%`. */
const CHANGED = [/(?<=#H*[XLMWPZAJn]{0,9})[JG]/, new RegExp(`[CKG](?=[^;CKG]{0,24}b#)|G(?=(?:iD*${NP})?[oF(:]*#)`)];

/**
 * Finds what the results of a sentence are of. One without a name of its own takes that of the last one that is told in
 * the same way, or as a level; a change that of a later one too, if that is surely a measure.
 * @param before the same of the last sentence that had any
 */
export function nameFindings(scene: Scene, findings: readonly Finding[], before: readonly Naming[]): Naming[] {
  const found = before.map((naming) => ({ ...naming, phrase: null as Phrase | null }));
  const owns = findings.map((finding) => nameFinding(scene, finding));
  for (const [order, own] of owns.entries()) {
    const { at = 0, from } = findings[order] ?? {};
    const last = found.at(-1);
    const fits = ({ name, kind }: Naming) => name !== null && (kind === own.kind || kind === 'absolute');
    const later = own.kind !== 'absolute' && owns.find((other) => fits(other) && isMeasure(other.name ?? ''));
    const shared = own.name === null && (found.findLast(fits) ?? (later || last));
    // `a gain of 5% on one, 3% on another`
    const listed =
      from === null && (own.phrase?.[0] ?? 0) < at && /[&,/]/.test(scene.tags[leadOf(scene.tags, at)] ?? '');
    const kind = last && listed && own.kind === 'absolute' ? last.kind : own.kind;
    found.push({ ...own, ...shared, kind, change: own.change });
  }
  return found.slice(before.length);
}

/** The phrase that most speaks for, if anything does, or what a comparative implies; and how it is told. */
function nameFinding(scene: Scene, { at, from }: Finding): Naming {
  const { tags, tokens } = scene;
  const word = (place: number) => tokens[place]?.lower ?? '';
  const left = from ?? leadOf(tags, at) + 1;
  const right = at + 1 + (LIST.exec(tags.slice(at + 1, at + 24))?.[0].length ?? 0);
  const first = Math.max(0, left - NEAR);
  // Numbers and what belongs to them as one, in as many letters as they have tokens.
  const line = tags.slice(first, left) + '#'.padEnd(right - left, 'H') + tags.slice(right, right + NEAR);
  const { measure, decimals = 0 } = tokens[at]?.quantity ?? {};
  const mark = from !== null ? '→' : measure === 'none' && decimals > 0 ? '0' : '';
  const own = nameIn(line, mark, (place) => word(first + place));
  const near: Phrase | null = own && [first + own[0], first + own[1]];
  const said = near && wordsOf(scene, near);
  const comparative = own?.[0] !== at + 2 - first && tags[at + 1] === 'J' ? word(at + 1) : '';
  const sign = `${measure} ${tokens[at]?.quantity?.unit} ${comparative}`;
  const implied = IMPLIED.find(([of, , fits]) => of.test(sign) && !fits.test(said ?? ''))?.[1];
  const phrase = implied ? null : near;
  const name = implied || said;
  const [changed] = CHANGED.map((pattern) => line.search(pattern)).filter((place) => place >= 0 && from === null);
  const change = changed === undefined ? '' : word(first + changed);
  // A share of a measure is a ratio too: `98% of its performance`.
  const share = measure === 'percent' && tags[at + 1] === 'o' && phrase && phrase[0] > at && isMeasure(name ?? '');
  const told = !change ? 'absolute' : isDown(change) ? 'reduction' : 'improvement';
  return { phrase, name, kind: measure === 'times' || share ? 'ratio' : told, change };
}

/** The phrase in a line of tags that most speaks for as the name of its number; null where nothing does. */
function nameIn(line: string, mark: string, word: (place: number) => string): Phrase | null {
  let best: Phrase | null = null;
  let most = 0;
  for (const { index, 0: found } of line.matchAll(NAME)) {
    const end = index + found.length;
    let start = index;
    while (start < end && (line[start] === 'J' || EMPTY.test(word(start)))) start += 1;
    const own = line.slice(start, end);
    const view = `${mark + line.slice(0, start)}{${own}}${line.slice(end)}`.replace(/[HDA]/g, '');
    const gap = Math.abs(view.indexOf('#') - view.indexOf('{'));
    const score = STEP * gap + weigh(RULES, view);
    const empty = !/[^)AL]/.test(own) || (NO_MEASURE.test(word(end - 1)) && !own.includes('o'));
    if (score > most && !empty) [best, most] = [[start, end], score];
  }
  return best;
}
