import type { Measure } from './token.ts';

const UNITS: Readonly<Record<string, Measure>> = table({
  percent: '% percent per\u00a0cent',
  points: 'pp pts points point ppt bp bps p.p',
  times: 'x × X times fold',
  scale: 'k K M B T G bn million billion trillion thousand mn hundred hundreds thousands millions billions trillions',
  time: 'ms s sec secs min mins h hr hrs us µs μs ns seconds second minutes minute hours hour days day weeks week months month years year milliseconds millisecond microseconds gpu-hours gpu-days',
  unit: 'GB MB KB TB GiB MiB kB Gb Mb Kb Gbps Mbps Kbps kbps dB dBm fps FPS Hz kHz MHz GHz W kW mW J kJ mJ Wh kWh m cm mm km px nm ° deg degrees degree bits bit bytes nats FLOPs GFLOPs TFLOPs TFLOPS GFLOPS PFLOPs MAC MACs mAP frames/s tokens/s tok/s t/s kg g mg ml dollars USD cents lines rad radians K/s mol kcal eV meV Å',
});

function table(lists: Readonly<Partial<Record<Measure, string>>>): Record<string, Measure> {
  const found: Record<string, Measure> = Object.create(null) as Record<string, Measure>;
  for (const [measure, list] of Object.entries(lists)) {
    for (const unit of list.split(' ')) found[unit.replace('\u00a0', ' ')] = measure as Measure;
  }
  return found;
}

/** Units that may stand a blank after their number; a single letter there is a word of its own. */
const LONGEST_LETTER = 1;

/** What a unit measures; undefined for what is no unit. */
export function measureOf(unit: string, apart: boolean): Measure | undefined {
  if (apart && unit.length <= LONGEST_LETTER && !/[%×°]/.test(unit)) return undefined;
  return UNITS[unit];
}
