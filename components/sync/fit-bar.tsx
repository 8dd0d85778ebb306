import type { Fit } from '../../lib/sync/backend.ts';
import { counted, number } from '../words/counted.ts';
import './fit-bar.css';

/** How much of the library a place has room for, drawn and in words. */
export function FitBar({ fit }: { fit: Fit }) {
  const parts = [
    ['whole', fit.whole],
    ['without-note', fit.withoutNote],
    ['left', fit.left],
  ] as const;
  return (
    <div class="fit">
      <div class="fit-bar" aria-hidden="true">
        {parts.map(([part, papers]) => papers > 0 && <span key={part} data-part={part} style={{ flexGrow: papers }} />)}
      </div>
      <p>{fitWords(fit)}</p>
    </div>
  );
}

/** `612 of 900 papers fit, 40 of them without their note; 288 stay on this device only.` */
export function fitWords({ papers, whole, withoutNote, left }: Fit): string {
  const fitting = whole + withoutNote;
  const begins =
    left > 0 ? `${number(fitting)} of ${counted(papers, 'paper')} fit` : `All ${counted(papers, 'paper')} fit`;
  const notes = withoutNote > 0 ? `, ${number(withoutNote)} of them without their note` : '';
  const rest = left > 0 ? `; ${number(left)} ${left === 1 ? 'has' : 'have'} no room there` : '';
  return `${begins}${notes}${rest}.`;
}
