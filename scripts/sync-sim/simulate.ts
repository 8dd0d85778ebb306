import { type Fault, type FaultCounts, noFaults } from './faults.ts';
import { MapWorld } from './shared-map/map-world.ts';
import { live, type RunResult } from './story.ts';

/** What the runs add up to. A fault that never took effect stands there as 0. */
export interface SimulationResult {
  readonly runs: number;
  readonly ops: number;
  readonly edits: number;
  readonly syncs: number;
  readonly failedSyncs: number;
  readonly faults: FaultCounts;
  readonly editsLost: number;
  readonly resurrected: number;
  readonly unconverged: number;
  /** The seeds of runs that went wrong; each replays its run. */
  readonly failed: readonly { readonly seed: number; readonly findings: readonly string[] }[];
}

export interface SimulationOptions {
  /** Ends with the first run that goes wrong. */
  readonly stopAtFirst?: boolean;
}

const OPS_A_RUN = 250;
const MOST_FAILED = 5;

const COUNTED = ['ops', 'edits', 'syncs', 'failedSyncs', 'editsLost', 'resurrected', 'unconverged'] as const;

/** Every so many runs the devices share a small map instead of folders. */
const MAP_RUNS = 4;

/** The run of one seed, the same each time. */
export function simulateOne(seed: number, ops = OPS_A_RUN): Promise<RunResult> {
  return seed % MAP_RUNS === 0 ? new MapWorld(seed).run(ops) : live(seed, ops);
}

/** Runs seeds from `seed` on until `ops` operations were done. */
export async function simulate(
  ops: number,
  seed: number,
  { stopAtFirst = false }: SimulationOptions = {},
): Promise<SimulationResult> {
  const faults = noFaults();
  const sum = { runs: 0, ops: 0, edits: 0, syncs: 0, failedSyncs: 0, editsLost: 0, resurrected: 0, unconverged: 0 };
  const failed: { seed: number; findings: readonly string[] }[] = [];
  while (sum.ops < ops && !(stopAtFirst && failed.length > 0)) {
    const result = await simulateOne(seed + sum.runs, Math.min(OPS_A_RUN, ops - sum.ops));
    for (const fault of Object.keys(faults) as Fault[]) faults[fault] += result.faults[fault];
    if (result.findings.length > 0 && failed.length < MOST_FAILED) {
      failed.push({ seed: seed + sum.runs, findings: result.findings.slice(0, MOST_FAILED) });
    }
    sum.runs += 1;
    for (const name of COUNTED) sum[name] += result[name];
  }
  return { ...sum, faults, failed };
}
