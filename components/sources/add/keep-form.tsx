import { useId, useState } from 'preact/hooks';
import type { ListedSource } from '../../../lib/sources/listed-source.ts';
import { LONGEST_NAME, sourceName } from '../../../lib/sources/name-source.ts';
import { Field } from '../../form/field.tsx';
import { typed, useWrongs } from '../../form/use-wrongs.ts';
import { type Follow, FollowChoice } from './follow-choice.tsx';
import { knownIn } from './staged-totals.ts';
import type { Looked, Staging } from './use-staging.ts';

interface KeepFormProps {
  readonly looked: Looked;
  readonly staging: Staging;
  readonly sources: readonly ListedSource[];
  readonly onKept: () => void;
}

/** Where the documents go, what their source is called, and whether it is followed. */
export function KeepForm({ looked, staging, sources, onKept }: KeepFormProps) {
  const { address, series, name } = looked;
  const { form, wrongs, accept } = useWrongs<'name'>();
  const [into, setInto] = useState(looked.into ?? (address === null ? knownIn(looked.documents) : null));
  const [follow, setFollow] = useState<Follow>(series !== null ? 'series' : address !== null ? 'address' : 'once');
  const target = sources.find(({ id }) => id === into);
  const busy = staging.deed.busy;

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!form.current || busy) return;
    const called = target?.name ?? sourceName(typed(form.current, 'name'));
    if (!accept(called === '' ? { name: 'Write what you call this source.' } : {})) return;
    onKept();
    staging.keep({ into: target?.id ?? null, name: called, follow });
  };

  return (
    <form class="keep-form" ref={form} onSubmit={submit} noValidate aria-label="Keep">
      {address === null && <IntoChoice sources={sources} into={target?.id ?? ''} onInto={setInto} />}
      {!target && (
        <Field
          name="name"
          label="Name of the source"
          autocomplete="off"
          initial={name}
          most={LONGEST_NAME}
          wrong={wrongs.name}
        />
      )}
      {address !== null && <FollowChoice series={series} follow={follow} onFollow={setFollow} />}
      <div class="deeds">
        <button type="submit" class="main-button" aria-disabled={busy}>
          Keep
        </button>
        <button type="button" class="plain-button" onClick={() => busy || staging.discard()} aria-disabled={busy}>
          Discard
        </button>
      </div>
    </form>
  );
}

interface IntoChoiceProps {
  readonly sources: readonly ListedSource[];
  readonly into: string;
  readonly onInto: (id: string | null) => void;
}

/** A source of their own, or one that is here: what replaces a document goes where that is. */
function IntoChoice({ sources, into, onInto }: IntoChoiceProps) {
  const id = useId();
  const open = sources.filter((source) => source.origin.is === 'files' || source.id === into);
  if (open.length === 0) return null;
  return (
    <div class="field">
      <label for={id}>Keep in</label>
      <select id={id} value={into} onChange={(event) => onInto(event.currentTarget.value || null)}>
        <option value="">A new source</option>
        {open.map(({ id: source, name }) => (
          <option key={source} value={source}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
