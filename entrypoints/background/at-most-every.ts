/** Milliseconds between two announcements: a sync may write a hundred times in a second. */
export const ANNOUNCE_PAUSE = 250;

/**
 * A function that runs another at once and then, however often it is called, once more each `pause` milliseconds for as
 * long as it is called.
 */
export function atMostEvery(pause: number, run: () => void): () => void {
  let waiting = false;
  let again = false;
  const begin = () => {
    waiting = true;
    run();
    setTimeout(() => {
      waiting = false;
      if (again) begin();
    }, pause);
    again = false;
  };
  return () => {
    if (waiting) again = true;
    else begin();
  };
}
