/** Something that is made of all papers and takes its time. */
export interface Rebuilt<T> {
  /** The newest, where that is soon there; else the one before, while the newest is made. */
  get(): Promise<T>;
  /** Begins to make the first one, which somebody may soon ask for. */
  begin(): void;
  /** What it is made of changed. */
  forget(): void;
}

/** Milliseconds that anybody waits for the newest while there is an older one. */
const WAIT = 1000;

/** How many times as long as making it took it is left alone: it must not be made all the time while documents come. */
const REST = 3;

/** Milliseconds that anybody waits for the first one, where there is something to go on with. */
const FIRST_WAIT = 2000;

/**
 * @param make makes it
 * @param remade told when a newer one is there than the one that was given out
 * @param fail told why none could be made where nobody waits for it
 * @param meanwhile gives what does while the first is made; without it, that is waited for
 */
export function createRebuilt<T>(
  make: () => Promise<T>,
  remade: () => void,
  fail: (error: unknown) => void,
  meanwhile?: () => Promise<T>,
): Rebuilt<T> {
  let held: { readonly value: T; readonly took: number; readonly at: number } | null = null;
  let stale = false;
  let making: Promise<T> | null = null;
  let resting = false;

  const remake = async (): Promise<T> => {
    stale = false;
    const began = performance.now();
    try {
      const value = await make();
      held = { value, took: performance.now() - began, at: performance.now() };
      return value;
    } catch (error) {
      stale = true; // the next question tries again
      throw error;
    } finally {
      making = null;
    }
  };
  const begin = (): Promise<T> => {
    making ??= remake();
    return making;
  };
  const beginIn = (milliseconds: number) => {
    if (resting) return;
    resting = true;
    setTimeout(() => {
      resting = false;
      if (stale) begin().then(remade, fail);
    }, milliseconds);
  };

  /** The newest, or what does where that is not soon there; who got that is told when it is. */
  const newestOr = async (instead: () => Promise<T> | T, patience: number): Promise<T> => {
    const newest = begin();
    const soon = await Promise.race([newest.then((made) => ({ made })), after(patience)]);
    if (soon) return soon.made;
    newest.then(remade, fail);
    return instead();
  };

  return {
    async get() {
      if (!held) return meanwhile ? newestOr(meanwhile, FIRST_WAIT) : begin();
      if (!stale && !making) return held.value;
      const { value, took, at } = held;
      const rested = performance.now() - at - took * REST;
      if (making || rested >= 0) return newestOr(() => value, WAIT);
      beginIn(-rested);
      return value;
    },
    begin() {
      if (!held) begin().catch(fail);
    },
    forget() {
      stale = true;
    },
  };
}

async function after(milliseconds: number): Promise<null> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  return null;
}
