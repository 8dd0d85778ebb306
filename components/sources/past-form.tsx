import { useId, useLayoutEffect } from 'preact/hooks';
import { formatDay, isIsoDay, localDay } from '../../lib/core/dates.ts';
import { sendMessage } from '../../lib/messages.ts';
import { typed, useWrongs } from '../form/use-wrongs.ts';
import type { SourcePart } from './source-part.ts';

const DAY = 86_400_000;

/** Asks for the days of a series that are not here, from a day on. */
export function PastForm({ source: { id, name, oldest }, sources, deed, onClose }: SourcePart) {
  const field = useId();
  const { form, wrongs, accept } = useWrongs<'from'>();
  useLayoutEffect(() => form.current?.querySelector('input')?.focus(), []);
  const today = localDay(Date.now());
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const from = form.current ? typed(form.current, 'from') : '';
    const wrong = isIsoDay(from) && from <= today ? {} : { from: `Choose a day up to ${formatDay(today)}.` };
    if (!accept(wrong) || deed.busy) return;
    deed.run(async () => {
      sources.show(await sendMessage('fetchPast', { id, from }));
      onClose();
      return { words: `Fetching the days since ${formatDay(from)}, the newest first. You can go on meanwhile.` };
    });
  };
  return (
    <form class="source-part" ref={form} onSubmit={submit} noValidate aria-label={`Fetch the past of ${name}`}>
      <div class="field">
        <label for={field}>From</label>
        <input
          id={field}
          name="from"
          type="date"
          max={today}
          defaultValue={monthBefore(oldest ?? today)}
          aria-invalid={wrongs.from !== undefined}
          aria-describedby={`${field}-says`}
        />
        <p class={wrongs.from ? 'field-wrong' : 'field-hint'} id={`${field}-says`}>
          {wrongs.from ?? 'The days since then that are not here are asked for one after the other, a request a day.'}
        </p>
      </div>
      <div class="deeds">
        <button type="submit" class="main-button" aria-disabled={deed.busy}>
          Fetch
        </button>
        <button type="button" class="plain-button" onClick={onClose}>
          Cancel
        </button>
      </div>
    </form>
  );
}

function monthBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 30 * DAY).toISOString().slice(0, 10);
}
