import { alike, type Board, quantityAt, setRival } from './board.ts';
import { ahead, behind, NP, type Phrase } from './tag.ts';

/** `from A to B`, `to B from A`, `A → B` and `improved (A to B)`: places of what leads to the change, its start and its end. */
const CHANGES = [
  /(f)(?:D?[WX]{1,2}o)?H*(N)(?:\([^()]{0,9}\)|[^;fN]){0,12}?tH*(N)/dg,
  /(t)H*(?=(N)[^;N]{0,8}?fH*(N))/dg,
  /()(N)→(N)/dg,
  /(\()(N)t(N)(?=\))/dg,
];
const BETWEEN = /m()H*(N)&H*(N)/dg;
const VERSUS = /()(N)[^;N]{0,8}d[^;N]{0,8}?(N)/dg;
/** `surpassing X on ListBench, 0.826 to 0.794`. */
const AHEAD = /(,)(N)t(N)(?=[,;]|$|\.)/dg;
const LEADS_TO_CHANGE = /[CG].{0,13}$/;
/** Not `drops`, which is what a measure does. */
const GAINS = /^(?:gain|improvement|reduction|boost|saving|speed-?up|enhancement)s$/;
const RANGING = /^(?:rang|var|span|anywhere)/;

/** Reads what sets two numbers side by side: changes, ranges, `A vs. B`. */
export function readSpans(board: Board): void {
  const { tags, tokens } = board.scene;
  for (const [lead, low, high] of places(BETWEEN, tags)) if (lead >= 0) setRange(board, low, high);
  for (const [kind, pattern] of CHANGES.entries()) {
    for (const [lead, first, last] of places(pattern, tags)) {
      const [low, high] = kind === 1 ? [last, first] : [first, last];
      const before = tokens[lead - 1]?.lower ?? '';
      const gain = tags[lead - 1] === 'G' && GAINS.test(before);
      const sure = LEADS_TO_CHANGE.test(tags.slice(Math.max(0, lead - 14), lead));
      if (kind === 0 && (gain || RANGING.test(before))) setRange(board, low, high);
      else if (alike(board, low, high) && !board.froms.has(high) && (sure || kind % 2 === 0))
        setChange(board, lead, low, high, sure);
    }
  }
  for (const [, own, other] of places(VERSUS, tags)) setBeside(board, own, other);
  for (const [lead, own, other] of places(AHEAD, tags))
    if (tags.slice(0, lead).includes('K')) setBeside(board, own, other);
}

/** Where the three groups of a pattern begin, each time that it is found. */
function places(pattern: RegExp, tags: string): (readonly [number, number, number])[] {
  return [...tags.matchAll(pattern)].map(({ indices }) => [
    indices?.[1]?.[0] ?? 0,
    indices?.[2]?.[0] ?? 0,
    indices?.[3]?.[0] ?? 0,
  ]);
}

const isJudged = ({ accepted }: Board, a: number, b: number) => accepted.has(a) || accepted.has(b);

function setRange(board: Board, low: number, high: number): void {
  if (!isJudged(board, low, high)) return;
  board.accepted.add(low);
  board.spent.add(high);
  board.highs.set(low, high);
}

function setChange(board: Board, from: number, low: number, high: number, sure: boolean): void {
  if (!sure && !isJudged(board, low, high)) return;
  board.accepted.add(high);
  board.froms.set(high, from);
  setRival(board, high, low, nameBeside(board, low, high));
}

function setBeside(board: Board, own: number, other: number): void {
  const measured = quantityAt(board, own)?.measure !== 'none';
  if (!alike(board, own, other) || !(measured || isJudged(board, own, other)) || board.rivals.has(own)) return;
  board.accepted.add(own);
  setRival(board, own, other, nameBeside(board, other) ?? behind(board.scene, NAMED, other)?.name ?? null);
}

const NAMED = new RegExp(`dD*(?<name>${NP}).{0,4}$`, 'd');
const BESIDE = new RegExp(`^[MX]{0,2}(?:\\((?<inside>[^()N]{1,6})\\)|[robwfi][robwfi]?D*(?<name>${NP}))`, 'd');

/** What stands in brackets or after `for`, `of`, `by` behind a rival's number, before `end`. */
export function nameBeside({ scene }: Board, rival: number, end = scene.tags.length): Phrase | null {
  const found = ahead(scene, BESIDE, rival + 1);
  const name = found?.inside ?? found?.name;
  return name && name[1] <= end ? name : null;
}
