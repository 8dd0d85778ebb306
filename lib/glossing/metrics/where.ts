import type { Finding } from './board.ts';
import { shareOf } from './comparisons.ts';
import { bare, NP, type Phrase, type Scene, wordsOf } from './tag.ts';

/** Somewhere that results are measured: `on X`, `in X tasks`, `across seven benchmarks`. */
interface Place {
  readonly at: number;
  readonly phrase: Phrase;
  /** How surely results are measured there: 1 only right behind them, 2 in the same sentence, 3 also in those after it. */
  readonly strength: number;
  /** Opens a clause: `in a second study, …` */
  readonly fronted: boolean;
}

const LISTED_PLACE = 'D*N?(?:[XMWPAn]*P|X[XMWPAn]*)';
/** A place and those listed with it, but not the name that begins the next clause. */
const PLACE = new RegExp(
  `[ei]D*N?${NP}(?:[of]N?D*${NP}|[&/l]${LISTED_PLACE}(?!\\(N)|,&${LISTED_PLACE}(?![RCKFXMWPAn]|\\(N)|,${LISTED_PLACE}(?=[,&]))*(?:[(:]X[X,&]*X\\)?)?`,
  'g',
);
/** What turns to something else between a result and a place; other numbers of the same list do not. */
const TURN = /[;yz_]|,w|&[^,N]*[RCK]|(?<![,&/.])N/;
/** What stands behind `on` or `in` and measures nothing, with the word before that: what something was made of. */
const NO_PLACE =
  /^(?:based|rel[iy]|train|.*tuned)|\|.*\b(?:average|par|contrast)\b|\|(?:multiple|various|several|diverse|different) |(?:model|method|\bagent|gpu|platform)s?$/i;

/** What something is said to be: `SortBench, the first benchmark`, `SortBench is a dataset`. */
const PRESENTED = /XP?\)?[,F]D[XLMWPAJ&]*P(?![XLMWPZAJn])/g;

/** What was named before: `the two datasets`. */
const AGAIN = /^the [a-z ]*(?:dataset|benchmark)s?$/;

/**
 * Says for each result what it was measured on, in words; null where the text names nothing.
 *
 * @param told what the sentences before named, and after this what this one did
 */
export function placesOf(
  scene: Scene,
  findings: readonly Finding[],
  names: readonly (Phrase | null)[],
  told: { dataset: string | null },
): (string | null)[] {
  const { tags } = scene;
  // `an increase in mean accuracy (MA)` is measured nowhere.
  const places = findPlaces(scene).filter(
    ({ at, phrase }) => tags[at] === 'e' || !names.some((name) => name?.[0] === phrase[0]),
  );
  const last = places.findLast(({ strength, phrase }) => strength > 2 && tags.slice(...phrase).includes('X'));
  if (last && scene.form === 'abstract') told.dataset = bare(scene, last.phrase);
  for (const { index, 0: all } of tags.matchAll(PRESENTED))
    if (/dataset|benchmark/i.test(wordsOf(scene, [index, index + all.length])))
      told.dataset = wordsOf(scene, [index, index + 1]);
  return findings.map(({ at, from }, order) => {
    const own = named(names[order] ?? null, from !== null);
    const near = behind(at, TURN, 1);
    if (!near && /param/.test(wordsOf(scene, [at + 1, at + 4]))) return null;
    const phrase = near ?? before(at, own) ?? behind(at, /[;yz]|,w|&[^,N]*[RCK]/, 2) ?? own;
    return phrase && !(told.dataset && AGAIN.test(wordsOf(scene, phrase))) ? bare(scene, phrase) : told.dataset;
  });

  /** The place that a result leads to; of `A and B` its part where they stand for two results, respectively. */
  function behind(at: number, turn: RegExp, least: number): Phrase | null {
    const place = places.find((other) => other.at > at && other.strength >= least && !other.fronted);
    if (!place || turn.test(tags.slice(at + 1, place.at))) return null;
    const { phrase } = places.find((other) => other.at === place.phrase[1] && other.strength > place.strength) ?? place;
    const own = findings.map((other) => other.at).filter((other) => other < phrase[0]);
    return /respectively/.test(scene.text) ? shareOf(scene, phrase, own, at) : phrase;
  }

  /** The place named before, but for `results on eleven tasks, pushing the GLUE score to …`. */
  function before(at: number, own: Phrase | null): Phrase | null {
    const place = places.findLast((other) => other.at < at && other.strength > 1);
    if (!place || (!place.fronted && tags.slice(place.at, at).includes(';'))) return null;
    return (!tags.slice(...place.phrase).includes('X') && own) || place.phrase;
  }

  /** `MMLU accuracy`, `Sentient-Benchmark score`, `MMLU from 5% to 8%` */
  function named(name: Phrase | null, changes: boolean): Phrase | null {
    if (!name || !/^(?!GPU|BLEU)\p{Lu}\S*[\p{Lu}\d]/u.test(wordsOf(scene, name))) return null;
    const own = /^X[Xn]*(?=.*M)/.exec(tags.slice(...name) + (changes ? 'M' : ''))?.[0];
    return own ? [name[0], name[0] + own.length] : null;
  }
}

function findPlaces(scene: Scene): Place[] {
  const { tags, tokens } = scene;
  return [...tags.matchAll(PLACE)].map(({ index: at, 0: own }) => {
    // `on the SortBench benchmark speeds up …` ends with the benchmark.
    const cut = own.search(/(?<=X.*P)WX/);
    const phrase = [at + 1, at + (cut < 0 ? own.length : cut)] as const;
    const fronted =
      /^[^;RCKF]{0,9},/.test(tags.slice(phrase[1], phrase[1] + 10)) && /^.?$|[,&;yz:.]$/.test(tags.slice(0, at));
    const before = tokens[at - 1]?.lower ?? '';
    const isNoPlace = NO_PLACE.test(`${before}|${wordsOf(scene, phrase)}`);
    return { at, phrase, strength: isNoPlace ? 0 : strengthOf(own, before, fronted), fronted };
  });
}

/**
 * How surely results are measured at a place.
 * @param own its tags
 * @param before the word in front of it, in small letters
 */
function strengthOf(own: string, before: string, fronted: boolean): number {
  const [on, kind, named] = [/^e/, /P/, /X/].map((sign) => sign.test(own));
  if ((!kind && /L/.test(own)) || (/M\)?$/.test(own) && !(on && named))) return 0;
  if (on && (kind || named)) return 3;
  return kind || fronted || /^(?:experiment|evaluat|test)/.test(before) ? 2 : Number(on || named);
}
