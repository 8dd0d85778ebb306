import type { Fit } from '../../lib/sync/backend.ts';
import { counted, number } from '../words/counted.ts';
import './fit-bar.css';

/** How much of the library a place has room for, drawn and in words. */
export function FitBar({ fit }: { fit: Fit }) {
  const { papers, withoutNote, left } = fit;
  const parts = [
    ['whole', papers - withoutNote - left],
    ['without-note', withoutNote],
    ['left', left],
  ] as const;
  return (
    <div class="fit">
      <div class="fit-bar" aria-hidden="true">
        {parts.map(([part, count]) => count > 0 && <span key={part} data-part={part} style={{ flexGrow: count }} />)}
      </div>
      <p>{fitWords(fit)}</p>
    </div>
  );
}

/** `612 of 900 papers fit, 40 of them without their note; 288 have no room there. 97 of 98 kB are used.` */
export function fitWords({ papers, withoutNote, left, bytes, bytesAllowed }: Fit): string {
  const all = counted(papers, 'paper');
  const begins = left > 0 ? `${number(papers - left)} of ${all} fit` : `All ${all} fit`;
  const notes = withoutNote > 0 ? `, ${number(withoutNote)} of them without their note` : '';
  const rest = left > 0 ? `; ${number(left)} ${left === 1 ? 'has' : 'have'} no room there` : '';
  return `${begins}${notes}${rest}. ${kilobytes(bytes)} of ${kilobytes(bytesAllowed)} kB are used.`;
}

function kilobytes(bytes: number): string {
  return number(Math.ceil(bytes / 1000));
}
