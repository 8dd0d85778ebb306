import type { Board } from './board.ts';
import { isEmpty, isVerb, type Phrase, phraseAfter } from './phrase.ts';
import { isChangeNoun, isChangeVerb, isMetricWord } from './words.ts';

const RANGING = /^(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|between|span(?:s|ned|ning)?|anywhere)$/;
const FURTHEST = 14;

/** Reads what sets two numbers side by side: `from A to B`, `A → B`, `A vs. B`, `A, whereas X reaches B`. */
export function readSpans(board: Board): void {
  for (const at of board.tokens.keys()) {
    const word = board.word(at);
    if (word === 'from' || word === 'between') readSpan(board, at);
    if (
      word === '→' ||
      (word === 'to' && board.text(at - 2) === '(' && board.isNumber(at - 1) && changes(board, at - 2))
    )
      readArrow(board, at);
    if (word === 'vs' || word === 'versus') readVersus(board, at);
  }
}

/** `from A to B`: a change whose end is the result, or a range. */
function readSpan(board: Board, from: number): void {
  const low = board.numberAfter(from);
  if (low === null) return;
  const joint = board.word(from) === 'between' ? 'and' : 'to';
  for (let to = low + 1; to <= low + FURTHEST && to < board.tokens.length; to += 1) {
    if (board.word(to) === 'from' || board.text(to) === ';') return;
    const high = board.word(to) === joint ? board.numberAfter(to) : null;
    if (high === null) continue;
    if (board.alike(low, high)) join(board, from, low, high);
    return;
  }
  readBackwards(board, from, low);
}

function join(board: Board, from: number, low: number, high: number): void {
  const ranging = RANGING.test(board.word(from)) || RANGING.test(board.word(from - 1)) || isGainFrom(board, from);
  const judged = board.accepted.has(low) || board.accepted.has(high);
  if (ranging) {
    if (!judged) return;
    board.accepted.add(low);
    board.spent.add(high);
    board.highs.set(low, high);
    return;
  }
  if (!judged && !changes(board, from)) return;
  board.accepted.add(high);
  board.froms.set(high, from);
  board.setNumber(high, { at: low, name: nameBeside(board, low, high) });
}

/** `gains from 2% to 5%` */
function isGainFrom(board: Board, from: number): boolean {
  const before = board.tokens[from - 1];
  return (
    isChangeNoun(before) &&
    /s$/.test(before?.lower ?? '') &&
    !isVerb(board.tokens, from - 1) &&
    board.quantity(from + 1)?.measure !== 'none'
  );
}

function changes(board: Board, from: number): boolean {
  for (let at = from - 1; at >= Math.max(0, from - FURTHEST); at -= 1) {
    if (isChangeVerb(board.tokens[at]) || isChangeNoun(board.tokens[at])) return true;
  }
  return false;
}

/** `to B from A` */
function readBackwards(board: Board, from: number, low: number): void {
  for (let at = from - 1; at >= Math.max(0, from - 10); at -= 1) {
    if (!board.isNumber(at)) continue;
    if (board.word(board.lead(at)) !== 'to' || !changes(board, at) || !board.alike(at, low)) return;
    board.accepted.add(at);
    board.froms.set(at, board.lead(at));
    board.setNumber(at, { at: low, name: nameBeside(board, low, low + 8) });
    return;
  }
}

function readArrow(board: Board, arrow: number): void {
  if (!board.isNumber(arrow - 1) || !board.isNumber(arrow + 1)) return;
  if (!board.accepted.has(arrow - 1) && !board.accepted.has(arrow + 1)) return;
  board.accepted.add(arrow + 1);
  board.froms.set(arrow + 1, arrow - 1);
  board.setNumber(arrow + 1, { at: arrow - 1, name: null });
}

/** `A vs. B`, with a few words or a bracket between them. */
function readVersus(board: Board, at: number): void {
  const own = board.numbers.findLast((number) => number < at && number >= at - 9);
  if (own === undefined) return;
  const rival = board.numbers.find((number) => number > at && number <= at + 9);
  if (rival === undefined || !board.alike(own, rival) || hasBreak(board, at, rival)) return;
  const judged = board.accepted.has(own) || board.accepted.has(rival);
  const measured = board.quantity(own)?.measure !== 'none';
  if (!judged && !measured) return;
  board.accepted.add(own);
  board.setNumber(own, { at: rival, name: nameBeside(board, rival, rival + 9) ?? nameBetween(board, at, rival) });
}

function hasBreak(board: Board, from: number, to: number): boolean {
  return board.tokens.slice(from, to).some(({ text }) => text === ';');
}

function nameBetween(board: Board, at: number, rival: number): Phrase | null {
  const phrase = phraseAfter(board.tokens, at);
  return isEmpty(phrase) || phrase.end > rival ? null : phrase;
}

/** What stands in brackets or after `for`, `of`, `by` behind a rival's number, before `end`. */
export function nameBeside(board: Board, rival: number, end: number): Phrase | null {
  let next = rival + 1;
  if (board.text(next) === '(') {
    const close = board.tokens.findIndex((token, at) => at > next && at < next + 8 && token.text === ')');
    return close > 0 && close <= end && !board.isNumber(next + 1) ? { start: next + 1, end: close } : null;
  }
  while (next < rival + 4 && isMetricWord(board.tokens[next])) next += 1;
  if (!/^(?:for|of|by|with|from|in|using|achieved|obtained|reported|required|set)$/.test(board.word(next))) return null;
  const by = /^(?:by|for|from|of|with|in)$/.test(board.word(next + 1)) ? next + 1 : next;
  const phrase = phraseAfter(board.tokens, by);
  return isEmpty(phrase) || phrase.end > end ? null : phrase;
}
