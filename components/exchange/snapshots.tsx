import { formatDay } from '../../lib/core/dates.ts';
import { sendMessage, sendPatiently } from '../../lib/messages.ts';
import type { Snapshot } from '../../lib/sync/status.ts';
import { Failure } from '../background/failure.tsx';
import { OutcomeLine } from '../background/outcome-line.tsx';
import { useAsked } from '../background/use-asked.ts';
import { type Deed, useDeed } from '../background/use-deed.ts';
import { useSavedRevision } from '../background/use-saved-revision.ts';
import { counted, number } from '../words/counted.ts';

/** The days the library can be taken back to. */
export function Snapshots() {
  const deed = useDeed();
  const days = useAsked('snapshots', () => sendMessage('snapshots'));
  useSavedRevision(() => days.again());
  return (
    <>
      <h3>Snapshots</h3>
      <p>
        The library as it was on each of the last ten days that it changed, before the first change of the day.
        Restoring makes every paper of that day what it was: its status, tags, note and rating, and whether it was on
        the list. Papers added since stay, and you can undo it.
      </p>
      {days.error && <Failure message={days.error} onRetry={() => days.again()} />}
      {days.value?.length === 0 && (
        <p>No snapshot yet. One is kept before the library changes for the first time on a day.</p>
      )}
      {days.value && days.value.length > 0 && <Days days={days.value} deed={deed} />}
      <OutcomeLine deed={deed} />
    </>
  );
}

function Days({ days, deed }: { days: readonly Snapshot[]; deed: Deed }) {
  const restore = (day: string) =>
    deed.run(async () => {
      const { changed, undo } = await sendPatiently('restoreSnapshot', { day });
      if (changed === 0) return { words: `The library is as it was on ${formatDay(day)} already.` };
      return { words: `As on ${formatDay(day)}: ${counted(changed, 'paper')} changed.`, undo };
    });
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col" class="count">
            Papers
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, papers }) => (
          <tr key={day}>
            <th scope="row">{formatDay(day)}</th>
            <td class="count">{number(papers)}</td>
            <td class="deed">
              <button
                type="button"
                class="plain-button"
                aria-label={`Restore ${formatDay(day)}`}
                onClick={() => restore(day)}
                aria-disabled={deed.busy}
              >
                Restore
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
