import { judge } from './judge.ts';
import type { Phrase, Scene } from './tag.ts';

/** A number while it is found out whether it is a result, with what the sentence sets beside it; places are tokens. */
export interface Finding {
  readonly at: number;
  accepted: boolean;
  /** Others are set against it, or it is an upper end. */
  spent: boolean;
  /** Upper end that stands apart, as in `ranging from 5% to 10%`. */
  highAt: number | null;
  /** `from` of a change whose end this is. */
  from: number | null;
  /** The number that it is set against. */
  rival: number | null;
  /** Whose number that is. */
  owner: Phrase | null;
  /** Whom it is set against without a number. */
  other: Phrase | null;
}

/** The numbers of a sentence, each by its token. */
export interface Board {
  readonly scene: Scene;
  readonly numbers: ReadonlyMap<number, Finding>;
}

/** Judges the numbers of a sentence. */
export function createBoard(scene: Scene): Board {
  const numbers = [...scene.tags.matchAll(/N/g)].map(({ index: at }): [number, Finding] => [
    at,
    {
      at,
      accepted: judge(scene, at) > 0,
      spent: false,
      highAt: null,
      from: null,
      rival: null,
      owner: null,
      other: null,
    },
  ]);
  return { scene, numbers: new Map(numbers) };
}

/** Whether two numbers can stand for the same thing. */
export function alike({ scene: { tokens } }: Board, ...pair: readonly [number, number]): boolean {
  const [first, second] = pair.map((at) => tokens[at]?.quantity?.measure);
  return first === second || first === 'none' || second === 'none';
}

/** The results so far, in their order. */
export function resultsOf({ numbers }: Board): Finding[] {
  return [...numbers.values()].filter(({ accepted, spent }) => accepted && !spent);
}
