import type { Token } from './token.ts';
import {
  isChangeNoun,
  isChangeVerb,
  isComparative,
  isCompareVerb,
  isDeterminer,
  isFunctionWord,
  isHedge,
  isMetricWord,
  isName,
  isReachVerb,
} from './words.ts';

/** Tokens of a sentence from `start` to before `end`. */
export interface Phrase {
  readonly start: number;
  readonly end: number;
}

const LONGEST = 9;
const HEDGE_MARK = /^[~<>≈≤≥+∼$↑↓±]$/;
const PLAIN_HEDGE =
  /^(?:about|approximately|approx|around|nearly|almost|roughly|over|under|below|above|only|just|an?|the|some|near|beyond|within|exceeding|surpassing|maximum|minimum|well|mere|merely|even|circa|total|mean|average|averaging|additional|further|overall|absolute|relative|impressive|remarkable|full|reported|another|extra|significant|substantial|up|high|low|new|strong|competitive|state-of-the-art|sota|perfect|striking|staggering|notable|modest|mere|strict|whopping|consistent|steady|record|comparable|similar|corresponding|final|statistically|slight|slightly|large|massive|dramatic|considerable|marked|record-breaking|best|top)$/;

/** Where the words that hedge the number at `at` begin; the token before is what leads to it. */
export function hedgeStart(tokens: readonly Token[], at: number): number {
  let start = at;
  while (start > 0) {
    const step = hedgeLength(tokens, start - 1);
    if (step === 0) break;
    start -= step;
  }
  return start;
}

function hedgeLength(tokens: readonly Token[], at: number): number {
  const word = tokens[at]?.lower ?? '';
  const before = tokens[at - 1]?.lower ?? '';
  if (HEDGE_MARK.test(word)) return 1;
  if (word === 'to' && /^(?:up|close|near)$/.test(before)) return 2;
  if (word === 'than' && /^(?:more|less|fewer|greater|better)$/.test(before)) return 2;
  if (/^(?:least|most|best)$/.test(word) && before === 'at') return 2;
  if (word === 'as' && isHedge(tokens[at - 1]) && tokens[at - 2]?.lower === 'as') return 3;
  if (word === 'of' && /^(?:average|total|maximum|minimum|mean|median|excess|upwards)$/.test(before)) return 2;
  return PLAIN_HEDGE.test(word) ? 1 : 0;
}

const ADJECTIVE =
  /^(?:average|absolute|relative|significant|substantial|consistent|further|large|overall|mean|additional|notable|marginal|slight|remarkable|maximum|performance|accuracy|considerable|strong|dramatic|steep|sharp|clear|modest|percentage|point|points|percent|median|total|up|quality|consistent|average-case|marked|huge|big|massive|impressive|throughput|score|rate|speed|moderate|minimal|small|major)$/;

/** A verb as the sentence uses it: not the noun of the same letters. */
export function isVerb(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.lower === 'scores') return isScoring(tokens, at);
  if (!token?.isWord || isMetricWord(token)) return false;
  if (!isReachVerb(token) && !isChangeVerb(token) && !isCompareVerb(token)) return false;
  if (!isChangeNoun(token) && !isComparative(token)) return true;
  const before = tokens[at - 1];
  const next = tokens[at + 1]?.lower ?? '';
  if (isDeterminer(before) || before?.quantity || isMetricWord(before) || ADJECTIVE.test(before?.lower ?? ''))
    return false;
  if (
    /^(?:of|and)$/.test(before?.lower ?? '') &&
    !/ed$/.test(token.lower) &&
    !/^(?:the|an?|by|from|its|their)$/.test(next)
  )
    return false;
  return !/^(?:in|of|on|over|across|for|compared|relative|when|and|,|\.|\)|versus|vs|than|due|is|was|are|were|while|at)$/.test(
    next,
  );
}

/** `Heron scores 28%` */
function isScoring(tokens: readonly Token[], at: number): boolean {
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  return Boolean(before && isName(before) && !isMetricWord(before)) && Boolean(next?.quantity || isHedge(next));
}

/** Whether a phrase goes on over the token at `at`. */
function belongs(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  if (token.quantity) return /^(?:adjective|label)$/.test(token.quantity.measure) || isNumberOfName(tokens, at);
  if (token.lower === 'over') return tokens[at - 1]?.lower === 'intersection';
  if (token.lower === 'compared')
    return !/^(?:to|with|against)$/.test(tokens[at + 1]?.lower ?? '') && tokens[at + 1]?.isWord === true;
  return token.isWord && !isFunctionWord(token) && (!isVerb(tokens, at) || isParticiple(tokens, at));
}

/** `MATH 500`, `Gemini 2.5 Pro`: a number that is a part of a name. */
function isNumberOfName(tokens: readonly Token[], at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (token?.quantity?.measure !== 'none' || token.quantity.signed || token.quantity.decimals > 1) return false;
  if (!before?.isWord || before.possessive || !/^\p{Lu}/u.test(before.text) || isMetricWord(before)) return false;
  return Boolean(next?.isWord) && !isFunctionWord(next) && !isMetricWord(next);
}

/** `own generated test cases`: a form of a verb in front of what it describes. */
function isParticiple(tokens: readonly Token[], at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (
    !/ed$/.test(token?.lower ?? '') ||
    isCompareVerb(token) ||
    !next?.isWord ||
    isFunctionWord(next) ||
    isDeterminer(next)
  )
    return false;
  return /^(?:own|newly|automatically|all|human|previously|model|self|the|an?|of|on)$/.test(before?.lower ?? '');
}

/** The noun phrase that begins behind `at`; empty where none does. */
export function phraseAfter(tokens: readonly Token[], at: number): Phrase {
  let start = at + 1;
  while (isDeterminer(tokens[start])) start += 1;
  let end = start;
  while (end < start + LONGEST && (belongs(tokens, end) || (end === start && isModifier(tokens, end)))) end += 1;
  if (end > start && isAcronym(tokens, end)) end += 3;
  return { start, end };
}

/** `reduced latency`, `evaluated benchmarks`, `training time`, `1.2B parameters`. */
function isModifier(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token?.quantity?.measure === 'scale') return belongs(tokens, at + 1);
  return (
    /(?:ed|ing)$/.test(token?.lower ?? '') && !isFunctionWord(token) && Boolean(next?.isWord) && belongs(tokens, at + 1)
  );
}

function isAcronym(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.text === '(' && tokens[at + 2]?.text === ')' && Boolean(tokens[at + 1]?.isWord);
}

/** The noun phrase that ends before `at`; empty where none does. */
export function phraseBefore(tokens: readonly Token[], at: number): Phrase {
  let start = at;
  if (tokens[at - 1]?.text === ')' && isAcronym(tokens, at - 3)) start = at - 3;
  const least = start - LONGEST;
  while (start > 0 && start > least && belongs(tokens, start - 1) && !isDeterminer(tokens[start - 1])) start -= 1;
  return { start: start === at - 3 && tokens[start]?.text === '(' ? at : start, end: at };
}

/** `phraseBefore`, with what it is of: `number of steps`, `extraction of verbatim sequences`. */
export function longPhraseBefore(tokens: readonly Token[], at: number): Phrase {
  const near = phraseBefore(tokens, at);
  let before = near.start - 1;
  while (isDeterminer(tokens[before])) before -= 1;
  if (near.start === near.end || tokens[before]?.lower !== 'of') return near;
  const far = phraseBefore(tokens, before);
  return far.end > far.start ? { start: far.start, end: near.end } : near;
}

export function isEmpty({ start, end }: Phrase): boolean {
  return start >= end;
}

/** The words of a phrase as the text has them. */
export function textOf(text: string, tokens: readonly Token[], { start, end }: Phrase): string {
  const [first, last] = [tokens[start], tokens[end - 1]];
  return first && last && start < end ? text.slice(first.start, last.end).replace(/\s+/g, ' ') : '';
}

/** The first token of a phrase that passes a test; -1 where none does. */
export function findIn(
  tokens: readonly Token[],
  { start, end }: Phrase,
  test: (token: Token | undefined) => boolean,
): number {
  for (let at = start; at < end; at += 1) if (test(tokens[at])) return at;
  return -1;
}
