import type { MetricKind } from '../../core/gloss.ts';
import type { Finding } from './board.ts';
import { isDown } from './lexicon.ts';
import { ahead, behind, leadOf, NP, type Phrase, type Scene, wordsOf } from './tag.ts';

/** What a result is of, and how it is told. */
export interface Naming {
  readonly name: Phrase | null;
  /** A word for it where the text has only a comparative: `3x faster` is of speed. */
  readonly implied: string | null;
  readonly kind: MetricKind;
}

const IMPLIED: Readonly<Record<string, string>> = {
  faster: 'speed',
  slower: 'speed',
  cheaper: 'cost',
  smaller: 'size',
  larger: 'size',
  shorter: 'length',
  longer: 'length',
};
/** Says nothing of what is measured. */
const FILLER =
  /^(?:(?!average|mean|total|overall).*ly|absolute|relative|significant|substantial|maximum|up|additional|further|new|large|considerable|respective|best|strong|high|low|highest|lowest|only|state-of-the-art|sota|top|competitive|net|percentage|points?|respectively|final|near-perfect|leading|comparable|similar|mean|average)$/;

/** With what it is of, unless that is a name: `number of steps`. */
const LONG = `${NP}(?:oD*(?![XL])${NP})?`;
const PLAIN = '[XLMWPZAJnGs]';
const COMPARATIVE = new RegExp(`^J(?<name>${LONG})?`, 'd');
const GAIN = new RegExp(
  `^(?<name>${PLAIN}*?)(?<noun>G)(?:(?<about>[iort]D*(?<of>${LONG}))|eD*(?<on>[XLMWPZAJn]*M))?`,
  'd',
);
const MEASURE = new RegExp(`^(?<name>${PLAIN}*(?:M(?:\\([XML]\\))?|\\(M\\)))`, 'd');
const COUNTED = new RegExp(`^(?<name>${NP})`, 'd');
const OF = new RegExp(`(?<noun>G)?(?<in>iD*)?(?<name>${LONG})o$`, 'd');
const BY = new RegExp(
  `(?:(?<second>N[^;RCKN]{0,12}&D*)(?<name>${NP})|(?<verb>[CKG])(?<rest>(?:\\([^()]*\\)|[^;CKN]){0,16}?))b$`,
  'd',
);
const OBJECT = new RegExp(`^D*(?<name>${LONG})`, 'd');
const SUBJECT = new RegExp(`(?<name>${LONG})(?:[eiraw]D*[^;RCK]{1,8}?)?(?:W)?$`, 'd');
const BEFORE = new RegExp(`(?<name>${NP})(?:[(=:]|[FRCKtav])*$`, 'd');
const IN = new RegExp(`^(?:,?F?,?)?[io]D*(?<name>${LONG})`, 'd');
const SHARE = new RegExp(`^(?:o|(?=D))D*(?<name>${LONG})`, 'd');
const NEAREST = new RegExp(`(?<name>${PLAIN}*M(?:\\([XM]\\))?)[^M;N]{0,12}$`, 'd');
const LIST_TAIL = /^N(?:[&,/]{1,2}N){0,5}/;
/** `55% on ListBench (Pass@1)` */
const PLACED = /^[ei][^;N()]{0,8}\((?<name>[XM]*M)\)/d;
const HAS_MEASURE = /M/;

/** Finds what the results of a sentence are of. One without a name of its own takes that of the one before. */
export function nameFindings(scene: Scene, findings: readonly Finding[]): Naming[] {
  const found: Naming[] = [];
  for (const [order, finding] of findings.entries()) {
    const own = nameFinding(scene, finding);
    const last = found.findLast(({ name, implied }) => name || implied);
    const { at } = finding;
    const before = findings[order - 1];
    const same = before && scene.tokens[before.at]?.quantity?.measure === scene.tokens[at]?.quantity?.measure;
    const listed = same && /[&,/b]/.test(scene.tags[leadOf(scene.tags, at)] ?? '');
    const taken = own.name || own.implied || !last ? own : { ...last, kind: own.kind };
    found.push(listed && !own.name ? { ...taken, kind: found[order - 1]?.kind ?? own.kind } : taken);
  }
  return found.map((naming, order) => (naming.kind === 'improvement' ? namedLater(naming, found, order) : naming));

  /** `an improvement of 5% on A, achieving an F1 score of 73.8`. */
  function namedLater(naming: Naming, all: readonly Naming[], order: number): Naming {
    const later = naming.name || naming.implied ? null : all.slice(order).find(({ name }) => name);
    return later?.kind === 'absolute' && HAS_MEASURE.test(scene.tags.slice(...(later.name ?? [0, 0])))
      ? { ...naming, name: later.name }
      : naming;
  }
}

function nameFinding(scene: Scene, { at, from }: Finding): Naming {
  const { tags, tokens } = scene;
  const times = tokens[at]?.quantity?.measure === 'times';
  const lead = leadOf(tags, at);
  const end = at + (LIST_TAIL.exec(tags.slice(at, at + 24))?.[0].length ?? 1);
  const tail = tags[at + 1] && /[&,/t]/.test(tags[at + 1] ?? '') ? end : at + 1;
  const word = (place: number) => tokens[place]?.lower ?? '';

  const told = (name: Phrase | null | undefined, kind: MetricKind, implied: string | null = null): Naming => {
    const own = name && trimmed(scene, name);
    return { name: own && own[0] < own[1] ? own : null, implied, kind };
  };
  const kindOf = (place: number): MetricKind => (times ? 'ratio' : isDown(word(place)) ? 'reduction' : 'improvement');
  const level: MetricKind = times ? 'ratio' : 'absolute';
  const isPlace = (phrase: Phrase | undefined) => phrase !== undefined && tags[phrase[1] - 1] === 'P';
  const actor = (phrase: Phrase | undefined) => !phrase || isActor(scene, phrase);
  const inside = () => {
    const name = ahead(scene, IN, end)?.name;
    return actor(name) || isPlace(name) || /-shot|setting/.test(wordsOf(scene, name ?? [0, 0])) ? undefined : name;
  };
  const nearest = () => behind(scene, NEAREST, lead + 1)?.name;

  if (from !== null) return told(changed(scene, from), 'absolute');
  if (tags[at + 1] === 'J') return comparative();
  const gain = ahead(scene, GAIN, tail);
  if (gain)
    return gained(gain.noun?.[0] ?? at, gain.name, actor(gain.of) || isPlace(gain.of) ? gain.on : (gain.of ?? gain.on));
  const measure = ahead(scene, MEASURE, tail);
  if (measure)
    return told(measure.name, tags[lead] === 'b' ? changedBy(behind(scene, BY, lead + 1) ?? {}).kind : level);
  const placed = ahead(scene, PLACED, at + 1)?.name;
  if (placed) return told(placed, level);
  const counted = ahead(scene, COUNTED, at + 1)?.name;
  if (counted && tags[at + 1] === 'X' && counted[1] === at + 2) return told(counted, level);
  if (
    counted &&
    told(counted, level).name &&
    (times || (tokens[at]?.quantity?.measure === 'none' && /[a-z]s$/.test(word(counted[1] - 1)))) &&
    !actor(counted)
  )
    return told(counted, level);
  if (tags[lead] === 'X' && (tokens[at]?.quantity?.decimals ?? 0) > 1) return told([lead, lead + 1], level);
  const share = ahead(scene, SHARE, at + 1)?.name;
  if (share && isShare() && HAS_MEASURE.test(tags.slice(...share))) return told(share, 'ratio');
  const of = behind(scene, OF, lead + 1);
  if (of?.name) return ofWhat(of);
  const by = behind(scene, BY, lead + 1);
  if (by) return changedBy(by);
  const before = behind(scene, BEFORE, lead + 1)?.name;
  if (before && tags[before[1] - 1] === 'G') return gained(before[1] - 1, [before[0], before[1] - 1], undefined);
  if (
    before &&
    (tags[lead] === ':' || tokens[at]?.quantity?.measure === 'scale' || HAS_MEASURE.test(tags.slice(...before)))
  )
    return told(before, level);
  const within = inside();
  if (within && HAS_MEASURE.test(tags.slice(...within))) return told(within, level);
  if (share && (times || tags[at + 1] === 'o')) return told(share, times || isCost() ? 'ratio' : 'absolute');
  return told(nearest(), level);

  function comparative(): Naming {
    const name = ahead(scene, COMPARATIVE, at + 1)?.name;
    const kind = kindOf(at + 1);
    if (name) return told(withoutGain(scene, name), kind);
    const lasts = /^(?:take|took|run|ran)/.test(word(lead)) && /^(?:long|short)er$/.test(word(at + 1));
    const implied = lasts ? 'time' : IMPLIED[word(at + 1)];
    if (implied) return told(null, kind, implied);
    const before = behind(scene, BEFORE, lead + 1)?.name;
    return told(actor(before) ? nearest() : before, kind);
  }

  function gained(noun: number, name: Phrase | undefined, about: Phrase | undefined): Naming {
    const own = name && trimmed(scene, name);
    const named = own && own[0] < own[1];
    if (/^(?:speed-?ups?|acceleration)$/.test(word(noun)))
      return told([own?.[0] ?? noun, noun + 1], times ? 'ratio' : 'improvement');
    if (about && !(named && HAS_MEASURE.test(tags.slice(...own)))) return told(about, kindOf(noun));
    if (named) return told(own, kindOf(noun));
    const bracketed = tags[lead] === '(' ? behind(scene, BEFORE, lead)?.name : undefined;
    return told(inside() ?? (bracketed && HAS_MEASURE.test(tags.slice(...bracketed)) ? bracketed : null), kindOf(noun));
  }

  /** `accuracy of 91%`, `an improvement of 5% in accuracy`, `an improvement in accuracy of 5%`. */
  function ofWhat({ name, noun, in: joint }: Record<string, Phrase>): Naming {
    if (noun && joint) return told(name, kindOf(noun[0]));
    const last = (name?.[1] ?? 0) - 1;
    return name && tags[last] === 'G' ? gained(last, [name[0], last], undefined) : told(name, level);
  }

  /** `reduces latency by 20%`, `accuracy drops by 3 points`, `beats X by 5%`, `A by 1% and B by 2%`. */
  function changedBy({ second, name, verb, rest }: Record<string, Phrase>): Naming {
    if (second && name) {
      const first =
        second[0] -
        1 -
        [...tags.slice(Math.max(0, second[0] - 40), second[0])].reverse().findIndex((tag) => /[CK]/.test(tag));
      if (tags[leadOf(tags, second[0])] === 'b' && !actor(name)) return told(name, kindOf(first));
      if (actor(name)) return told(null, kindOf(first));
    }
    const place = verb?.[0] ?? 0;
    if (!verb || !rest) return told(null, 'improvement');
    if (tags[place] === 'K') {
      const about = /i(D*)([XLMWPZAJn]*M)/.exec(tags.slice(...rest));
      return told(
        inside() ?? (about ? [rest[0] + about.index + 1, rest[0] + about.index + about[0].length] : null),
        times ? 'ratio' : 'improvement',
      );
    }
    const about = tags[place] === 'G' ? ahead(scene, IN, rest[0])?.name : undefined;
    if (about) return told(about, kindOf(place));
    const object = /^[ve]/.test(tags.slice(...rest)) ? undefined : ahead(scene, OBJECT, rest[0])?.name;
    if (object && object[1] <= rest[1] && tags[place] === 'C') return told(object, kindOf(place));
    const subject = behind(scene, SUBJECT, place)?.name;
    return told(inside() ?? (actor(subject) ? nearest() : subject), kindOf(place));
  }

  /** `98% of its performance`, but not `98% of the time`. */
  function isShare(): boolean {
    return tokens[at]?.quantity?.measure === 'percent' && word(at + 1) === 'of' && word(at + 3) !== 'time';
  }

  /** `requiring only 55% of the compute` is a share of another's cost. */
  function isCost(): boolean {
    return (
      tokens[at]?.quantity?.measure === 'percent' &&
      /^(?:only|just|merely)$/.test(word(at - 1)) &&
      /^(?:requir|us|with|consum|need)/.test(word(lead))
    );
  }
}

/** What changes `from A to B`: the words before it, or the measure before the verb that it follows. */
function changed(scene: Scene, from: number): Phrase | null {
  const { tags } = scene;
  let before = from;
  if (tags[before - 1] === ')' && !/\([XM]\)$/.test(tags.slice(Math.max(0, before - 3), before)))
    before = tags.lastIndexOf('(', before);
  if (tags[before - 1] === '(') before -= 1;
  const last = behind(scene, new RegExp(`(?<name>${LONG})$`, 'd'), before)?.name;
  // `accuracy drops`: what a measure does is no part of its name.
  const near = last && tags.slice(...last).endsWith('MG') ? ([last[0], last[1] - 1] as const) : last;
  if (near && HAS_MEASURE.test(tags.slice(...near))) return near;
  const measured = behind(
    scene,
    new RegExp(`(?<name>${PLAIN}*M(?:\\([XM]\\))?(?:oD*${NP})?)[^M;%]{0,22}$`, 'd'),
    before,
  )?.name;
  const object = behind(scene, new RegExp(`C(?:D*(?<name>${LONG}))(?:[ei][^C;]{1,12})?$`, 'd'), before)?.name;
  if (near && tags[near[0] - 1] === '&' && /^X+$/.test(tags.slice(...near))) return near;
  const nearest = [measured, object].filter((phrase) => phrase !== undefined).sort((a, b) => b[0] - a[0])[0];
  if (nearest) return nearest;
  const subject = behind(scene, new RegExp(`(?<name>${LONG})W?C$`, 'd'), before)?.name;
  return [subject, near].find((phrase) => phrase && !isActor(scene, phrase)) ?? null;
}

function withoutGain({ tags }: Scene, [start, end]: Phrase): Phrase {
  const noun = tags.slice(start, end).indexOf('G');
  return noun > 0 ? [start, start + noun] : [start, end];
}

/** Names do things; they are not what is measured. */
function isActor({ tags }: Scene, phrase: Phrase): boolean {
  const own = tags.slice(...phrase);
  return /^X|L/.test(own) && !HAS_MEASURE.test(own);
}

/** A name without its owner and what it begins with that says nothing. */
function trimmed({ tags, tokens }: Scene, [start, end]: Phrase): Phrase {
  const owner = tags.slice(start, end - 1).lastIndexOf('s');
  let first = owner < 0 ? start : start + owner + 1;
  while (first < end && /[DAJWH,&/;:]/.test(tags[first] ?? '') && isFiller(first)) first += 1;
  return [first, end];

  function isFiller(at: number): boolean {
    const word = tokens[at]?.lower ?? '';
    if (/^(?:average|mean|total|overall|median)$/.test(word)) return at + 1 >= end;
    return tags[at] === 'D' || tags[at] === 'J' || FILLER.test(word);
  }
}

/** The words of a naming; null where there are none. */
export function nameText(scene: Scene, { name, implied }: Naming): string | null {
  return (name && wordsOf(scene, name)) || implied;
}
