import type { Finding } from './board.ts';
import { shareOf } from './comparisons.ts';
import { isNumberWord } from './number.ts';
import { NP, type Phrase, type Scene, wordsOf } from './tag.ts';

/** Somewhere that results are measured: `on X`, `in X tasks`, `across seven benchmarks`. */
interface Place {
  readonly at: number;
  readonly phrase: Phrase;
  readonly strength: number;
  /** Opens a clause: `in a second study, …` */
  readonly fronted: boolean;
}

const LISTED_PLACE = 'D*N?(?:[XMWPAn]*P|X[XMWPAn]*)';
/** A place and those listed with it, but not the name that begins the next clause. */
const PLACE = new RegExp(
  `[eirv](?<phrase>D*(?:N(?=[WPXA]))?${NP}(?:[of]N?D*${NP}|[&/l]${LISTED_PLACE}(?!\\(N)|,&${LISTED_PLACE}(?![RCKFXMWPAn]|\\(N)|,${LISTED_PLACE}(?=[,&]))*)`,
  'dg',
);
/** Numbers that follow in the same list. */
const LISTED = /^[MG]*(?:[,&/]{1,2}H*N[MG]*)+/;
/** What stands behind `on` or `in` and measures nothing. */
const NO_PLACE =
  /\b(?:[gct]pus?|devices?|hardware|[ahv]\d00|rtx|nvidia|phones?|cluster|average|par|terms|addition|particular|comparison|contrast|zero-shot|practice|general|part)\b/;
/** Words whose `on` tells what something was made of. */
const MADE_OF = /^(?:based|buil|depend|rel[iy]|condition|focus|train|fine-?tun|post-train|impact|effect)/;
const EVALUATED = /^(?:experiment|evaluat|test)/;
/** What only datasets are called; and what names of measures begin with. */
const SURE = /bench|eval|math|qa|gsm|mmlu|net|verse/i;
const NO_DATASET = /^(?:top|per|[gct]pu|kv|bleu|rouge|f1|llm|vqa|rl|ai)(?:-|$)/i;

/** Says for each result what it was measured on, in words; null where the text names nothing. */
export function placesOf(
  scene: Scene,
  findings: readonly Finding[],
  names: readonly (Phrase | null)[],
  told: { dataset: string | null },
): (string | null)[] {
  const { tags } = scene;
  const places = findPlaces(scene);
  /** Other results count as steps away from a place, other numbers do not. */
  const marks = [...tags]
    .map((tag, at) => (tag === 'N' && !findings.some((own) => own.at === at) ? 'n' : tag))
    .join('');
  const named = places.findLast(({ strength, phrase }) => strength > 2 && /X/.test(tags.slice(...phrase)));
  const text = (phrase: Phrase) =>
    wordsOf(scene, phrase).replace(/^(?:an?|the|its|their|our|this|these|all|some) /i, '');
  const found = findings.map((finding, order) => {
    const name = names[order] ?? null;
    const phrase =
      bracketed(finding) ??
      behind(finding, name) ??
      inName(name, SURE) ??
      (isAside(finding) ? null : (earlier(finding, inName(name, /M/)) ?? anywhere(finding)));
    return phrase ? text(phrase) : isAside(finding) ? null : told.dataset;
  });
  if (named && scene.form === 'abstract') told.dataset = text(named.phrase);
  return found;

  /** `with 10x fewer parameters` is measured nowhere. */
  function isAside({ at }: Finding): boolean {
    return /param/.test(wordsOf(scene, [at + 1, at + 4]));
  }

  /** `MATH (54%)` */
  function bracketed({ at }: Finding): Phrase | null {
    const own = /[eix,&l]D*([WPAn]*X[XWPAn]*)\($/.exec(tags.slice(Math.max(0, at - 12), at))?.[1];
    return own && places.some((place) => place.at < at && place.strength > 1) ? [at - 1 - own.length, at - 1] : null;
  }

  /** The place that a result leads to, numbers of the same list allowed between; the strongest of several in a row. */
  function behind({ at }: Finding, name: Phrase | null): Phrase | null {
    let best: Place | null = null;
    for (const place of places) {
      // `an increase in mean accuracy (MA)` is measured nowhere.
      if (place.at < at || (tags[place.at] === 'i' && name && name[0] <= place.phrase[0] && name[1] > place.phrase[0]))
        continue;
      if (place.fronted || (best ? place.at > best.phrase[1] : !reaches(at, place.at))) break;
      if (!best || place.strength > best.strength) best = place;
    }
    return best && shared(best.phrase, at);
  }

  /** Whether nothing between a result and a place turns to something else. */
  function reaches(at: number, to: number): boolean {
    const between = marks.slice(at + 1, to).replace(LISTED, '');
    const own = places.some((place) => place.at < at && place.strength > 1);
    return !(own ? /[;yzN]|&[RCKF]|&$|,w/ : /[;yz]|&[RCKF]|,[AW]?[RCK].*N|,&[^,]*[RCK]/).test(between);
  }

  /** `A and B` for two results, respectively. */
  function shared(phrase: Phrase, at: number): Phrase {
    const before = findings.map((other) => other.at).filter((other) => other < phrase[0]);
    return /respectively/.test(wordsOf(scene, [at, phrase[1] + 3])) ? shareOf(scene, phrase, before, at) : phrase;
  }

  /** `MMLU accuracy`, `Sentient-Benchmark score` */
  function inName(name: Phrase | null, pattern: RegExp): Phrase | null {
    const own = name && /^X[Xn]*(?=.*M|$)/.exec(tags.slice(...name))?.[0];
    const word = name ? wordsOf(scene, [name[0], name[0] + 1]) : '';
    return name &&
      own &&
      /\p{Lu}.*[\p{Lu}\d]/u.test(word) &&
      !NO_DATASET.test(word) &&
      (pattern.test(word) || pattern.test(tags.slice(...name)))
      ? [name[0], name[0] + own.length]
      : null;
  }

  /** The place named before, but for `results on eleven tasks, pushing the GLUE score to …`. */
  function earlier({ at }: Finding, named: Phrase | null): Phrase | null {
    const place = places.findLast((other) => other.at < at && other.strength > 1);
    if (!place || !(place.fronted || !tags.slice(place.at, at).includes(';'))) return named;
    const counted =
      isNumberWord(scene.tokens[place.phrase[0]]?.lower ?? '') || tags.slice(...place.phrase).includes('L');
    return (counted && named) || place.phrase;
  }

  function anywhere({ at }: Finding): Phrase | null {
    const place = places.find((other) => other.at > at && other.strength > 2 && !other.fronted);
    return place && !/[;yz]/.test(tags.slice(at, place.at)) ? place.phrase : null;
  }
}

function findPlaces(scene: Scene): Place[] {
  const { tags, tokens } = scene;
  return [...tags.matchAll(PLACE)].flatMap(({ index: at, indices }) => {
    const phrase = indices?.groups?.phrase;
    if (!phrase) return [];
    const fronted =
      /[ei]/.test(tags[at] ?? '') &&
      /^[^;RCKF]{0,9},/.test(tags.slice(phrase[1], phrase[1] + 10)) &&
      (at < 2 || /[,&;yz:.]/.test(tags[at - 1] ?? '') || tokens[at - 1]?.lower === 'that');
    const strength = strengthOf(scene, at, phrase, fronted);
    if (strength === 0) return [];
    return [{ at, phrase, strength, fronted }];
  });
}

function strengthOf({ tags, tokens, ...scene }: Scene, at: number, phrase: Phrase, fronted: boolean): number {
  const own = tags.slice(...phrase);
  const words = wordsOf({ tags, tokens, ...scene }, phrase);
  const on = tags[at] === 'e';
  const kind = /P/.test(own) || /bench/i.test(words);
  const named = /X/.test(own);
  if (NO_PLACE.test(words.toLowerCase()) || (on && MADE_OF.test(tokens[at - 1]?.lower ?? ''))) return 0;
  if ((!kind && tokens[at]?.lower !== 'across' && /L/.test(own)) || (/M\)?$/.test(own) && !(on && named))) return 0;
  if (on && (kind || named)) return 3;
  if (fronted || (/[ei]/.test(tags[at] ?? '') && EVALUATED.test(tokens[at - 1]?.lower ?? ''))) return 2;
  if (on) return 1;
  if (tags[at] === 'r') return /\b(?:task|benchmark|dataset)/.test(words) ? 1 : 0;
  return kind ? 2 : Number(named && tags[at] === 'i');
}
