import { judge } from './judge.ts';
import type { Phrase, Scene } from './tag.ts';

/** What a number is set against: another number, a name, or both; places are tokens. */
export interface Rival {
  readonly at: number | null;
  readonly name: Phrase | null;
}

/** A number that is a result, with what the sentence sets beside it; places are tokens. */
export interface Finding {
  readonly at: number;
  /** Upper end that stands apart, as in `ranging from 5% to 10%`. */
  readonly highAt: number | null;
  /** `from` of a change whose end this is. */
  readonly from: number | null;
  readonly rival: Rival | null;
}

/** The numbers of a sentence while it is found out which are results and which their rivals. */
export interface Board {
  readonly scene: Scene;
  readonly accepted: Set<number>;
  /** Numbers that others are set against, and upper ends. */
  readonly spent: Set<number>;
  readonly froms: Map<number, number>;
  readonly highs: Map<number, number>;
  readonly rivals: Map<number, Rival>;
  /** Names beside results. */
  readonly names: Map<number, Phrase>;
}

/** Judges the numbers of a sentence. */
export function createBoard(scene: Scene): Board {
  const numbers = [...scene.tags.matchAll(/N/g)].map(({ index }) => index);
  const accepted = new Set(numbers.filter((at) => judge(scene, at) > 0));
  return { scene, accepted, spent: new Set(), froms: new Map(), highs: new Map(), rivals: new Map(), names: new Map() };
}

/** Whether two numbers can stand for the same thing. */
export function alike({ scene: { tokens } }: Board, ...pair: readonly [number, number]): boolean {
  const [first, second] = pair.map((at) => tokens[at]?.quantity?.measure);
  return first === second || first === 'none' || second === 'none';
}

/** The results so far, in their order. */
export function results({ accepted, spent }: Board): number[] {
  return [...accepted].filter((at) => !spent.has(at)).sort((a, b) => a - b);
}

export function findings(board: Board): Finding[] {
  return results(board).map((at) => {
    const rival = board.rivals.get(at);
    const from = board.froms.get(at) ?? null;
    const name = rival?.name ?? (from === null ? board.names.get(at) : null) ?? null;
    return {
      at,
      highAt: board.highs.get(at) ?? null,
      from,
      rival: rival || name ? { at: rival?.at ?? null, name } : null,
    };
  });
}
