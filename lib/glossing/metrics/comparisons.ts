import { alike, type Board, type Finding, resultsOf } from './board.ts';
import { nameBeside } from './spans.ts';
import { ahead, leadOf, NP, type Phrase, type Scene } from './tag.ts';

/** What opens a comparison: `outperforming`, `compared to`, `than`, `versus`, `over`, `matching`, `whereas X reaches 45%`. */
const OPEN = new RegExp(
  `(?<sure>(?<![Doi])K|g[tw]|[hd]|(?<=[CGJK].{0,27})v|yD*${NP}F?R(?=[^;,N]{0,6}N))|v|(?<=[,&y]W?)W`,
  'g',
);
/** `over` opens one behind a gain; it and `matching` where the text up to them reads like this. */
const OPENING = /(?:match|approach)ing$|\b(?:win|prefer|perform|scor|speed|point).*(?:over|against|be\w+)$/;
/** A comparison ends where a new clause tells results of its own, or its bracket closes. */
const REGION = /^(?:\([^()]{0,24}\)|(?!,[wRC]|,&[^(,;b]{0,8}[RCKN]|&[RCKb]|K|g[tw])[^;yz()_])*/;
/** Where the number of a rival stands in a comparison, or the next of a list; hedges skipped. */
const RIVAL = new RegExp(
  `^$|^[^e]*\\((?:[^()N]{0,5}[:.]|Mo)?$|s[AM]*$|^[^ew]*a$|q.{0,8}[RF]$|[XLM]$|^D?${NP}o$|^[^bew]*N[WMA)]*(?:[,&/]|,&)[MW]*\\(?$`,
);
/** What the clause of a comparison begins behind: a mark, a bracket that is still open, or somebody else who is told of. */
const CLAUSE = /.*(?:[;y]|\((?!.*\))|,&D*[XLMWPZAJns]{2,}$)/;

/** Reads what results are compared with: `outperforming X (45%)`, `over X`, `compared to 45% for X`, `whereas X reaches 45%`. */
export function readComparisons(board: Board): void {
  const { text, tokens, tags } = board.scene;
  for (const { index, 0: word, groups } of [...tags.matchAll(OPEN)].reverse()) {
    const end = tokens[index]?.end ?? 0;
    if (groups?.sure || OPENING.test(text.slice(Math.max(0, end - 80), end)))
      compare(board, index, index + word.length);
  }
}

function compare(board: Board, open: number, start: number): void {
  const { tags } = board.scene;
  const contrast = tags[open] === 'y';
  const end = start + (REGION.exec(tags.slice(start, start + 60))?.[0].length ?? 0);
  const numbers = [...tags.slice(start, end).matchAll(/N/g)]
    .map(({ index }) => start + index)
    .filter((at) => board.numbers.get(at)?.rival == null && RIVAL.test(tags.slice(start, leadOf(tags, at) + 1)));
  const free = resultsOf(board).filter(({ at }) => !numbers.includes(at));
  const from = Math.max(0, open - 80);
  const clause = from + (CLAUSE.exec(tags.slice(from, open))?.[0].length ?? 0);
  const before = free.filter(({ at }) => at >= clause && at < open);
  const turn = open + tags.slice(open + 1).search(/[;z]|y(?![RC])|$/);
  const after = free.filter(({ at }) => at > open && at <= turn);
  const inside = after.filter(({ at }) => at < end);
  const own = contrast ? before : before.length > 0 ? [...before, ...inside] : after.slice(0, 2);
  const isLead = ({ at }: Finding) => tags[leadOf(tags, at)] === 'b';
  const levels = own.filter((one) => one.rival === null && !isLead(one) && alike(board, one.at, numbers[0] ?? one.at));
  const nearest = levels.findLast(({ at }) => at < open) ?? levels[0];
  for (const one of own) {
    const number =
      levels.length === numbers.length ? numbers[levels.indexOf(one)] : one === nearest ? numbers[0] : undefined;
    const name = nameOf(board, contrast ? open + 1 : start, number ?? numbers[0] ?? end);
    if (number !== undefined) {
      one.rival = number;
      one.owner = name;
    } else if (
      name &&
      (numbers.length === 0 || isLead(one)) &&
      (one.at < open || (one === inside[0] && isLead(one)) || !one.other)
    )
      one.other = shareOf(board.scene, name, inside, one);
  }
  if (!contrast)
    for (const number of numbers) {
      const rival = board.numbers.get(number);
      if (rival) rival.spent = true;
    }
}

const OWNER = new RegExp(
  `^F?[eiov]?D*(?<all>(?<first>${NP})(?:(?:,?[&l]|,(?=[^;]{0,8}&))D*[XLMWPZAJn]+)*)(?:[oi]D*(?<of>${NP}))?`,
  'd',
);

/** The name that belongs to a rival's number: `X's score` and `the score of X` speak of X. */
function nameOf(board: Board, start: number, end: number): Phrase | null {
  const { scene } = board;
  const beside = nameBeside(board, end);
  const { all, first, of } = ahead(scene, OWNER, start);
  if (!all || !first) return beside;
  const own = scene.tags.slice(...first);
  const owner = own.indexOf('s');
  if (owner > 0) return [first[0], first[0] + owner];
  if (own.endsWith('M') && (of || beside)) return of ?? beside;
  return [all[0], Math.min(all[1], end)];
}

/** Of `A, B and C` the part for one of the results, where there is one for each of the results. */
export function shareOf<T>({ tags }: Scene, [start, end]: Phrase, results: readonly T[], own: T): Phrase {
  const parts = [...tags.slice(start, end).matchAll(/[^,&]+/g)];
  const part = results.length < parts.length ? undefined : parts[results.slice(-parts.length).indexOf(own)];
  return part && parts.length > 1 ? [start + part.index, start + part.index + part[0].length] : [start, end];
}
