import { alike, type Board, results, setRival } from './board.ts';
import { nameBeside } from './spans.ts';
import { ahead, behind, leadOf, NP, type Phrase, wordsOf } from './tag.ts';

/** What opens a comparison: `outperforming`, `over`, `compared to`, `than`; `matching` where it begins a clause. */
const OPEN = /K|g[tw]|h|v|d(?![^;N]{0,8}N)|(?<=[,&y]W?)W|Wt/g;
const SET_OVER = /[CGJK]/;
/** A comparison ends where a new clause tells results of its own, or its bracket closes. */
const REGION = /^(?:\([^()]{0,24}\)|(?!,w|,[RC]|,&[^,;]{0,8}[RCK]|,&H+N|&D[^,;()]{0,8}Mo|&[RCKb]|K|g[tw])[^;yz()_])*/;
/** Where the number of a rival stands in a comparison, hedges skipped. */
const RIVAL = new RegExp(`^$|\\((?:[^()N]{0,5}[:.])?$|s[AMJ]*$|a$|q.{0,8}[RF]$|[XLM]$|^D?${NP}o$|Mo$`);
/** The same for the next of a list. */
const NEXT = /^[WM)]*(?:[,&/]|,&)M?\(?$/;
const LIST = new RegExp(`^D*(${NP})(?:[,&]+D*(${NP}))+`);

/** Who is competed against; attacks and labels are not. */
const RIVALS = /^[^,;.()]*(?:models|baselines?|methods|systems|approaches|counterparts|competitors)\b/;

/** Reads what results are compared with: `outperforming X (45%)`, `over X`, `compared to 45% for X`, `whereas X reaches 45%`. */
export function readComparisons(board: Board): void {
  const { tags } = board.scene;
  for (const { index } of tags.matchAll(OPEN)) if (opens(board, index)) compare(board, index);
  for (const { index } of tags.matchAll(/y/g)) contrast(board, index);
}

function opens({ scene, ...board }: Board, at: number): boolean {
  const { tags, tokens } = scene;
  const word = tokens[at]?.lower ?? '';
  const next = tags[at + 1];
  const tag = tags[at];
  if (tag === 'W')
    return next === 't'
      ? word === 'close' && tags[at + 2] !== 'N'
      : /^(?:approaching|matching|trailing|rivaling)$/.test(word);
  if (tag === 'K') return next !== 'N' || [...board.accepted].some((own) => own < at);
  if (tag === 'h') return tokens[at - 1]?.lower !== 'rather';
  if (tag !== 'v') return true;
  if (
    next === 'N' ||
    next === '(' ||
    /^(?:time|both|multiple|various|several|different|diverse|all)$/.test(tokens[at + 1]?.lower ?? '')
  )
    return false;
  return (
    /below|behind/.test(word) ||
    (word === 'against' &&
      /^D?[^;,()N]{1,8}/.test(tags.slice(at + 1)) &&
      RIVALS.test(wordsOf(scene, [at + 1, at + 9]))) ||
    SET_OVER.test(tags.slice(Math.max(0, at - 28), at)) ||
    /\b(?:win|prefer|superior)/.test(
      tokens
        .slice(Math.max(0, at - 14), at)
        .map(({ lower }) => lower)
        .join(' '),
    )
  );
}

/** A comparison: from behind the word that opens it to its end. */
interface Region {
  readonly open: number;
  readonly start: number;
  readonly end: number;
}

function compare(board: Board, open: number): void {
  const { tags } = board.scene;
  const start = open + (/^(?:g|Wt)/.test(tags.slice(open, open + 2)) ? 2 : 1);
  const end = start + (REGION.exec(tags.slice(start, start + 60))?.[0].length ?? 0);
  const region = { open, start, end };
  const numbers = rivalNumbers(board, region);
  const own = compared(board, region, numbers);
  const levels = own.filter(
    (at) => !board.rivals.has(at) && !isLead(board, at) && numbers.some((number) => alike(board, at, number)),
  );
  for (const [order, number] of numbers.entries()) {
    const fit = levels.filter((at) => alike(board, at, number));
    const at = levels.length === numbers.length ? levels[order] : (fit.findLast((level) => level < open) ?? fit[0]);
    board.spent.add(number);
    if (at !== undefined) setRival(board, at, number, nameOf(board, region, number));
  }
  nameRivals(board, region, own, numbers);
}

/** `by 5%` is how far ahead something is, no level. */
const isLead = ({ scene: { tags } }: Board, at: number) => tags[leadOf(tags, at)] === 'b';

function rivalNumbers(board: Board, { open, start, end }: Region): number[] {
  const { tags } = board.scene;
  const before = results(board).filter((at) => at < start);
  const found: number[] = [];
  for (let at = start; at < end; at += 1) {
    if (tags[at] !== 'N' || board.spent.has(at) || board.rivals.has(at)) continue;
    if (!board.accepted.has(at) && tags[at + 1] !== 'M' && !before.some((own) => alike(board, own, at))) continue;
    const lead = leadOf(tags, at) + 1;
    const between = tags.slice(start, lead);
    const placed = tags[open] === 'K' && /e[^()]*\($/.test(between);
    // `with a score of 25%` tells of what is ahead, unless `which` turned to the other.
    const ahead = /w[^q]*$/.test(between) && !/[s(]$/.test(between);
    const last = found.at(-1);
    const next = last !== undefined && NEXT.test(tags.slice(last + 1, lead));
    if (next || (RIVAL.test(between) && !placed && !ahead)) found.push(at);
  }
  return found;
}

/** The results before a comparison and what something is ahead by inside it; or the next where it opens the sentence. */
function compared(board: Board, { open, end }: Region, numbers: readonly number[]): number[] {
  const { tags } = board.scene;
  const free = results(board).filter((at) => !numbers.includes(at));
  const clause = Math.max(...[';', 'y'].map((tag) => tags.lastIndexOf(tag, open)), bracketOf(tags, open));
  const own = free.filter((at) => at > clause && at < end && !/,&D?[AW]*[XL][^,;]{0,6}R/.test(tags.slice(at, open)));
  return own.length > 0
    ? own
    : free.filter((at) => at >= end && !/[;y]/.test(tags.slice(end, at).replace(/^y(?=[RC])/, ''))).slice(0, 2);
}

/** The bracket that is open at a place; -1 where none is. */
function bracketOf(tags: string, at: number): number {
  const open = tags.lastIndexOf('(', at);
  return open > tags.lastIndexOf(')', at) ? open : -1;
}

function nameRivals(board: Board, region: Region, own: readonly number[], numbers: readonly number[]): void {
  const { open, end } = region;
  const list = namesIn(board, region);
  const inside = own.filter((at) => at > open);
  const shared = numbers[0] === undefined ? rivalName(board, region, end) : nameOf(board, region, numbers[0]);
  for (const at of own) {
    if (numbers.length > 0 && !board.rivals.has(at) && !isLead(board, at)) continue;
    const name = (list.length > 1 && list.length === inside.length && list[inside.indexOf(at)]) || shared;
    // One that stands before a result is a little further from it than one behind.
    const distance = at < open ? open - at : at - open + (at > end ? 40 : 6);
    if (name && !((board.names.get(at)?.distance ?? 99) <= distance)) board.names.set(at, { name, distance });
  }
}

/** `X, Y, and Z`. */
function namesIn({ scene: { tags } }: Board, { start, end }: Region): Phrase[] {
  const list = LIST.exec(tags.slice(start, end))?.[0] ?? '';
  return [...list.matchAll(new RegExp(NP, 'g'))].map(({ index, 0: own }) => [
    start + index,
    start + index + own.length,
  ]);
}

const OWNER = new RegExp(
  `^[eirowb]?D*(?:N(?=W))?(?<all>(?<first>${NP})(?:(?:[&l]|,(?=[^;]{0,8}&)|,&)D*[XLMWPZAJn]+)*)(?:o(?<of>D*${NP}))?(?:[ibr]D*(?<by>${NP}))?`,
  'd',
);

/** The words that name a rival: `X's score` and `the score of X` speak of X, `hundreds in X` too. */
function rivalName(board: Board, { start }: Region, end: number): Phrase | null {
  const { scene } = board;
  const found = ahead(scene, OWNER, start);
  const { all, first, of, by } = found ?? {};
  if (!all || !first) return null;
  const owner = /^[^s]+(?=s[^sXL]+$)/.exec(scene.tags.slice(...first))?.[0];
  if (owner) return [first[0], first[0] + owner.length];
  const last = scene.tokens[first[1] - 1]?.lower ?? '';
  const vague = scene.tags[first[1] - 1] === 'M' || /^(?:hundreds|thousands|dozens|those|that)$/.test(last);
  if (vague && (of ?? by)) return (of ?? by) as Phrase;
  return [all[0], Math.min(all[1], end)];
}

const BRACKETED = new RegExp(`(?<name>${NP})(?:\\((?:[^()N]{0,5}[:.])?|a)$`, 'd');
const OWNED = /(?<name>[XLMWPZAJn]+)s[^s]{0,3}$/d;

/** The name that belongs to a rival's number. */
function nameOf(board: Board, region: Region, number: number): Phrase | null {
  const { scene } = board;
  const { start } = region;
  const lead = leadOf(scene.tags, number);
  if (lead < start) return nameBeside(board, number);
  const listed = /N[M)]*(?:[,&/]|,&)M?$/.test(scene.tags.slice(start, lead + 1));
  const previous = scene.tags.lastIndexOf('N', lead);
  if (listed && previous >= start) return nameOf(board, region, previous);
  const owned = behind(scene, OWNED, lead + 1)?.name;
  if (owned && owned[0] >= start) return owned;
  const bracketed = behind(scene, BRACKETED, lead + 1)?.name;
  if (bracketed && bracketed[1] > start && !/^M*$/.test(scene.tags.slice(...bracketed)))
    return whole(board, region, bracketed);
  const named = rivalName(board, region, number);
  return named && !/^M*$/.test(scene.tags.slice(...named)) ? named : nameBeside(board, number);
}

/** `a baseline trained with 2D labels` in front of a bracket, from where the comparison begins. */
function whole({ scene: { tags } }: Board, { start }: Region, [from, to]: Phrase): Phrase {
  const words = tags.slice(start, Math.max(start, from));
  const first = start + (/^D+/.exec(words)?.[0].length ?? 0);
  return words.length > 7 || /[,&l(eiN]/.test(words) ? [Math.max(from, start), to] : [first, to];
}

const CONTRAST = new RegExp(`^D*(?<name>${NP})(?:\\([^()]{0,5}\\))?F?R[^;,N]{0,6}?(?<at>N)`, 'd');

/** `A, whereas X reaches B`: B stands by itself, and A is set against it. */
function contrast(board: Board, at: number): void {
  const found = ahead(board.scene, CONTRAST, at + 1);
  const last = results(board).findLast((own) => own < at);
  const other = found?.at?.[0];
  if (!found?.name || last === undefined || other === undefined || !board.accepted.has(other)) return;
  if (board.rivals.has(last) || !alike(board, last, other)) return;
  setRival(board, last, other, found.name);
  board.spent.delete(other);
}
