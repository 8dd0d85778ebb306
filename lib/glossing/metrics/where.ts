import type { Scene } from './judge.ts';
import { isEmpty, isVerb, type Phrase, phraseAfter, phraseBefore, textOf } from './phrase.ts';
import type { Finding } from './relate.ts';
import type { Token } from './token.ts';
import { isMetricWord, isModelName, isName } from './words.ts';

const KINDS =
  /^(?:benchmarks?|datasets?|tasks?|sets?|splits?|suites?|tests?|problems?|domains?|corpus|corpora|leaderboards?|scenes?|scenarios?|settings?|questions|subsets?|environments?|games?|challenges?|evaluations?|exams?|collections?|arena|videos?|images|languages?|categor(?:y|ies)|distributions?|experiments?|stud(?:y|ies)|cases|documents|queries|prompts|examples|inputs|samples|simulations?|classification|segmentation|detection|generation|reasoning|recognition|translation|retrieval|prediction|summarization|understanding|answering|estimation|reconstruction|planning|navigation|manipulation|synthesis|coding|mathematics|math|qa|vqa|ocr|localization|charts|sequences|contexts?|tables)$/;
const DEVICES =
  /^(?:gpus?|cpus?|devices?|hardware|a100|h100|rtx|nvidia|tpus?|machines?|phones?|npus?|server|nodes?|v100|a800|h800|h200|laptop|cluster|servers|iphone|jetson)$/;
const NO_PLACE =
  /^(?:average|par|top|the|its|their|our|this|it|them|contrast|terms|addition|particular|comparison|less|more|only|under|over|just|accuracy|performance|end-side|total|part|general|practice|zero-shot|parallel|inference)$/;
/** Words whose `on` tells what something was made of. */
const OTHER_ON =
  /^(?:based|built|depend(?:s|ing|ent)?|rel(?:y|ies|ying)|conditioned|focus(?:es|ed|ing)?|trained|pretrained|pre-trained|fine-tuned|finetuned|building|builds|training|finetuning|fine-tuning|post-training|reliance|dependence|impact|effect)$/;
const JOINTS = /^(?:and|,|&|\/)$/;

interface Place {
  readonly at: number;
  readonly phrase: Phrase;
  readonly strength: number;
  /** Opens a clause: `in a second study, …` */
  readonly fronted: boolean;
}

/** Says for each result what it was measured on. */
export class Places {
  private readonly scene: Scene;
  private readonly tokens: readonly Token[];
  private readonly places: readonly Place[];
  private readonly numbers: ReadonlySet<number>;

  constructor(scene: Scene, numbers: ReadonlySet<number>) {
    this.scene = scene;
    this.tokens = scene.tokens;
    this.numbers = numbers;
    this.places = [...this.tokens.keys()].flatMap((at) => this.placeAt(at) ?? []);
  }

  /** The words of what `finding` was measured on; null where the sentence names nothing. */
  placeOf(finding: Finding, name: Phrase | null): string | null {
    const bracketed = this.beforeBracket(finding.at);
    if (bracketed) return this.say(bracketed);
    const place = this.after(finding) ?? this.inName(name) ?? this.before(finding) ?? this.anyAfter(finding);
    return place ? this.say(place) : null;
  }

  private say(phrase: Phrase): string {
    return textOf(this.scene.text, this.tokens, phrase);
  }

  private word(at: number): string {
    return this.tokens[at]?.lower ?? '';
  }

  private placeAt(at: number): Place | null {
    const word = this.word(at);
    if (!/^(?:on|in|across|for|over|at|to|from|of|under|within|against|during)$/.test(word)) return null;
    const phrase = this.extend(phraseAfter(this.tokens, at));
    if (isEmpty(phrase) || NO_PLACE.test(this.word(phrase.start))) return null;
    const strength = this.strengthOf(at, phrase);
    return strength > 0 ? { at, phrase, strength, fronted: this.isFronted(at, phrase) } : null;
  }

  private isFronted(at: number, { end }: Phrase): boolean {
    return this.word(end) === ',' && (at === 0 || /^(?:,|and|;|that|:|while|but|\.)$/.test(this.word(at - 1)));
  }

  private strengthOf(at: number, phrase: Phrase): number {
    const word = this.word(at);
    const words = this.tokens.slice(phrase.start, phrase.end);
    if (words.some((token) => DEVICES.test(token.lower))) return 0;
    if (word === 'on' && OTHER_ON.test(this.word(at - 1))) return 0;
    const kind = words.some((token) => KINDS.test(token.lower) || /bench/i.test(token.text));
    const named = words.some((token) => isName(token) && !isModelName(token) && !isMetricWord(token));
    if (!kind && words.some(isModelName)) return 0;
    if (isMetricWord(words.at(-1)) && !(word === 'on' && named)) return 0;
    if (word === 'on') return kind || named ? 3 : 1;
    if (word === 'across' || word === 'over') return kind ? 2 : named && word === 'across' ? 2 : 0;
    if (word === 'in') return kind ? 2 : named ? 1 : 0;
    if (word === 'for')
      return kind && words.some((token) => /^(?:tasks?|benchmarks?|datasets?)$/.test(token.lower)) ? 1 : 0;
    return 0;
  }

  /** `GSM8K and MATH`, `a set of 50 problems from Omni-MATH`. */
  private extend(phrase: Phrase): Phrase {
    let end = phrase.end;
    if (end === phrase.start) {
      // `on 10 unseen tasks`, `across seven benchmarks`
      const number = this.tokens[phrase.start]?.quantity;
      if (number && number.measure === 'none' && !this.numbers.has(phrase.start)) {
        const counted = phraseAfter(this.tokens, phrase.start);
        if (!isEmpty(counted)) return this.extend({ start: phrase.start, end: counted.end });
      }
      return phrase;
    }
    for (let round = 0; round < 6; round += 1) {
      const joint = this.word(end);
      const next = JOINTS.test(joint) && JOINTS.test(this.word(end + 1)) ? end + 1 : end;
      const more = this.continuation(next, phrase.start);
      if (!more) break;
      end = more.end;
    }
    return { start: phrase.start, end };
  }

  private continuation(joint: number, start: number): Phrase | null {
    const word = this.word(joint);
    if (word === '(') {
      const close = this.tokens.findIndex((token, at) => at > joint && at < joint + 5 && token.text === ')');
      const inside = this.tokens.slice(joint + 1, close);
      return close > 0 && inside.every((token) => token.isWord && isName(token)) && inside.length > 0
        ? { start: joint, end: close + 1 }
        : null;
    }
    if (/^(?:of|from)$/.test(word)) {
      const counted = this.tokens[joint + 1]?.quantity;
      if (counted && (counted.measure !== 'none' || this.numbers.has(joint + 1))) return null;
      const more = phraseAfter(this.tokens, counted ? joint + 1 : joint);
      return isEmpty(more) ? null : more;
    }
    if (word === 'like') return this.named(phraseAfter(this.tokens, joint));
    if (!JOINTS.test(word)) return null;
    const more = phraseAfter(this.tokens, joint);
    const kindLast = !isEmpty(more) && KINDS.test(this.word(more.end - 1)) && !KINDS.test(this.word(joint - 1));
    if (kindLast && word !== '/' && !this.leadsToNumber(more.end)) return more;
    const listed =
      !isEmpty(more) &&
      isName(this.tokens[more.start] ?? NOTHING) &&
      (word !== ',' || /^(?:,|and)$/.test(this.word(more.end))) &&
      !this.numbers.has(more.end);
    const named = isName(this.tokens[start] ?? NOTHING);
    return listed && named && !this.leadsToNumber(more.end) ? more : null;
  }

  private named(phrase: Phrase): Phrase | null {
    return isEmpty(phrase) || !isName(this.tokens[phrase.start] ?? NOTHING) ? null : phrase;
  }

  /** `AIME and MATH (54%)`: the number belongs to the last name alone. */
  private leadsToNumber(at: number): boolean {
    return this.tokens[at]?.text === '(' && this.numbers.has(at + 1);
  }

  /** `MATH (54%)`. */
  private beforeBracket(at: number): Phrase | null {
    if (this.tokens[at - 1]?.text !== '(') return null;
    const phrase = phraseBefore(this.tokens, at - 1);
    const words = this.tokens.slice(phrase.start, phrase.end);
    if (words.length === 0 || words.some((token) => isMetricWord(token) || isModelName(token))) return null;
    const led = this.word(phrase.start - 1);
    const placed = this.places.some((place) => place.phrase.start <= phrase.start && place.phrase.end >= phrase.end);
    return placed ||
      (/^(?:on|and|,|across|including)$/.test(led) && words.some(isName) && this.places.some((place) => place.at < at))
      ? phrase
      : null;
  }

  /** The place that a result leads to, numbers of the same list allowed between; the strongest of several in a row. */
  private after(finding: Finding): Phrase | null {
    let best: Place | null = null;
    for (const place of this.places.filter(({ at }) => at > finding.at)) {
      if (place.fronted || (best && place.at > best.phrase.end)) break;
      if (!best && this.word(place.at - 1) === 'and' && this.hasOwnBefore(finding)) break;
      if (!best && !this.reaches(finding, place.at)) break;
      if (!best || place.strength > best.strength) best = place;
    }
    return best && this.share(best, finding);
  }

  /** Whether nothing between a result and a place turns to something else. */
  private reaches(finding: Finding, to: number): boolean {
    let others = 0;
    for (let at = finding.at + 1; at < to; at += 1) {
      const word = this.word(at);
      if (/^(?:;|while|whereas|but|although)$/.test(word)) return false;
      if (this.numbers.has(at) && !this.isRival(at, finding)) others += 1;
      if (word === 'and' && (isVerb(this.tokens, at + 1) || /^(?:they|it|we)$/.test(this.word(at + 1)))) return false;
      if (/ing$/.test(word) && this.word(at - 1) === ',' && others === 0) return !this.hasNumber(at, to);
    }
    return others <= 4 && !(others > 0 && this.hasOwnBefore(finding));
  }

  private hasNumber(from: number, to: number): boolean {
    return [...this.numbers].some((at) => at >= from && at < to);
  }

  /** `A and B` for two results, respectively. */
  private share({ phrase }: Place, finding: Finding): Phrase {
    const respective = this.tokens.slice(finding.at, phrase.end + 4).some(({ lower }) => lower === 'respectively');
    if (!respective) return phrase;
    const parts: Phrase[] = [];
    let start = phrase.start;
    for (let at = phrase.start; at <= phrase.end; at += 1) {
      if (at < phrase.end && !/^(?:and|,)$/.test(this.word(at))) continue;
      if (at > start) parts.push({ start, end: at });
      start = at + 1;
    }
    const before = [...this.numbers].filter((at) => at < phrase.start).sort((a, b) => a - b);
    const order = before.slice(-parts.length).indexOf(finding.at);
    return (parts.length > 1 && parts[order]) || phrase;
  }

  private isRival(at: number, finding: Finding): boolean {
    return finding.rivals.some((rival) => rival.at === at) || finding.highAt === at;
  }

  private hasOwnBefore(finding: Finding): boolean {
    return this.places.some(({ at, strength }) => at < finding.at && strength >= 2);
  }

  /** `MMLU accuracy`, `Sentient-Benchmark score`. */
  private inName(name: Phrase | null): Phrase | null {
    if (!name) return null;
    const first = this.tokens[name.start];
    if (!first || !isName(first) || isMetricWord(first) || isModelName(first) || first.quantity) return null;
    if (/^(?:top|per|[gct]pu|kv|bleu|rouge|pass|map|f1|llm|vqa|rl|ai|ood|id|nlp|cot)(?:-|$)/.test(first.lower))
      return null;
    let end = name.start + 1;
    while (end < name.end && isName(this.tokens[end] ?? NOTHING) && !isMetricWord(this.tokens[end])) end += 1;
    return end < name.end && /\p{Lu}.*[\p{Lu}\d]/u.test(first.text) ? { start: name.start, end } : null;
  }

  private before({ at }: Finding): Phrase | null {
    const before = this.places.filter((place) => place.at < at && place.strength >= 2);
    for (const place of before.toReversed()) {
      const between = this.tokens.slice(place.at, at);
      if (between.some(({ text }) => text === ';')) return null;
      return place.phrase;
    }
    return null;
  }

  private anyAfter({ at }: Finding): Phrase | null {
    const place = this.places.find((next) => next.at > at && next.strength >= 3 && !next.fronted);
    if (!place) return null;
    const between = this.tokens.slice(at + 1, place.at);
    return between.some(({ lower }) => /^(?:;|while|whereas|but)$/.test(lower)) ? null : place.phrase;
  }
}

const NOTHING: Token = { text: '', lower: '', start: 0, end: 0, quantity: null, isWord: false, possessive: false };
