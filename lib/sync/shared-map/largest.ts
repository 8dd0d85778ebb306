const FIRST_GUESS = 512;

/**
 * The largest number up to `most` that passes, where each below one that passes does; 0 is taken to. Guesses upwards
 * from small numbers, since a large one is dear to try.
 */
export async function largest(most: number, passes: (number: number) => Promise<boolean>): Promise<number> {
  let [good, bad] = [0, most + 1];
  let guess = Math.min(most, FIRST_GUESS);
  while (good + 1 < bad) {
    if (await passes(guess)) good = guess;
    else bad = guess;
    guess = bad <= most ? (good + bad) >> 1 : Math.min(most, 2 * good);
  }
  return good;
}
