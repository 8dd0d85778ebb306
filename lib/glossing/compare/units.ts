import { fold } from '../../core/text.ts';

/** Units that measure the same, each with how many of the first it is. What is not here is a unit of its own. */
const MEASURES: readonly Readonly<Record<string, number>>[] = [
  {
    s: 1,
    sec: 1,
    secs: 1,
    second: 1,
    seconds: 1,
    ms: 1e-3,
    milliseconds: 1e-3,
    min: 60,
    minutes: 60,
    h: 3600,
    hours: 3600,
  },
  { mb: 1, gb: 1e3, tb: 1e6, kb: 1e-3 },
  { '%': 1, percent: 1, 'per cent': 1, pct: 1 },
  { '': 1, k: 1e3, thousand: 1e3, m: 1e6, million: 1e6, b: 1e9, billion: 1e9, t: 1e12, trillion: 1e12 },
  { fps: 1, 'frames per second': 1, 'frames/s': 1 },
  { db: 1 },
];

/** What a unit measures and how large it is, so that two values with the same measure stand on one axis. */
export interface Measure {
  readonly key: string;
  /** How many of the measure's smallest named unit one of it is. */
  readonly size: number;
}

/** The measure of a unit as printed; no unit counts things. */
export function measureOf(unit: string | null): Measure {
  const name = fold(unit ?? '').trim();
  const at = MEASURES.findIndex((measure) => Object.hasOwn(measure, name));
  return at < 0 ? { key: name, size: 1 } : { key: String(at), size: MEASURES[at]?.[name] ?? 1 };
}
