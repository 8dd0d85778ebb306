import type { Finding } from './board.ts';
import { isNumberWord } from './number-words.ts';
import { NP, type Phrase, type Scene, wordsOf } from './tag.ts';

/** Somewhere that results are measured: `on X`, `in X tasks`, `across seven benchmarks`. */
interface Place {
  readonly at: number;
  readonly phrase: Phrase;
  readonly strength: number;
  /** Opens a clause: `in a second study, …` */
  readonly fronted: boolean;
}

const NAMED = '[XMWPAn]*';
const PLACE = new RegExp(
  `(?<at>[eixrv]|(?<=[,&])i)(?<phrase>D*(?:N(?=[WPXA]))?${NP}(?:[of](?:N(?=[WP]))?D*${NP}|lD*X${NAMED}|,&?[WXA]${NAMED}P|&${NAMED}P|,(?=X)${NAMED}(?=[,&])|,&X${NAMED}(?![RCKP(])|[/&]X${NAMED}(?!\\(N))*)`,
  'dg',
);
/** Numbers that follow in the same list. */
const LISTED = /^[MG]*(?:[,&/]{1,2}H*N[MG]*)+/;
const DEVICES =
  /\b(?:[gct]pus?|devices?|hardware|[ahv]\d00|rtx|nvidia|machines?|phones?|server|nodes?|laptop|cluster|average|par|terms|addition|particular|comparison|contrast|zero-shot|parallel|practice|general|part|top)\b/;
/** Words whose `on` tells what something was made of. */
const MADE_OF =
  /^(?:based|buil|depend|rel[iy]|condition|focus|train|pre-?train|fine-?tun|post-train|reliance|impact|effect)/;
/** `eleven tasks`: a count of places that have names of their own. */
const COUNT = /^(?:several|various|multiple|many|different|diverse|all)$/;
/** What only datasets are called. */
const SURE = /bench|eval|math|qa|gsm|mmlu|net|verse/i;
const NO_PLACE = /^(?:top|per|[gct]pu|kv|bleu|rouge|f1|llm|vqa|rl|ai)(?:-|$)/;

/** Says for each result what it was measured on, in words; null where the sentence names nothing. */
export function placesOf(
  scene: Scene,
  findings: readonly Finding[],
  names: readonly (Phrase | null)[],
): (string | null)[] {
  const { tags } = scene;
  const places = findPlaces(scene);
  const taken = new Set(findings.flatMap(({ at, highAt, rivals }) => [at, highAt, ...rivals.map((rival) => rival.at)]));
  return findings.map((finding, order) => {
    const name = names[order] ?? null;
    const phrase =
      bracketed(finding) ??
      behind(finding, name) ??
      inName(name, SURE) ??
      earlier(finding, inName(name, /./)) ??
      anywhere(finding);
    return phrase && (wordsOf(scene, withoutArticle(phrase)) || null);
  });

  function withoutArticle([start, end]: Phrase): Phrase {
    return [start + (/^D*/.exec(tags.slice(start, end))?.[0].length ?? 0), end];
  }

  /** `MATH (54%)` */
  function bracketed({ at }: Finding): Phrase | null {
    const found = /[eix,&l](?:D*)([XWPAn]+)\($/.exec(tags.slice(Math.max(0, at - 12), at));
    const named = found?.[1]?.includes('X') && places.some((place) => place.at < at && place.strength > 1);
    return found && named ? [at - 1 - (found[1]?.length ?? 0), at - 1] : null;
  }

  /** `an increase in mean accuracy (MA)` is measured nowhere. */
  function isName({ at, phrase }: Place, name: Phrase | null): boolean {
    return tags[at] === 'i' && name !== null && name[0] <= phrase[0] && name[1] > phrase[0];
  }

  /** The place that a result leads to, numbers of the same list allowed between; the strongest of several in a row. */
  function behind(finding: Finding, name: Phrase | null): Phrase | null {
    let best: Place | null = null;
    for (const place of places) {
      if (place.at < finding.at || isName(place, name)) continue;
      if (place.fronted || (best && place.at > best.phrase[1]) || (!best && !reaches(finding, place.at))) break;
      if (!best || place.strength > best.strength) best = place;
    }
    return best && share(best.phrase, finding);
  }

  /** Whether nothing between a result and a place turns to something else. */
  function reaches({ at, rivals, highAt }: Finding, to: number): boolean {
    const between = tags.slice(at + 1, to).replace(LISTED, '');
    const others = [...between].filter(
      (tag, step) =>
        tag === 'N' &&
        taken.has(to - between.length + step) &&
        highAt !== to - between.length + step &&
        !rivals.some((rival) => rival.at === to - between.length + step),
    ).length;
    const own = places.some((place) => place.at < at && place.strength > 1);
    if (/[;yz]|&[RCKF]/.test(between) || (own && (others > 0 || between.endsWith('&')))) return false;
    return others <= 4 && !/,[AW]?[RCK].*N|,&[^,]*[RCK]/.test(between);
  }

  /** `A and B` for two results, respectively. */
  function share(phrase: Phrase, { at }: Finding): Phrase {
    if (!/respectively/.test(wordsOf(scene, [at, phrase[1] + 3]))) return phrase;
    const parts = [...tags.slice(...phrase).matchAll(/[^,&]+/g)].map(
      ({ index, 0: part }) => [phrase[0] + index, phrase[0] + index + part.length] as const,
    );
    const before = findings
      .map((other) => other.at)
      .filter((other) => other < phrase[0])
      .slice(-parts.length);
    return (parts.length > 1 && parts[before.indexOf(at)]) || phrase;
  }

  /** `MMLU accuracy`, `Sentient-Benchmark score` */
  function inName(name: Phrase | null, pattern: RegExp): Phrase | null {
    const own = name && (pattern === SURE ? /^X[Xn]*(?=.*M|$)/ : /^X[Xn]*(?=.*M)/).exec(tags.slice(...name))?.[0];
    const word = scene.text.slice(scene.tokens[name?.[0] ?? 0]?.start, scene.tokens[name?.[0] ?? 0]?.end);
    return name && own && /\p{Lu}.*[\p{Lu}\d]/u.test(word) && pattern.test(word) && !NO_PLACE.test(word.toLowerCase())
      ? [name[0], name[0] + own.length]
      : null;
  }

  /** The place named before, but for `results on eleven tasks, pushing the GLUE score to …`. */
  function earlier(finding: Finding, named: Phrase | null): Phrase | null {
    const place = before(finding);
    const first = scene.tokens[place?.[0] ?? -1]?.lower ?? '';
    return place && !(named && (isNumberWord(first) || COUNT.test(first))) ? place : named;
  }

  function before({ at }: Finding): Phrase | null {
    const place = places.findLast((other) => other.at < at && other.strength > 1);
    return place?.fronted || (place && !tags.slice(place.at, at).includes(';')) ? place.phrase : null;
  }

  function anywhere({ at }: Finding): Phrase | null {
    const place = places.find((other) => other.at > at && other.strength > 2 && !other.fronted);
    return place && !/[;yz]/.test(tags.slice(at, place.at)) ? place.phrase : null;
  }
}

function findPlaces(scene: Scene): Place[] {
  return [...scene.tags.matchAll(PLACE)].flatMap(({ index, indices }) => {
    const phrase = indices?.groups?.phrase;
    const strength = phrase ? strengthOf(scene, index, phrase) : 0;
    if (!phrase || strength === 0) return [];
    const fronted =
      scene.tags[phrase[1]] === ',' &&
      (index === 0 || /[,&;yz:.]/.test(scene.tags[index - 1] ?? '') || scene.tokens[index - 1]?.lower === 'that');
    return [{ at: index, phrase, strength, fronted }];
  });
}

function strengthOf(scene: Scene, at: number, phrase: Phrase): number {
  const own = scene.tags.slice(...phrase);
  const words = wordsOf(scene, phrase);
  const tag = scene.tags[at] ?? '';
  if (DEVICES.test(words.toLowerCase()) || (tag === 'e' && MADE_OF.test(scene.tokens[at - 1]?.lower ?? ''))) return 0;
  const kind = own.includes('P') || /bench/i.test(words);
  const named = own.includes('X');
  if ((!kind && own.includes('L')) || (/M\)?$/.test(own) && !(tag === 'e' && named))) return 0;
  if (tag === 'e') return kind || named ? 3 : 1;
  if (tag === 'r') return kind && /\b(?:tasks?|benchmarks?|datasets?)\b/.test(words) ? 1 : 0;
  if (tag === 'i') return kind ? 2 : named ? 1 : 0;
  return kind ? 2 : 0;
}
