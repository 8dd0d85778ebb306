import type { MetricKind } from '../../core/gloss.ts';
import type { Scene } from './judge.ts';
import {
  findIn,
  hedgeStart,
  isEmpty,
  isVerb,
  longPhraseBefore,
  type Phrase,
  phraseAfter,
  phraseBefore,
  textOf,
} from './phrase.ts';
import type { Finding } from './relate.ts';
import type { Token } from './token.ts';
import {
  isChangeNoun,
  isChangeVerb,
  isComparative,
  isCompareVerb,
  isDeterminer,
  isDown,
  isMetricWord,
  isModelName,
  isName,
} from './words.ts';

/** What a result is of. */
export interface Naming {
  readonly name: Phrase | null;
  /** A word for it where the text has only a comparative: `3x faster` is of speed. */
  readonly implied: string | null;
  readonly kind: MetricKind;
  /** Whether the name may be taken over by the next number of the sentence. */
  readonly level: boolean;
}

const IMPLIED: Readonly<Record<string, string>> = {
  faster: 'speed',
  slower: 'speed',
  quicker: 'speed',
  cheaper: 'cost',
  smaller: 'size',
  larger: 'size',
  shorter: 'length',
  longer: 'length',
};
/** Says nothing of what is measured. */
const FILLER =
  /^(?:absolute|relative|average|significant|substantial|remarkable|impressive|notable|overall|maximum|mean|up|additional|further|new|large|considerable|consistent|respective|best|strong|high|low|higher|lower|better|superior|improved|state-of-the-art|sota|top|competitive|solid|net|whopping|total|only|nearly|over|about|percentage|point|points|percent|respectively|massive|marginal|slight|clear|dramatic|clear|near-perfect|perfect|final|steady|median|comparable|similar|reported|potential|performance-level|near|roughly|approximately|around|lowest|highest|leading|modest|greater|more|less|fewer)$/;
const KEPT = /^(?:average|mean|total|median|overall)$/;

/** Finds what the results of a sentence are of. A result without a name of its own takes that of the one before. */
export function nameFindings(scene: Scene, findings: readonly Finding[]): Naming[] {
  const found: Naming[] = [];
  for (const [order, finding] of findings.entries()) {
    const own = new Namer(scene, finding).naming();
    const last = found.findLast(({ name, implied }) => name || implied);
    const taken = own.name || own.implied || !last ? own : { ...own, name: last.name, implied: last.implied };
    const before = findings[order - 1];
    const previous = found[order - 1];
    const listed = !own.name && before && previous && isListed(scene, before, finding);
    found.push(listed ? { ...taken, kind: previous.kind } : taken);
  }
  return found;
}

/** `by 14% on A and 50% on B`: the second number is what the first is. */
function isListed({ tokens }: Scene, before: Finding, { at }: Finding): boolean {
  const lead = tokens[hedgeStart(tokens, at) - 1]?.lower ?? '';
  const [first, second] = [tokens[before.at]?.quantity, tokens[at]?.quantity];
  return /^(?:and|,|or|\/|by)$/.test(lead) && first?.measure === second?.measure;
}

class Namer {
  private readonly tokens: readonly Token[];
  private readonly at: number;
  private readonly finding: Finding;
  private readonly lead: number;
  /** The last number of a list that shares what follows it: 2 of `1% and 2% gains`. */
  private readonly tail: number;

  constructor(scene: Scene, finding: Finding) {
    this.tokens = scene.tokens;
    this.finding = finding;
    this.at = finding.at;
    this.lead = hedgeStart(scene.tokens, finding.at) - 1;
    this.tail = this.listEnd();
  }

  private listEnd(): number {
    let end = this.at;
    for (let round = 0; round < 6; round += 1) {
      let next = end + 1;
      while (/^(?:and|or|,|\/|to)$/.test(this.word(next)) && next < end + 3) next += 1;
      const more = next > end + 1 && this.tokens[next]?.quantity?.measure === this.tokens[this.at]?.quantity?.measure;
      if (!more) break;
      end = next;
    }
    return end;
  }

  naming(): Naming {
    return (
      this.fromChange() ??
      this.fromComparative() ??
      this.fromAfter() ??
      this.fromOf() ??
      this.fromBy() ??
      this.fromBefore() ??
      this.fromIn() ??
      this.fromShare() ??
      this.fromSubject() ??
      this.of(null, this.isTimes() ? 'ratio' : 'absolute')
    );
  }

  private word(at: number): string {
    return this.tokens[at]?.lower ?? '';
  }

  private isTimes(): boolean {
    return this.tokens[this.at]?.quantity?.measure === 'times';
  }

  private of(name: Phrase | null, kind: MetricKind, implied: string | null = null): Naming {
    const trimmed = name && this.trim(name);
    return { name: trimmed && isEmpty(trimmed) ? null : trimmed, implied, kind, level: kind === 'absolute' };
  }

  private kindOf(word: Token | undefined): MetricKind {
    if (this.isTimes()) return 'ratio';
    return isDown(word) ? 'reduction' : 'improvement';
  }

  /** A name without what it begins with that says nothing. */
  private trim({ start, end }: Phrase): Phrase {
    const owner = findIn(this.tokens, { start, end: end - 1 }, (token) => Boolean(token?.possessive));
    let first = owner >= 0 ? owner + 1 : start;
    while (
      first < end &&
      (isDeterminer(this.tokens[first]) ||
        FILLER.test(this.word(first)) ||
        /ly$/.test(this.word(first)) ||
        /^[,;:/]$/.test(this.word(first)))
    ) {
      if (KEPT.test(this.word(first)) && first + 1 < end) break;
      first += 1;
    }
    return { start: first, end };
  }

  /** `from A to B`: what stands before it, or before the verb that it follows. */
  private fromChange(): Naming | null {
    const { from } = this.finding;
    if (from === null) return null;
    let before = from;
    if (this.word(before - 1) === ')') {
      const phrase = longPhraseBefore(this.tokens, before);
      if (!isEmpty(phrase)) return this.of(phrase, 'absolute');
      const open = this.openOf(before - 1);
      // `by 9.97% (from 72.67% to 82.64%)`
      if (open > 0) before = open;
    }
    if (this.word(before - 1) === '(') before -= 1;
    const near = longPhraseBefore(this.tokens, before);
    if (!isEmpty(near) && this.isMeasured(near)) return this.of(near, 'absolute');
    return this.of(this.beforeChange(before, near), 'absolute');
  }

  private openOf(close: number): number {
    for (let at = close - 1; at > Math.max(0, close - 12); at -= 1) if (this.tokens[at]?.text === '(') return at;
    return -1;
  }

  /** The last words of a change, walked back over its verb: `accuracy on MATH rises from`, `improved accuracy on MATH from`. */
  private beforeChange(before: number, near: Phrase): Phrase | null {
    let subject: Phrase | null = null;
    for (let at = before - 1; at >= Math.max(0, before - 22); at -= 1) {
      const token = this.tokens[at];
      if (token?.text === ';' || this.isOtherNumber(at)) break;
      if (isMetricWord(token) && !isVerb(this.tokens, at)) return longPhraseBefore(this.tokens, at + 1);
      if (subject || !isChangeVerb(token) || !isVerb(this.tokens, at)) continue;
      const object = phraseAfter(this.tokens, at);
      if (!isEmpty(object) && object.end <= before && !/^(?:it|them|this)$/.test(this.word(at + 1))) return object;
      const own = this.subjectOf(at);
      if (!isEmpty(own) && !this.isActor(own)) subject = own;
    }
    return subject ?? (isEmpty(near) || this.isActor(near) ? null : near);
  }

  private isOtherNumber(at: number): boolean {
    const quantity = this.tokens[at]?.quantity;
    return Boolean(quantity && !/^(?:adjective|label|none|scale)$/.test(quantity.measure));
  }

  /** The subject of a verb without what it is on or in: `accuracy on long inputs drops`. */
  private subjectOf(verb: number): Phrase {
    const phrase = longPhraseBefore(this.tokens, this.beforeAdverb(verb));
    let start = phrase.start;
    while (isDeterminer(this.tokens[start - 1])) start -= 1;
    if (isEmpty(phrase) || !/^(?:on|in|for|across|at|with)$/.test(this.word(start - 1))) return phrase;
    const head = longPhraseBefore(this.tokens, start - 1);
    return isEmpty(head) ? phrase : head;
  }

  private beforeAdverb(at: number): number {
    return /ly$/.test(this.word(at - 1)) ? at - 1 : at;
  }

  /** Names do things; they are not what is measured. */
  private isActor({ start, end }: Phrase): boolean {
    const first = this.tokens[start];
    const named =
      Boolean(first && isName(first) && !isMetricWord(first)) ||
      findIn(this.tokens, { start, end }, (token) => Boolean(token && isModelName(token))) >= 0;
    return named && !this.isMeasured({ start, end });
  }

  private isMeasured(phrase: Phrase): boolean {
    return findIn(this.tokens, phrase, isMetricWord) >= 0;
  }

  /** `3x faster than`, `38.6x less memory`, `40% higher accuracy`. */
  private fromComparative(): Naming | null {
    const word = this.tokens[this.at + 1];
    if (!isComparative(word) || isChangeNoun(word)) return null;
    const rest = phraseAfter(this.tokens, this.at + 1);
    const kind = this.kindOf(word);
    const named = this.trim(rest);
    if (!isEmpty(named)) return this.of(this.beforeChangeNoun(named), kind);
    const implied = IMPLIED[word?.lower ?? ''] ?? null;
    if (implied) return this.of(null, kind, implied);
    const before = longPhraseBefore(this.tokens, this.lead + 1);
    return this.of(isEmpty(before) || this.isActor(before) ? this.measureBefore() : before, kind);
  }

  private beforeChangeNoun(phrase: Phrase): Phrase {
    const noun = findIn(this.tokens, phrase, isChangeNoun);
    return noun > phrase.start ? { start: phrase.start, end: noun } : phrase;
  }

  /** `45.2% task success rate`, `12x inference speedup`, `30% reduction in errors`. */
  private fromAfter(): Naming | null {
    const near = phraseAfter(this.tokens, this.at);
    const phrase = isEmpty(near) && this.tail > this.at ? phraseAfter(this.tokens, this.tail) : near;
    const noun = findIn(this.tokens, phrase, isChangeNoun);
    if (noun >= 0) return this.ofChangeNoun({ start: phrase.start, end: noun }, noun);
    const measure = this.lastMeasure(phrase);
    if (measure < 0) return this.isTimes() ? this.fromTimes(phrase) : this.fromCounted(phrase);
    return this.of(
      { start: phrase.start, end: Math.max(measure + 1, this.acronymEnd(phrase)) },
      this.isTimes() ? 'ratio' : 'absolute',
    );
  }

  /** `0.91 retrievals` */
  private fromCounted(phrase: Phrase): Naming | null {
    const counted =
      /\p{Ll}s$/u.test(this.tokens[phrase.end - 1]?.text ?? '') && this.tokens[this.at]?.quantity?.measure === 'none';
    return counted && !isEmpty(phrase) && !this.isActor(phrase) ? this.of(phrase, 'absolute') : null;
  }

  private fromTimes(phrase: Phrase): Naming | null {
    const named = this.trim(phrase);
    return isEmpty(named) ? null : this.of(named, 'ratio');
  }

  private acronymEnd(phrase: Phrase): number {
    return this.tokens[phrase.end - 1]?.text === ')' ? phrase.end : phrase.start;
  }

  private lastMeasure({ start, end }: Phrase): number {
    for (let at = end - 1; at >= start; at -= 1) if (isMetricWord(this.tokens[at])) return at;
    return -1;
  }

  private ofChangeNoun(modifiers: Phrase, noun: number): Naming {
    const kind = this.kindOf(this.tokens[noun]);
    const named = this.trim(modifiers);
    const speed = /^(?:speed-?ups?|acceleration)$/.test(this.word(noun));
    if (speed) return this.of({ start: named.start, end: noun + 1 }, this.isTimes() ? 'ratio' : 'improvement');
    const about = noun > this.at ? this.aboutWhat(noun) : null;
    if (about && !isEmpty(about) && (isEmpty(named) || !this.isMeasured(named)) && !this.isActor(about))
      return this.of(about, kind);
    if (!isEmpty(named)) return this.of(named, kind);
    const inAfter = this.inAfter();
    if (inAfter) return this.of(inAfter, kind);
    // `lower cost (70% reduction)`
    const bracketed = this.word(this.lead) === '(' ? phraseBefore(this.tokens, this.lead) : null;
    return this.of(bracketed && this.isMeasured(bracketed) ? bracketed : null, kind);
  }

  /** `improvement in accuracy`, `improvement on downstream accuracy`. */
  private aboutWhat(noun: number): Phrase | null {
    if (!/^(?:in|of|to|for|on)$/.test(this.word(noun + 1))) return null;
    const phrase = longer(this.tokens, noun + 1);
    return this.word(noun + 1) !== 'on' || isMetricWord(this.tokens[phrase.end - 1]) ? phrase : null;
  }

  /** `by 5% in accuracy`. */
  private inAfter(): Phrase | null {
    let after = this.tail + 1;
    while (/^(?:,|respectively)$/.test(this.word(after))) after += 1;
    if (this.word(after) !== 'in') return null;
    const phrase = longer(this.tokens, after);
    return isEmpty(phrase) || this.isActor(phrase) ? null : phrase;
  }

  /** `accuracy of 91%`, `an improvement of 5% in accuracy`, `accuracy improvement of 5%`. */
  private fromOf(): Naming | null {
    if (this.word(this.lead) !== 'of') return null;
    const phrase = longPhraseBefore(this.tokens, this.lead);
    if (isEmpty(phrase)) return null;
    const noun = this.tokens[phrase.end - 1];
    if (isChangeNoun(noun) && !isMetricOnly(noun)) {
      const named = this.trim({ start: phrase.start, end: phrase.end - 1 });
      const kind = this.kindOf(noun);
      if (/^speed-?ups?$/.test(noun?.lower ?? ''))
        return this.of({ start: named.start, end: phrase.end }, this.isTimes() ? 'ratio' : 'improvement');
      if (!isEmpty(named)) return this.of(named, kind);
      return this.of(this.inAfter(), kind);
    }
    if (this.word(phrase.start - 1) === 'in' && isChangeNoun(this.tokens[phrase.start - 2]))
      return this.of(phrase, this.kindOf(this.tokens[phrase.start - 2]));
    return this.of(phrase, this.isTimes() ? 'ratio' : 'absolute');
  }

  /** `reduces latency by 20%`, `accuracy drops by 3 points`, `beats X by 5%`. */
  private fromBy(): Naming | null {
    if (this.word(this.lead) !== 'by') return null;
    const second = this.secondObject();
    if (second) return second;
    for (let at = this.lead - 1; at >= Math.max(0, this.lead - 18); at -= 1) {
      const token = this.tokens[at];
      if (token?.text === ';') break;
      if (isCompareVerb(token) && isVerb(this.tokens, at))
        return this.of(this.inAfter() ?? this.inBefore(at), this.isTimes() ? 'ratio' : 'improvement');
      if ((isChangeVerb(token) && isVerb(this.tokens, at)) || (isChangeNoun(token) && at > this.lead - 8))
        return this.ofChangeVerb(at);
    }
    return null;
  }

  /** `improves A by 1% and B by 2%`: the second of them. */
  private secondObject(): Naming | null {
    const phrase = phraseBefore(this.tokens, this.lead);
    if (isEmpty(phrase) || this.isActor(phrase)) return null;
    let joint = phrase.start - 1;
    while (isDeterminer(this.tokens[joint])) joint -= 1;
    const before = this.tokens
      .slice(0, joint)
      .findLastIndex((token) => token.quantity && !/^(?:adjective|label|none|scale)$/.test(token.quantity.measure));
    if (this.word(joint) !== 'and' || before < 0 || this.word(hedgeStart(this.tokens, before) - 1) !== 'by')
      return null;
    const verb = this.tokens.slice(0, before).findLast((token) => isChangeVerb(token));
    return verb ? this.of(phrase, this.kindOf(verb)) : null;
  }

  private ofChangeVerb(verb: number): Naming {
    const kind = this.kindOf(this.tokens[verb]);
    if (!isVerb(this.tokens, verb)) return this.of(this.inPhrase(verb) ?? phraseBefore(this.tokens, verb), kind);
    const object = longer(this.tokens, verb);
    const pronoun = /^(?:it|them|this)$/.test(this.word(verb + 1));
    if (!isEmpty(object) && !pronoun && !this.isRival(verb)) return this.of(object, kind);
    const inAfter = this.inAfter();
    if (inAfter) return this.of(inAfter, kind);
    const subject = this.subjectOf(verb);
    return this.of(isEmpty(subject) || this.isActor(subject) ? this.measureBefore() : subject, kind);
  }

  private inPhrase(noun: number): Phrase | null {
    if (!/^(?:in|of)$/.test(this.word(noun + 1))) return null;
    const phrase = longer(this.tokens, noun + 1);
    return isEmpty(phrase) ? null : phrase;
  }

  /** `improves over X by`, `improves on X by`. */
  private isRival(verb: number): boolean {
    return /^(?:over|upon|on|against)$/.test(this.word(verb + 1));
  }

  /** `beats X in accuracy by 5%`. */
  private inBefore(verb: number): Phrase | null {
    for (let at = verb + 1; at < this.lead; at += 1) {
      if (!/^(?:in|on)$/.test(this.word(at))) continue;
      const phrase = phraseAfter(this.tokens, at);
      if (this.isMeasured(phrase)) return phrase;
    }
    return null;
  }

  /** `AUC 0.97`, `accuracy (91%)`, `accuracy: 91%`, `accuracy reaches 91%`. */
  private fromBefore(): Naming | null {
    let before = this.lead + 1;
    while (before > 0 && /^[(=:]$/.test(this.word(before - 1))) before -= 1;
    while (before > 0 && this.isLinking(before - 1)) before -= 1;
    const phrase = phraseBefore(this.tokens, before);
    const last = this.tokens[phrase.end - 1];
    // `gains up to 13%`
    if (!isEmpty(phrase) && isChangeNoun(last) && !isMetricOnly(last)) {
      const named = this.trim({ start: phrase.start, end: phrase.end - 1 });
      return this.of(isEmpty(named) ? this.inAfter() : named, this.kindOf(last));
    }
    if (isEmpty(phrase) || !this.isMeasured(phrase)) return null;
    return this.of(phrase, this.isTimes() ? 'ratio' : 'absolute');
  }

  private isLinking(at: number): boolean {
    const token = this.tokens[at];
    return (
      /^(?:is|was|are|were|at|to|reaches|reached|reaching|averages|averaging|averaged|exceeds|exceeding|remains|drops?|dropped|falls?|fell|rises?|rose|above|below|over|under|near|hits?|scores?|stands?|being|to)$/.test(
        token?.lower ?? '',
      ) && !isMetricWord(token)
    );
  }

  /** `reaching 56% in text alignment` */
  private fromIn(): Naming | null {
    const phrase = this.inAfter();
    return phrase && this.isMeasured(phrase) ? this.of(phrase, this.isTimes() ? 'ratio' : 'absolute') : null;
  }

  /** `92.6% of visual tokens`. */
  private fromShare(): Naming | null {
    if (this.word(this.at + 1) !== 'of' && !(this.isTimes() && isDeterminer(this.tokens[this.at + 1]))) return null;
    const phrase = longer(this.tokens, this.word(this.at + 1) === 'of' ? this.at + 1 : this.at);
    const quantity = this.tokens[this.at]?.quantity;
    if (isEmpty(phrase)) return null;
    return this.of(phrase, quantity?.measure === 'times' || this.isCost() ? 'ratio' : 'absolute');
  }

  /** `requiring only 55% of the compute` is a share of another's cost. */
  private isCost(): boolean {
    return (
      this.tokens[this.at]?.quantity?.measure === 'percent' &&
      /^(?:only|just|merely)$/.test(this.word(this.at - 1)) &&
      /^(?:requir|us|with|consum|need)/.test(this.word(this.lead))
    );
  }

  /** A measure that the verb before speaks of: `accuracy for long inputs was 52%`. */
  private fromSubject(): Naming | null {
    const measure = this.measureBefore();
    return measure ? this.of(measure, this.isTimes() ? 'ratio' : 'absolute') : null;
  }

  private measureBefore(): Phrase | null {
    for (let at = this.lead; at >= Math.max(0, this.lead - 14); at -= 1) {
      const token = this.tokens[at];
      if (
        token?.text === ';' ||
        (token?.quantity && token.quantity.measure !== 'adjective' && token.quantity.measure !== 'label')
      )
        return null;
      if (isMetricWord(token) && !isVerb(this.tokens, at)) return longPhraseBefore(this.tokens, at + 1);
    }
    return null;
  }
}

/** The phrase behind `at`, with what it is of: `the number of steps`. */
function longer(tokens: readonly Token[], at: number): Phrase {
  const near = phraseAfter(tokens, at);
  if (isEmpty(near) || !/^(?:of|per)$/.test(tokens[near.end]?.lower ?? '')) return near;
  const more = phraseAfter(tokens, near.end);
  const owner = tokens[more.start];
  const named = findIn(tokens, near, isMetricWord) >= 0 && owner !== undefined && isName(owner) && !isMetricWord(owner);
  return isEmpty(more) || named ? near : { start: near.start, end: more.end };
}

function isMetricOnly(token: Token | undefined): boolean {
  return token?.lower === 'gap';
}

/** The words of a naming; null where there are none. */
export function nameText({ text, tokens }: Scene, { name, implied }: Naming): string | null {
  return (name && textOf(text, tokens, name)) || implied;
}
