import type { Board } from './board.ts';
import { isEmpty, isVerb, type Phrase, phraseAfter, phraseBefore } from './phrase.ts';
import { nameBeside } from './spans.ts';
import {
  isChangeNoun,
  isChangeVerb,
  isComparative,
  isCompareVerb,
  isDeterminer,
  isMetricWord,
  isName,
  isReachVerb,
} from './words.ts';

const FURTHEST = 14;
/** A comparison that stands before a result is a little further from it than one behind. */
const BEFORE = 6;

/** Reads what results are compared with: `outperforming X (45%)`, `over X`, `compared to 45% for X`, `whereas X reaches 45%`. */
export function readComparisons(board: Board): void {
  for (const at of board.tokens.keys()) if (opens(board, at)) new Comparison(board, at).read();
  for (const at of board.tokens.keys()) if (/^(?:whereas|while)$/.test(board.word(at))) readContrast(board, at);
}

function opens(board: Board, at: number): boolean {
  const word = board.word(at);
  const next = board.word(at + 1);
  if (isCompareVerb(board.tokens[at])) return !board.isNumber(at + 1) || hasEarlier(board, at);
  if (/^(?:compared|relative|comparison)$/.test(word)) return /^(?:to|with|against)$/.test(next);
  if (word === 'than')
    return (
      board.word(at - 1) !== 'rather' &&
      (!/^(?:more|less|fewer|greater|better)$/.test(board.word(at - 1)) || !board.isNumber(at + 1))
    );
  if (word === 'below' || word === 'behind') return !board.isNumber(at + 1) && next !== '(';
  if (/^(?:over|against|upon|beyond)$/.test(word)) return isSetOver(board, at);
  if (/^(?:approaching|matching|trailing|rivaling)$/.test(word))
    return /^(?:,|and|while|thus|thereby|nearly|almost|even|closely)$/.test(board.word(at - 1));
  if (word === 'versus' || word === 'vs')
    return (
      board.numbers.some((number) => number < at && number > at - 9) &&
      !board.numbers.some((number) => number > at && number < at + 9)
    );
  return word === 'close' && next === 'to' && !board.isNumber(at + 2);
}

function hasEarlier(board: Board, at: number): boolean {
  return board.results().some((number) => number < at && board.alike(number, at + 1));
}

/** `gains over the baseline`; not `over 90%`, `over time`, `over four tasks`. */
function isSetOver(board: Board, at: number): boolean {
  if (board.isNumber(at + 1)) return false;
  if (
    /^(?:time|four|three|five|two|six|seven|eight|nine|ten|both|multiple|various|long|several|different|diverse)$/.test(
      board.word(at + 1),
    )
  )
    return false;
  for (let before = at - 1; before >= Math.max(0, at - FURTHEST * 2); before -= 1) {
    const token = board.tokens[before];
    if (token?.text === ';') return false;
    if (isChangeNoun(token) || isChangeVerb(token) || isComparative(token) || isCompareVerb(token)) return true;
    if (/^(?:win|preferred|preference|wins|won|favored|win-rate|superiority|superior|rate)$/.test(token?.lower ?? ''))
      return true;
  }
  return false;
}

const TELLS =
  /^(?:scor(?:es?|ed)|reach(?:es|ed)|achiev(?:es|ed)|is|was|are|obtain(?:s|ed)|had|has|attain(?:s|ed)|record(?:s|ed)|requir(?:es|ed)|used|uses|needs|got|gets)$/;

class Comparison {
  private readonly board: Board;
  private readonly open: number;
  /** The last word of what opens it: `to` of `compared to`. */
  private readonly start: number;
  private readonly end: number;

  constructor(board: Board, open: number) {
    this.board = board;
    this.open = open;
    const pair = /^(?:compared|relative|comparison|close)$/.test(board.word(open));
    this.start = pair ? open + 1 : open;
    this.end = this.regionEnd();
  }

  read(): void {
    const numbers = this.rivalNumbers();
    const results = this.comparedResults(numbers);
    if (numbers.length > 0) this.pair(results, numbers);
    this.setNames(results, numbers);
  }

  /** A comparison ends where a new clause tells results of its own. */
  private regionEnd(): number {
    const { board } = this;
    let depth = 0;
    for (let at = this.start + 1; at < board.tokens.length; at += 1) {
      const text = board.text(at);
      if (text === '(') depth += 1;
      if (text === ')') {
        depth -= 1;
        if (depth < 0) return at;
      }
      if (depth <= 0 && this.endsAt(at)) return at;
    }
    return board.tokens.length;
  }

  private endsAt(at: number): boolean {
    const { board } = this;
    const word = board.word(at);
    if (/^(?:;|while|whereas|but|despite|although)$/.test(word)) return true;
    if (word === 'compared' && /^(?:to|with)$/.test(board.word(at + 1))) return true;
    if (isCompareVerb(board.tokens[at]) && at > this.start + 1) return true;
    const comma = board.word(at - 1) === ',';
    if (comma && (/^(?:with|and)$/.test(word) || (/ing$/.test(word) && isReachVerb(board.tokens[at])))) {
      return word !== 'and' || [1, 2, 3, 4].some((step) => isVerb(board.tokens, at + step));
    }
    return word === 'and' && (isVerb(board.tokens, at + 1) || board.word(at + 1) === 'by');
  }

  /** Numbers of the rivals: in brackets behind a name, behind a possessive, or where the comparison leads. */
  private rivalNumbers(): number[] {
    const { board } = this;
    const found: number[] = [];
    for (const at of board.numbers) {
      if (at <= this.start || at >= this.end || board.spent.has(at) || board.hasNumber(at)) continue;
      if (!board.accepted.has(at) && !isMetricWord(board.tokens[at + 1]) && !this.fits(at)) continue;
      if (this.isRival(board.lead(at), at, found)) found.push(at);
    }
    return found;
  }

  private fits(at: number): boolean {
    return this.board.results().some((number) => number < this.start && this.board.alike(number, at));
  }

  private isRival(lead: number, at: number, found: readonly number[]): boolean {
    const { board } = this;
    if (lead <= this.start) return true;
    const word = board.word(lead);
    if (word === 'by' || word === 'to') return false;
    const own = this.withOwn(lead);
    if (word === '(' || (word === ':' && this.isInBracket(lead))) return !this.isPlaceBracket(lead);
    const last = found.at(-1);
    if (last !== undefined && /^(?:and|,|or|\/)$/.test(word) && at - last <= 4) return true;
    if (board.tokens[lead]?.possessive) return true;
    if (own) return false;
    if (word === 'at') return true;
    if (TELLS.test(word)) return this.isRelative(lead);
    if (word === 'of') return this.isNounOfRival(lead);
    return (
      isMetricWord(board.tokens[lead]) ||
      Boolean(board.tokens[lead] && isName(board.tokens[lead]) && this.isPlainName(lead))
    );
  }

  /** `with a score of 25%` tells of the one that is ahead, unless `which` or `that` turned to the other. */
  private withOwn(lead: number): boolean {
    for (let at = lead; at > this.start; at -= 1) {
      const word = this.board.word(at);
      if (/^(?:which|that|who|whose)$/.test(word)) return false;
      if (
        word === 'with' ||
        (/ing$/.test(word) && isReachVerb(this.board.tokens[at]) && this.board.word(at - 1) !== 'model')
      )
        return true;
    }
    return false;
  }

  private isRelative(lead: number): boolean {
    for (let at = lead; at > this.start; at -= 1)
      if (/^(?:which|that|who|whose)$/.test(this.board.word(at))) return true;
    return false;
  }

  private isInBracket(lead: number): boolean {
    for (let at = lead; at > lead - 6; at -= 1) if (this.board.text(at) === '(') return true;
    return false;
  }

  /** `beats X on MATH (54%)` gives its own result on MATH. */
  private isPlaceBracket(lead: number): boolean {
    const phrase = phraseBefore(this.board.tokens, lead);
    return (
      this.board.word(phrase.start - 1) === 'on' &&
      phrase.start - 1 > this.start &&
      isCompareVerb(this.board.tokens[this.open])
    );
  }

  /** `the baseline of 6.77`, `the prior best of 42%`, `the reference score of 0.56`. */
  private isNounOfRival(lead: number): boolean {
    const phrase = phraseBefore(this.board.tokens, lead);
    if (isEmpty(phrase)) return false;
    return (
      phrase.start <= this.start + 2 ||
      /^(?:baselines?|best|reference|average|score|accuracy|rate|performance|result|results|record|sota|level)$/.test(
        this.board.word(lead - 1),
      )
    );
  }

  private isPlainName(lead: number): boolean {
    return !this.board.quantity(lead) && this.board.word(lead - 1) !== 'on';
  }

  /** The results before a comparison; what something is ahead by, inside it; the next ones where it opens the sentence. */
  private comparedResults(numbers: readonly number[]): number[] {
    const free = this.board.results().filter((at) => !numbers.includes(at));
    const clause = this.clauseStart();
    const own = free.filter((at) => at > clause && at < this.end);
    if (own.length > 0) return own;
    const next = isVerb(this.board.tokens, this.end + 1) ? this.end + 1 : this.end;
    return free.filter((at) => at >= this.end && !this.isCut(next, at)).slice(0, 2);
  }

  private isCut(from: number, to: number): boolean {
    for (let at = from; at < to; at += 1) if (/^(?:;|while|whereas)$/.test(this.board.word(at))) return true;
    return false;
  }

  private clauseStart(): number {
    for (let at = this.open - 1; at > 0; at -= 1) {
      if (/^(?:;|while|whereas)$/.test(this.board.word(at))) return at;
      if (this.board.text(at) === '(' && !this.closes(at)) return at;
    }
    return -1;
  }

  private closes(open: number): boolean {
    for (let at = open + 1; at < this.open; at += 1) if (this.board.text(at) === ')') return true;
    return false;
  }

  /** Gives each rival's number to a result: in order where there are as many, else to the nearest of its kind. */
  private pair(results: readonly number[], numbers: readonly number[]): void {
    const { board } = this;
    const levels = results.filter(
      (at) => !board.hasNumber(at) && numbers.some((number) => board.alike(at, number)) && !this.isLeadBy(at),
    );
    const inOrder = levels.length === numbers.length;
    for (const [order, number] of numbers.entries()) {
      board.spent.add(number);
      const own = inOrder ? levels[order] : this.nearest(levels, number);
      if (own !== undefined) board.setNumber(own, { at: number, name: this.nameOf(number, numbers) });
    }
  }

  /** `by 5%` is how far ahead something is, no level. */
  private isLeadBy(at: number): boolean {
    return this.board.word(this.board.lead(at)) === 'by';
  }

  private nearest(levels: readonly number[], number: number): number | undefined {
    const fit = levels.filter((at) => this.board.alike(at, number));
    return fit.findLast((at) => at < this.open) ?? fit[0];
  }

  private setNames(results: readonly number[], numbers: readonly number[]): void {
    const { board } = this;
    const list = this.nameList();
    const shared = numbers[0] === undefined ? this.rivalName(this.start, this.end) : this.nameOf(numbers[0], numbers);
    const inside = results.filter((at) => at > this.open);
    for (const at of results) {
      // A level beside others that were given a rival's number each has none itself.
      if (numbers.length > 0 && !board.hasNumber(at) && !this.isLeadBy(at)) continue;
      const own = list.length > 1 && list.length === inside.length ? list[inside.indexOf(at)] : undefined;
      const name = own ?? shared;
      const distance = at < this.open ? this.open - at : at - this.open + (at > this.end ? 40 : BEFORE);
      if (name) board.setName(at, name, distance);
    }
  }

  /** `X, Y, and Z by 1%, 2%, and 3%, respectively`. */
  private nameList(): Phrase[] {
    const found: Phrase[] = [];
    let at = this.start;
    while (found.length < 6) {
      const phrase = phraseAfter(this.board.tokens, at);
      if (isEmpty(phrase) || phrase.end >= this.end) break;
      found.push(phrase);
      at = phrase.end;
      while (/^(?:,|and)$/.test(this.board.word(at)) && /^(?:,|and)$/.test(this.board.word(at + 1))) at += 1;
      if (!/^(?:,|and)$/.test(this.board.word(at))) break;
    }
    return found;
  }

  private rivalName(start: number, end: number): Phrase | null {
    const { board } = this;
    let from = start;
    while (/^(?:on|in|that|for|of|with|using|without|by|when)$/.test(board.word(from + 1)) && from < start + 2)
      from += 1;
    const first = phraseAfter(board.tokens, from);
    if (isEmpty(first)) return null;
    const owner = this.ownerIn(first) ?? this.ownerOf(first);
    if (owner) return owner;
    let phrase = first;
    while (/^(?:and|or|,|\/|like)$/.test(board.word(phrase.end)) && phrase.end < end) {
      const joint = board.word(phrase.end + 1) === 'and' ? phrase.end + 1 : phrase.end;
      const more = phraseAfter(board.tokens, joint);
      if (isEmpty(more) || more.end > end || isVerb(board.tokens, more.start) || !this.mayGoOn(phrase, more)) break;
      phrase = { start: phrase.start, end: more.end };
    }
    return phrase.end > end ? { start: phrase.start, end } : phrase;
  }

  /** `a baseline trained with 2D labels` in front of a bracket, from where the comparison begins. */
  private whole(phrase: Phrase): Phrase {
    const start = this.start + (isDeterminer(this.board.tokens[this.start + 1]) ? 2 : 1);
    const words = this.board.tokens.slice(start, phrase.start);
    const broken = words.some(
      (token) => /^(?:,|and|or|like|as|\(|on|in)$/.test(token.lower) || token.quantity?.measure === 'percent',
    );
    return isEmpty(phrase) || words.length > 6 || broken ? phrase : { start, end: phrase.end };
  }

  /** `X's score` speaks of X. */
  private ownerIn({ start, end }: Phrase): Phrase | null {
    for (let at = start; at < end - 1; at += 1) if (this.board.tokens[at]?.possessive) return { start, end: at + 1 };
    return null;
  }

  private isMeasure({ start, end }: Phrase): boolean {
    return this.board.tokens.slice(start, end).every((token) => isMetricWord(token));
  }

  /** `the peak performance of X`, `the score of X`, `hundreds in X` speak of X. */
  private ownerOf({ end }: Phrase): Phrase | null {
    const { board } = this;
    const many = /^(?:hundreds|thousands|dozens|tens|millions|those|that)$/.test(board.word(end - 1));
    if (!many && !(board.word(end) === 'of' && isMetricWord(board.tokens[end - 1]))) return null;
    let from = end;
    while (from < end + 3 && !/^(?:of|in|by|for)$/.test(board.word(from))) from += 1;
    const phrase = phraseAfter(board.tokens, from);
    return isEmpty(phrase) ? null : phrase;
  }

  private mayGoOn(first: Phrase, more: Phrase): boolean {
    const joint = this.board.word(first.end);
    if (joint !== ',') return true;
    const named = ({ start, end }: Phrase) => this.board.tokens.slice(start, end).some(isName);
    return named(more) && named(first);
  }

  /** The name that belongs to a rival's number. */
  private nameOf(number: number, numbers: readonly number[]): Phrase | null {
    const { board } = this;
    const lead = board.lead(number);
    if (lead <= this.start) return nameBeside(board, number, board.tokens.length);
    if (board.tokens[lead]?.possessive) return phraseBefore(board.tokens, lead + 1);
    if (/^(?:\(|at)$/.test(board.word(lead))) {
      const phrase = this.whole(phraseBefore(board.tokens, lead));
      if (!isEmpty(phrase) && !this.isMeasure(phrase)) return this.ownerIn(phrase) ?? phrase;
    }
    const previous = numbers[numbers.indexOf(number) - 1];
    if (/^(?:and|,|or)$/.test(board.word(lead)) && previous !== undefined && lead - previous <= 2)
      return this.nameOf(previous, numbers);
    const named = this.rivalName(this.start, number);
    const beside = nameBeside(board, number, board.tokens.length);
    return named && !this.isMeasure(named) ? named : beside;
  }
}

/** `A, whereas X reaches B`: B stands by itself, and A is set against it. */
function readContrast(board: Board, at: number): void {
  const own = board.results().filter((number) => number < at);
  const other = board.results().find((number) => number > at);
  const last = own.at(-1);
  if (last === undefined || other === undefined || board.hasNumber(last) || !board.alike(last, other)) return;
  const verb = [...Array(other - at).keys()].map((step) => at + 1 + step).find((token) => isVerb(board.tokens, token));
  if (verb === undefined || verb >= other || / ing$/.test(board.word(verb))) return;
  const subject = phraseBefore(board.tokens, verb);
  if (isEmpty(subject) || subject.start > at + 6 || /ing$/.test(board.word(verb))) return;
  const spent = board.spent.has(other);
  board.setNumber(last, { at: other, name: subject });
  if (!spent) board.spent.delete(other);
}
