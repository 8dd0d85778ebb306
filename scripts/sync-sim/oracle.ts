/**
 * What must be true, worked out from a log of acts and who had seen which: no dots, no vectors, no merge. The
 * simulation tells the oracle which acts a device knows when it reads a file; the oracle tells what that device must
 * then show.
 */

/** What an act did to one key (a field, a tag, being on the list). */
interface Effect {
  /** As JSON; none for an act that takes away. */
  readonly values: readonly string[];
  /** The acts on the key that it replaced. */
  readonly saw: ReadonlySet<number>;
}

interface Act {
  readonly effects: ReadonlyMap<string, Effect>;
}

/** The acts that a device knows, by paper. Sets are never changed once they are here. */
export type Known = ReadonlyMap<string, ReadonlySet<number>>;

const NONE: ReadonlySet<number> = new Set();

export class Oracle {
  private readonly acts: Act[] = [];

  /** Notes an act; what it replaces is all that `known` has on its keys but the acts that are spared. Gives its number. */
  act(
    known: Known,
    paper: string,
    values: ReadonlyMap<string, readonly string[]>,
    spared: (act: number, key: string) => boolean = () => false,
  ): number {
    const effects = new Map<string, Effect>();
    for (const [key, list] of values) {
      const saw = [...(known.get(paper) ?? NONE)].filter((act) => this.effect(act, key) && !spared(act, key));
      effects.set(key, { values: list, saw: new Set(saw) });
    }
    this.acts.push({ effects });
    return this.acts.length - 1;
  }

  private effect(act: number, key: string): Effect | undefined {
    return this.acts[act]?.effects.get(key);
  }

  /** The acts on a key that no other known act replaced. */
  standing(known: Known, paper: string, key: string): readonly number[] {
    const acts = [...(known.get(paper) ?? NONE)].filter((act) => this.effect(act, key));
    return acts.filter((act) => !acts.some((other) => this.effect(other, key)?.saw.has(act)));
  }

  /** What a device with this knowledge must show. */
  values(known: Known, paper: string, key: string): readonly string[] {
    const values = this.standing(known, paper, key).flatMap((act) => this.effect(act, key)?.values ?? []);
    return [...new Set(values)].sort();
  }

  /** The acts that gave a key a value. */
  authors(known: Known, paper: string, key: string, value: string): readonly number[] {
    return [...(known.get(paper) ?? NONE)].filter((act) => this.effect(act, key)?.values.includes(value));
  }

  /** True where an act took away what stood under a key and put nothing there. */
  isTakenAway(known: Known, paper: string, key: string): boolean {
    return [...(known.get(paper) ?? NONE)].some((act) => this.effect(act, key)?.values.length === 0);
  }

  /** True where every value that stands under a key is this one or was made from it, directly or not. */
  isAncestor(known: Known, paper: string, key: string, value: string): boolean {
    const authors = this.authors(known, paper, key, value);
    return this.values(known, paper, key).every((standing) =>
      this.authors(known, paper, key, standing).some((act) =>
        authors.some((author) => this.madeFrom(act, author, key)),
      ),
    );
  }

  private madeFrom(act: number, other: number, key: string): boolean {
    return [...(this.effect(act, key)?.saw ?? NONE)].some((seen) => seen === other || this.madeFrom(seen, other, key));
  }
}

/** What either knows. */
export function union(a: Known, b: Known): Known {
  const joined = new Map(a);
  for (const [paper, acts] of b) {
    const before = joined.get(paper);
    if (before !== acts) joined.set(paper, before ? new Set([...before, ...acts]) : acts);
  }
  return joined;
}

/** What is known of some papers. */
export function only(known: Known, papers: Iterable<string>): Known {
  const part = new Map<string, ReadonlySet<number>>();
  for (const paper of papers) {
    const acts = known.get(paper);
    if (acts) part.set(paper, acts);
  }
  return part;
}

export function withAct(known: Known, paper: string, act: number): Known {
  return union(known, new Map([[paper, new Set([act])]]));
}
