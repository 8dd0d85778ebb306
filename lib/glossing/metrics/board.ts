import { judge, type Scene } from './judge.ts';
import { hedgeStart, type Phrase } from './phrase.ts';
import type { Quantity, Token } from './token.ts';

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
  readonly rivals: readonly Rival[];
}

/** The numbers of a sentence while it is found out which are results and which their rivals. */
export class Board {
  readonly scene: Scene;
  readonly tokens: readonly Token[];
  readonly numbers: readonly number[];
  readonly accepted: Set<number>;
  readonly froms = new Map<number, number>();
  readonly highs = new Map<number, number>();
  /** Numbers that others are set against, and upper ends. */
  readonly spent = new Set<number>();
  private readonly valued = new Map<number, Rival[]>();
  private readonly named = new Map<number, { readonly name: Phrase; readonly distance: number }>();

  constructor(scene: Scene) {
    this.scene = scene;
    this.tokens = scene.tokens;
    this.numbers = [...scene.tokens.keys()].filter((at) => isUsable(scene.tokens[at]?.quantity));
    this.accepted = new Set(this.numbers.filter((at) => judge(scene, at).score > 0));
  }

  word(at: number): string {
    return this.tokens[at]?.lower ?? '';
  }

  text(at: number): string {
    return this.tokens[at]?.text ?? '';
  }

  quantity(at: number): Quantity | null {
    return this.tokens[at]?.quantity ?? null;
  }

  isNumber(at: number): boolean {
    return isUsable(this.quantity(at));
  }

  /** Whether two numbers can stand for the same thing. */
  alike(a: number, b: number): boolean {
    const [first, second] = [this.quantity(a), this.quantity(b)];
    if (!isUsable(first) || !isUsable(second)) return false;
    return first.measure === second.measure || isBare(first) || isBare(second);
  }

  /** The token that leads to a number, hedges skipped. */
  lead(at: number): number {
    return hedgeStart(this.tokens, at) - 1;
  }

  /** The number that `at` leads to. */
  numberAfter(at: number, reach = 6): number | null {
    for (let next = at + 1; next <= at + reach && next < this.tokens.length; next += 1) {
      if (this.isNumber(next)) return this.lead(next) <= at ? next : null;
    }
    return null;
  }

  /** Sets a number beside a result. */
  setNumber(at: number, rival: Rival & { readonly at: number }): void {
    this.spent.add(rival.at);
    this.valued.set(at, [...(this.valued.get(at) ?? []), rival]);
  }

  /** Sets a name beside a result; the nearest name wins. */
  setName(at: number, name: Phrase, distance: number): void {
    const known = this.named.get(at);
    if (!known || known.distance > distance) this.named.set(at, { name, distance });
  }

  hasNumber(at: number): boolean {
    return this.valued.has(at);
  }

  /** Results that no other is set against, in their order. */
  results(): number[] {
    return this.numbers.filter((at) => this.accepted.has(at) && !this.spent.has(at));
  }

  findings(): Finding[] {
    return this.results().map((at) => ({
      at,
      highAt: this.highs.get(at) ?? null,
      from: this.froms.get(at) ?? null,
      rivals: this.rivalsOf(at),
    }));
  }

  private rivalsOf(at: number): Rival[] {
    const name = this.named.get(at)?.name ?? null;
    const valued = this.valued.get(at);
    if (!valued) return name ? [{ at: null, name }] : [];
    return valued.map((rival) =>
      rival.name ? rival : { at: rival.at, name: valued.length === 1 && !this.froms.has(at) ? name : null },
    );
  }
}

function isUsable(quantity: Quantity | null | undefined): quantity is Quantity {
  return (
    quantity !== null && quantity !== undefined && quantity.measure !== 'label' && quantity.measure !== 'adjective'
  );
}

function isBare({ measure, unit }: Quantity): boolean {
  return measure === 'none' && unit === null;
}
