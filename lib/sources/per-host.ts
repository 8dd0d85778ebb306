/** Runs a task when those before it for the same host are through, whatever became of them. @throws what the task throws */
export type PerHost = <T>(host: string, task: () => Promise<T>) => Promise<T>;

/** One request at a time for each host; hosts do not wait for each other. */
export function onePerHost(): PerHost {
  const last = new Map<string, Promise<unknown>>();
  return (host, task) => {
    const before = last.get(host) ?? Promise.resolve();
    const mine = before.then(task);
    const settled = mine.then(
      () => {},
      // Whoever asked for the task hears of its failure; those behind only wait for its end.
      () => {},
    );
    last.set(host, settled);
    settled.then(() => {
      if (last.get(host) === settled) last.delete(host);
    });
    return mine;
  };
}
