import { useLayoutEffect } from 'preact/hooks';
import { sendPatiently } from '../../lib/messages.ts';
import { OutcomeLine } from '../background/outcome-line.tsx';
import { useDeed } from '../background/use-deed.ts';
import { Field } from '../form/field.tsx';
import { typed, useWrongs } from '../form/use-wrongs.ts';
import { NEW_PASSPHRASE, wrongPassphrase } from './new-passphrase.ts';
import type { Sync } from './use-sync.ts';

interface PassphraseFormProps {
  readonly sync: Sync;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Another passphrase for what is on the server. */
export function PassphraseForm({ sync, onDone, onCancel }: PassphraseFormProps) {
  const { form, wrongs, accept } = useWrongs<'before' | 'passphrase' | 'again'>();
  const deed = useDeed();
  useLayoutEffect(() => form.current?.querySelector('input')?.focus(), []);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!form.current) return;
    const before = typed(form.current, 'before');
    const after = typed(form.current, 'passphrase');
    const fine = accept({
      ...(before === '' && { before: 'Write the passphrase that holds now.' }),
      ...wrongPassphrase(after, typed(form.current, 'again')),
    });
    if (!fine) return;
    deed.run(async () => {
      sync.show(await sendPatiently('changePassphrase', { before, after }));
      onDone();
      return undefined;
    });
  };

  return (
    <form class="form" ref={form} onSubmit={submit} noValidate aria-label="Change the passphrase">
      <Field
        name="before"
        label="Passphrase now"
        type="password"
        autocomplete="current-password"
        wrong={wrongs.before}
      />
      <Field
        name="passphrase"
        label="New passphrase"
        type="password"
        autocomplete="new-password"
        hint={`Devices that sync already go on; new ones need the new passphrase. ${NEW_PASSPHRASE}`}
        wrong={wrongs.passphrase}
      />
      <Field
        name="again"
        label="New passphrase, again"
        type="password"
        autocomplete="new-password"
        wrong={wrongs.again}
      />
      <div class="deeds">
        <button type="submit" class="main-button" aria-disabled={deed.busy}>
          Change the passphrase
        </button>
        <button type="button" class="plain-button" onClick={onCancel}>
          Cancel
        </button>
      </div>
      <OutcomeLine deed={deed} />
    </form>
  );
}
