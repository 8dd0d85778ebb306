import { actRandomly } from './acts.ts';
import { carry, useSnapshots } from './carriers.ts';
import type { Device } from './device.ts';
import {
  backUp,
  beginPlace,
  clone,
  die,
  emptyOldTrash,
  endPlace,
  goAway,
  heal,
  joinLate,
  jumpClock,
  restore,
  switchNetwork,
  upgrade,
  wipe,
} from './fates.ts';
import type { FaultCounts } from './faults.ts';
import { judge, settle } from './judge.ts';
import { goOn } from './rounds.ts';
import { World } from './world.ts';

export interface RunResult {
  readonly ops: number;
  readonly syncs: number;
  readonly failedSyncs: number;
  readonly edits: number;
  readonly faults: FaultCounts;
  readonly editsLost: number;
  readonly resurrected: number;
  readonly unconverged: number;
  /** What a person who replays the run wants to know first. */
  readonly findings: readonly string[];
}

type Happening = (world: World, device: Device) => void | Promise<void>;

const edit: Happening = (world, device) =>
  actRandomly(world.random, world.ledger.oracle, device, world.papers, world.clock(device));

/** What may happen, each as often as its number says, of the sum of all. */
const HAPPENINGS: readonly (readonly [number, Happening])[] = [
  [400, edit],
  [500, goOn],
  [30, switchNetwork],
  [15, jumpClock],
  [10, clone],
  [10, backUp],
  [8, restore],
  [3, heal],
  [7, die],
  [5, joinLate],
  [3, wipe],
  [12, carry],
  [8, useSnapshots],
  [6, beginPlace],
  [3, endPlace],
  [4, upgrade],
  [5, emptyOldTrash],
  [5, goAway],
];

const ALL = HAPPENINGS.reduce((sum, [weight]) => sum + weight, 0);

const DAY = 86_400_000;

/** One story from one seed, the same each time, lived through and judged. */
export async function live(seed: number, ops: number): Promise<RunResult> {
  const world = new World(seed);
  const { findings } = world.ledger;
  let edits = 0;
  try {
    for (let op = 0; op < ops; op += 1) {
      const happening = next(world);
      if (happening === edit) edits += 1;
      const awake = world.devices.filter(({ awayUntil }) => awayUntil <= world.time);
      if (awake.length === 0) continue;
      const device = world.random.pick(awake);
      if (world.isSlow) await emptyOldTrash(world, device);
      await happening(world, device);
    }
    await settle(world);
    judge(world);
  } catch (error) {
    findings.push(`unconverged: ${error instanceof Error ? error.stack : error}`);
  }
  const count = (kind: string) => findings.filter((finding) => finding.startsWith(kind)).length;
  return {
    ops,
    syncs: world.syncs,
    failedSyncs: world.failedSyncs,
    edits,
    faults: world.faults,
    editsLost: count('lost'),
    resurrected: count('resurrected'),
    unconverged: count('unconverged') > 0 ? 1 : 0,
    findings,
  };
}

/** Lets time pass and draws what happens then. */
function next(world: World): Happening {
  const { random } = world;
  world.pass(world.isSlow && random.chance(0.5) ? random.below(8 * DAY) : random.below(600_000));
  let draw = random.below(ALL);
  for (const [weight, happening] of HAPPENINGS) {
    if (draw < weight) return happening;
    draw -= weight;
  }
  return edit;
}
