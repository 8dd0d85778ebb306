import { useEffect, useReducer } from 'preact/hooks';

/** How often words like `2 min ago` are looked at again; milliseconds. */
const PACE = 20_000;

/** The time, in milliseconds since 1970; draws again as it goes by. */
export function useNow(): number {
  const [, beat] = useReducer((beats: number) => beats + 1, 0);
  useEffect(() => {
    const timer = setInterval(() => beat(undefined), PACE);
    return () => clearInterval(timer);
  }, []);
  return Date.now();
}
