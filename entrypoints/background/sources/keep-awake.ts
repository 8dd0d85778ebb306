/** Milliseconds between two calls of the extension's interface: Chromium stops a background that made none for 30 s. */
const CALL_EVERY = 20_000;

/** The part of the browser that keeps a background awake, and wakes one that was killed. */
export interface Waker {
  /** Any call that counts as activity. */
  call(): void;
  /** Has the background woken every minute until `rest`. */
  watch(): void;
  rest(): void;
}

/** Runs jobs that the background must not be stopped in, and is woken to finish if it is. */
export function keepAwake(waker: Waker): <Answer>(job: () => Promise<Answer>) => Promise<Answer> {
  let jobs = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  return async (job) => {
    jobs += 1;
    if (jobs === 1) {
      waker.watch();
      timer = setInterval(waker.call, CALL_EVERY);
    }
    try {
      return await job();
    } finally {
      jobs -= 1;
      if (jobs === 0) {
        clearInterval(timer);
        waker.rest();
      }
    }
  };
}
