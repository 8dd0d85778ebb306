import { alike, type Board } from './board.ts';
import { ahead, NP, type Phrase } from './tag.ts';

/**
 * Two numbers side by side: `from low to high`, `between low and high`, `to high from low`, `low → high`, `(low to high)`,
 * `outperforming X, high to low`, `high versus low`.
 */
const PAIRS = [
  /[fm](?:D?[WX]{1,2}o)?H*(?<low>N)(?:\([^()]{0,9}\)|[^;fN]){0,12}?(?:t|(?<=mH*N)&)H*(?<high>N)/dg,
  /tH*(?=(?<high>N)[^;NCRK]{0,8}?fH*(?<low>N))/dg,
  /(?<low>N)(?:→|(?<=\(N)t(?=N\)))(?<high>N)/dg,
  /(?<=K[^;]{0,30},)(?<high>N)(?<versus>t)(?<low>N)/dg,
  /(?<high>N)[^;N]{0,8}(?<versus>d)[^;N]{0,8}?(?<low>N)/dg,
];
const LEADS_TO_CHANGE = /[CG].{0,13}$/;
const RANGING = /^(?:rang|var|anywhere)/;

/** Reads what sets two numbers side by side: changes, ranges, `A vs. B`. */
export function readSpans(board: Board): void {
  for (const pattern of PAIRS)
    for (const { index, indices } of board.scene.tags.matchAll(pattern)) {
      const { low: [low] = [0], high: [high] = [0], versus } = indices?.groups ?? {};
      setPair(board, index, low, high, versus !== undefined);
    }
}

function setPair(board: Board, lead: number, low: number, high: number, versus: boolean): void {
  const { tags, tokens } = board.scene;
  const [first, last] = [low, high].map((at) => board.numbers.get(at));
  if (!first || !last) return;
  const judged = first.accepted || last.accepted;
  if (tags[lead] === 'm' || (tags[lead] === 'f' && RANGING.test(tokens[lead - 1]?.lower ?? ''))) {
    if (judged) {
      first.accepted = last.spent = true;
      first.highAt = high;
    }
    return;
  }
  const sure = versus
    ? tokens[high]?.quantity?.measure !== 'none'
    : LEADS_TO_CHANGE.test(tags.slice(Math.max(0, lead - 14), lead));
  if (!(sure || judged) || !alike(board, low, high) || last.rival !== null) return;
  last.accepted = first.spent = true;
  if (!versus) last.from = lead;
  last.rival = low;
  last.owner = nameBeside(board, low);
}

const BESIDE = new RegExp(`^[MX]{0,2}(?:\\((?<inside>[^()N]+)\\)|[robwfi]{1,2}D*(?<name>${NP}))`, 'd');

/** What stands in brackets or after `for`, `of`, `by` behind a rival's number. */
export function nameBeside({ scene }: Board, rival: number): Phrase | null {
  const { inside, name } = ahead(scene, BESIDE, rival + 1);
  return inside ?? name ?? null;
}
