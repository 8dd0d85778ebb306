import type { Worker } from 'playwright';

/** Watches how long the background does not get round to anything else. */
export async function watchPauses(
  worker: Worker,
): Promise<{ /** Gives the longest pause, in milliseconds. */ end(): Promise<number> }> {
  await worker.evaluate(() => {
    const watch = { most: 0, on: true };
    let last = performance.now();
    const tick = () => {
      const now = performance.now();
      watch.most = Math.max(watch.most, now - last);
      last = now;
      if (watch.on) setTimeout(tick, 0);
    };
    tick();
    Object.assign(globalThis, { watchedPauses: watch });
  });
  return {
    end: () =>
      worker.evaluate(() => {
        const { watchedPauses: watch } = globalThis as unknown as { watchedPauses: { most: number; on: boolean } };
        watch.on = false;
        return watch.most;
      }),
  };
}
