/** Runs a job again for whoever asked while it ran; they all wait for that end. */
export function oneAtATime<Answer>(job: () => Promise<Answer>): () => Promise<Answer> {
  let running: Promise<Answer> | null = null;
  let next: Promise<Answer> | null = null;
  const begin = (): Promise<Answer> => {
    const mine = job().finally(() => {
      if (running === mine) running = null;
    });
    running = mine;
    return mine;
  };
  return () => {
    if (!running) return begin();
    const settled = running.then(
      () => {},
      () => {}, // whoever began it was told
    );
    next ??= settled.then(() => {
      next = null;
      return begin();
    });
    return next;
  };
}
