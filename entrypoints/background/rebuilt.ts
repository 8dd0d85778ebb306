/** Something that is made of all papers and takes its time. */
export interface Rebuilt<T> {
  /** The newest there is: waited for where it is soon there, else the one before while the next is made. */
  get(): Promise<T>;
  /** What it is made of changed. */
  forget(): void;
}

/** Milliseconds that anybody waits for the newest while there is an older one. */
const SHORT = 250;

/** How many times as long as making it took it is left alone: it must not be made all the time while documents come. */
const REST = 10;

/**
 * @param make makes it
 * @param remade told when a newer one is there than the one that was given out
 * @param fail told why none could be made where there is an older one
 */
export function createRebuilt<T>(
  make: () => Promise<T>,
  remade: () => void,
  fail: (error: unknown) => void,
): Rebuilt<T> {
  let held: { readonly value: T; readonly took: number } | null = null;
  let stale = false;
  let making: Promise<T> | null = null;
  let later: ReturnType<typeof setTimeout> | undefined;

  const remake = async (): Promise<T> => {
    stale = false;
    const began = performance.now();
    try {
      const value = await make();
      held = { value, took: performance.now() - began };
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
  const beginLater = (took: number) => {
    if (making || later !== undefined) return;
    later = setTimeout(() => {
      later = undefined;
      begin().then(remade, fail);
    }, took * REST);
  };

  return {
    async get() {
      if (!held) return begin();
      if (!stale) return held.value;
      if (held.took < SHORT) return begin();
      beginLater(held.took);
      return held.value;
    },
    forget() {
      stale = true;
    },
  };
}
