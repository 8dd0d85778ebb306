/**
 * What must be true where copies may leave fields out: worked out from a log of effects and who had seen which, with no
 * dots, vectors or merge. A device that was given a copy without a note knows that there is one, and is blind to it: it
 * can't show it, and what it writes does not replace it.
 */

/** A key of a paper: `2507.10001 note`. */
export type Place = string;

/** What one act did to one place. */
interface Effect {
  readonly place: Place;
  /** As JSON; null where it takes away. */
  readonly value: string | null;
  /** The effects on the place that it replaced. */
  readonly saw: ReadonlySet<number>;
}

/** The effects that a device knows, each with whether it sees its value. Never changed once they are here. */
export type Known = ReadonlyMap<Place, ReadonlyMap<number, Sight>>;

export type Sight = 'seen' | 'blind';

const NONE: ReadonlyMap<number, Sight> = new Map();

export function placeOf(paper: string, key: string): Place {
  return `${paper} ${key}`;
}

export class Effects {
  private readonly log: Effect[] = [];

  /** Notes values written to a place, or that it was emptied; they replace what `known` sees there. Gives what is known then. */
  write(known: Known, place: Place, values: readonly string[], replaces: (effect: number) => boolean): Known {
    const saw = new Set([...(known.get(place) ?? NONE).keys()].filter(replaces));
    const numbers = (values.length === 0 ? [null] : values).map((value) => this.log.push({ place, value, saw }) - 1);
    return join(known, new Map([[place, new Map(numbers.map((number) => [number, 'seen'] as const))]]));
  }

  /** The effects on a place that no other known effect replaced. */
  standing(known: Known, place: Place): readonly number[] {
    const effects = [...(known.get(place) ?? NONE).keys()];
    return effects.filter((effect) => !effects.some((other) => this.log[other]?.saw.has(effect)));
  }

  valueOf(effect: number): string | null {
    return this.log[effect]?.value ?? null;
  }

  /** What a device with this knowledge must show. */
  values(known: Known, place: Place): readonly string[] {
    const seen = this.standing(known, place).filter((effect) => isSeen(known, place, effect));
    return [...new Set(seen.map((effect) => this.valueOf(effect)).filter((value) => value !== null))].sort();
  }

  /** True where something stands that can't be shown. */
  isBlind(known: Known, place: Place): boolean {
    return this.standing(known, place).some((effect) => !isSeen(known, place, effect) && this.valueOf(effect) !== null);
  }

  /** What is passed on of a place without its values: that there are some, and what they replaced. */
  blinded(known: Known, place: Place): ReadonlyMap<number, Sight> {
    const standing = new Set(this.standing(known, place).filter((effect) => this.valueOf(effect) !== null));
    const effects = [...(known.get(place) ?? NONE)];
    return new Map(effects.map(([effect, sight]) => [effect, standing.has(effect) ? 'blind' : sight]));
  }

  /** True where whoever learns `there` learns what stands in `known`; `values` are asked for as well, unless told. */
  reflects(there: Known, known: Known, place: Place, values = true): boolean {
    const standing = new Set(this.standing(there, place));
    return this.standing(known, place).every((effect) => {
      if (this.valueOf(effect) === null) return ![...(this.log[effect]?.saw ?? [])].some((gone) => standing.has(gone));
      const sight = there.get(place)?.get(effect);
      return sight !== undefined && (!values || sight === 'seen' || !isSeen(known, place, effect));
    });
  }
}

export function isSeen(known: Known, place: Place, effect: number): boolean {
  return known.get(place)?.get(effect) === 'seen';
}

/** What either knows, and sees. */
export function join(a: Known, b: Known): Known {
  const joined = new Map(a);
  for (const [place, effects] of b) {
    const both = new Map(joined.get(place));
    for (const [effect, sight] of effects) if (sight === 'seen' || !both.has(effect)) both.set(effect, sight);
    joined.set(place, both);
  }
  return joined;
}

/** What is known of some papers. */
export function about(known: Known, papers: ReadonlySet<string>): Known {
  return new Map([...known].filter(([place]) => papers.has(place.split(' ')[0] ?? '')));
}
