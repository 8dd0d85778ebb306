import type { Dumbbell } from './dumbbell.ts';

/** Drawn in its own units, so that dots stay round at any width of the column. */
const LENGTH = 84;
const MIDDLE = 7;
/** Room at either end for the tick and half a dot. */
const INSET = 6;

function at(share: number): number {
  return INSET + share * (LENGTH - 2 * INSET);
}

/** System and baseline on one small axis, with a tick at its better end. For the eye: the words are said elsewhere. */
export function NumberChart({ marks }: { readonly marks: Dumbbell }) {
  const { system, systemHigh, baseline, better, verdict } = marks;
  const tick = better === 'left' ? `M5 ${MIDDLE - 3}l-3 3 3 3` : `M${LENGTH - 5} ${MIDDLE - 3}l3 3-3 3`;
  return (
    <svg class="dumbbell" aria-hidden="true" data-verdict={verdict} viewBox={`0 0 ${LENGTH} 14`}>
      <path class="dumbbell-axis" d={`M2 ${MIDDLE}H${LENGTH - 2}`} />
      {better && <path class="dumbbell-tick" d={tick} />}
      <path class="dumbbell-gap" d={`M${at(baseline)} ${MIDDLE}H${at(system)}`} />
      {systemHigh !== null && <path class="dumbbell-range" d={`M${at(system)} ${MIDDLE}H${at(systemHigh)}`} />}
      <circle class="dumbbell-baseline" cx={at(baseline)} cy={MIDDLE} r="4" />
      <circle class="dumbbell-system" cx={at(system)} cy={MIDDLE} r={system === baseline ? 2 : 4.5} />
      {systemHigh !== null && <circle class="dumbbell-system" cx={at(systemHigh)} cy={MIDDLE} r="4.5" />}
    </svg>
  );
}
