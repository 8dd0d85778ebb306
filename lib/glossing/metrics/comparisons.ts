import { alike, type Board, results, setRival } from './board.ts';
import { nameBeside } from './spans.ts';
import { ahead, behind, leadOf, NP, type Phrase, type Scene, wordsOf } from './tag.ts';

/** What opens a comparison: `outperforming`, `over`, `compared to`, `than`, `versus`, `matching`, and `whereas X reaches 45%`. */
const OPEN = new RegExp(
  `(?<![Doi])K|g[tw]|[hvd]|(?<=[,&y]W?)W|C(?=D*${NP}b)|(y)(?=D*${NP}(?:\\([^()]{0,5}\\))?F?R[^;,N]{0,6}?N)`,
  'g',
);
/** `over` and the like compare only behind words like these. */
const SET_OVER = /[CGJK]/;
const PREFERRED = /\b(?:win|prefer|superior|perform|lag|scor)/;
const RIVALS = /(?:baselines?|results|models|methods|state-of-the-art)$/;
/** A comparison ends where a new clause tells results of its own, or its bracket closes. */
const REGION = /^(?:\([^()]{0,24}\)|(?!,w|,[RC]|,&[^,;]{0,8}[RCK]|,&(?:H+|W[^(,;]{0,6})N|&[RCKb]|K|g[tw])[^;yz()_])*/;
/** Where the number of a rival stands in a comparison, hedges skipped. */
const RIVAL = new RegExp(`^$|^[^e]*\\((?:[^()N]{0,5}[:.]|Mo)?$|s[AMJ]*$|^[^ew]*a$|q.{0,8}[RF]$|[XLM]$|^D?${NP}o$`);
/** Somebody else, who is told of next. */
const SUBJECT = /,&D*[XLMWPZAJns]{2,}$/;
const CONTRAST = /^[^R]*R[^;,N]{0,6}$/;
/** The same for the next of a list. */
const NEXT = /^[WMA)]*(?:[,&/]|,&)[MW]*\(?$/;

/** Reads what results are compared with: `outperforming X (45%)`, `over X`, `compared to 45% for X`, `whereas X reaches 45%`. */
export function readComparisons(board: Board): void {
  const { tags } = board.scene;
  for (const { index, 0: word, 1: contrast } of tags.matchAll(OPEN))
    if (opens(board, index)) compare(board, index, index + word.length, contrast !== undefined);
}

function opens({ scene }: Board, at: number): boolean {
  const { tags, tokens } = scene;
  if (tags[at] === 'W') return /^(?:match|approach|trail|rival)ing$/.test(tokens[at]?.lower ?? '');
  if (tags[at] === 'C') return RIVALS.test(wordsOf(scene, [at, at + tags.slice(at, at + 9).indexOf('b')]));
  if (tags[at] !== 'v') return tokens[at - 1]?.lower !== 'rather';
  return (
    !/[N(]/.test(tags[at + 1] ?? '') &&
    (SET_OVER.test(tags.slice(Math.max(0, at - 28), at)) || PREFERRED.test(wordsOf(scene, [Math.max(0, at - 14), at])))
  );
}

function compare(board: Board, open: number, start: number, contrast: boolean): void {
  const { tags } = board.scene;
  const end = start + (REGION.exec(tags.slice(start, start + 60))?.[0].length ?? 0);
  const numbers = rivalNumbers(board, start, end, contrast ? CONTRAST : RIVAL);
  const own = compared(board, open, end, contrast).filter((at) => !numbers.includes(at));
  const levels = own.filter(
    (at) => !board.rivals.has(at) && !(contrast && board.names.has(at)) && tags[leadOf(tags, at)] !== 'b',
  );
  for (const [order, number] of numbers.entries()) {
    const fit = levels.filter((at) => alike(board, at, number));
    const at = levels.length === numbers.length ? levels[order] : (fit.findLast((level) => level < open) ?? fit[0]);
    board.spent.add(number);
    if (at !== undefined) setRival(board, at, number, nameOf(board, start, number));
    if (contrast) board.spent.delete(number);
  }
  const shared = nameOf(board, start, numbers[0] ?? end);
  const inside = own.filter((at) => at > open);
  for (const at of own) {
    const name = shared && shareOf(board.scene, shared, inside, at);
    const lead = tags[leadOf(tags, at)] === 'b';
    // One that stands before a result is a little further from it than one behind.
    const distance = at < open ? open - at : at > end ? at - open + 40 : lead && at === inside[0] ? 0 : at - open + 6;
    if (name && (numbers.length === 0 || lead) && distance < (board.names.get(at)?.distance ?? 99))
      board.names.set(at, { name, distance });
  }
}

/** The results of the same clause, before a comparison or inside it; or the next where it opens the sentence. */
function compared(board: Board, open: number, end: number, contrast: boolean): number[] {
  const { tags } = board.scene;
  const bracket = tags.lastIndexOf('(', open);
  if (SUBJECT.test(tags.slice(Math.max(0, open - 20), open))) return [];
  const clause = Math.max(
    tags.lastIndexOf(';', open),
    tags.lastIndexOf('y', open - 1),
    bracket > tags.lastIndexOf(')', open) ? bracket : -1,
  );
  const free = results(board);
  const before = free.filter((at) => at > clause && at < open);
  if (contrast || tags[open] === 'd') return before;
  const inside = free.filter((at) => at > open && at < end);
  if (tags[open] === 'C') return inside;
  if (before.length > 0 || (inside.length > 0 && tags[open] !== 'g')) return [...before, ...inside];
  return free.filter((at) => at > open && !/[;z]|y(?![RC])/.test(tags.slice(open, at))).slice(0, 2);
}

function rivalNumbers({ scene: { tags }, ...board }: Board, start: number, end: number, place: RegExp): number[] {
  const found: number[] = [];
  for (let at = start; at < end; at += 1) {
    if (tags[at] !== 'N' || board.spent.has(at) || board.rivals.has(at)) continue;
    const lead = leadOf(tags, at) + 1;
    const last = found.at(-1);
    if (place.test(tags.slice(start, lead)) || (last !== undefined && NEXT.test(tags.slice(last + 1, lead))))
      found.push(at);
  }
  return found;
}

const OWNER = new RegExp(
  `^F?[eirowb]?D*(?:N(?=W))?(?<all>(?<first>${NP})(?:(?:[&l]|,(?=[^;]{0,8}&)|,&)D*[XLMWPZAJn]+)*)(?:[oibr]D*(?<of>${NP}))?`,
  'd',
);
const NAMED = /(?:^|[,&l(eD])(?<name>[XLMWPZAJnG]*[XL])(?:\((?:[^()N]{0,5}[:.])?|a)$/d;

/** The name that belongs to a rival's number: `X's score` and `the score of X` speak of X. */
function nameOf(board: Board, start: number, end: number): Phrase | null {
  const { scene } = board;
  const named = behind(scene, NAMED, leadOf(scene.tags, end) + 1)?.name;
  if (named && named[0] >= start) return named;
  const beside = nameBeside(board, end);
  const { all, first, of } = ahead(scene, OWNER, start) ?? {};
  if (!all || !first || first[0] >= end) return beside;
  const own = scene.tags.slice(...first);
  const owner = own.indexOf('s');
  if (owner > 0) return [first[0], first[0] + owner];
  if (own.endsWith('M') && (of || beside || /^M*$/.test(own))) return of ?? beside;
  return [all[0], Math.min(all[1], end)];
}

/** Of `A, B and C` the part for the result at `at`, where there is one for each of the results. */
export function shareOf({ tags }: Scene, [start, end]: Phrase, results: readonly number[], at: number): Phrase {
  const parts = [...tags.slice(start, end).matchAll(/[^,&]+/g)];
  const part = results.length < parts.length ? undefined : parts[results.slice(-parts.length).indexOf(at)];
  return part && parts.length > 1 ? [start + part.index, start + part.index + part[0].length] : [start, end];
}
