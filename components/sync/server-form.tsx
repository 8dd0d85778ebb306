import { useLayoutEffect, useState } from 'preact/hooks';
import { OutcomeLine } from '../background/outcome-line.tsx';
import { Field } from '../form/field.tsx';
import { typed, useWrongs, type Wrongs } from '../form/use-wrongs.ts';
import { NEW_PASSPHRASE, wrongPassphrase } from './new-passphrase.ts';
import { readServerAddress, type ServerPlace } from './server-place.ts';
import { ServerSteps } from './server-steps.tsx';
import { useServerSetUp } from './use-server-set-up.ts';
import type { Sync } from './use-sync.ts';

interface ServerFormProps {
  readonly sync: Sync;
  /** The server in use, whose login or passphrase is to be given anew; null for a first one. */
  readonly before: (ServerPlace & { readonly user: string }) | null;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

type Name = 'address' | 'user' | 'password' | 'passphrase' | 'again';

const ADDRESS_HINT =
  'Nextcloud: https://HOST/remote.php/dav/files/USER · Koofr: https://app.koofr.net/dav/Koofr · others: the WebDAV address in their help.';

/** Where the server is, who logs in, and with which passphrase it is encrypted. What is typed stays in its fields. */
export function ServerForm({ sync, before, onDone, onCancel }: ServerFormProps) {
  const { form, wrongs, accept } = useWrongs<Name>();
  const [encrypted, setEncrypted] = useState(true);
  const setUp = useServerSetUp(sync, before?.pattern ?? null, onDone);
  useLayoutEffect(() => form.current?.querySelector('input')?.focus(), []);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!form.current) return;
    const place = readServerAddress(typed(form.current, 'address'));
    if (!accept(wrongFields(form.current, place, encrypted)) || typeof place === 'string') return;
    setUp.begin(accessOf(form.current, place.address, encrypted), place);
  };
  const cancel = () => {
    setUp.cancel();
    onCancel();
  };

  return (
    <form class="form" ref={form} onSubmit={submit} noValidate aria-label="WebDAV server">
      <Field
        name="address"
        label="Address"
        type="url"
        autocomplete="off"
        initial={before?.address ?? ''}
        hint={ADDRESS_HINT}
        wrong={wrongs.address}
      />
      <Field name="user" label="User" autocomplete="username" initial={before?.user ?? ''} wrong={wrongs.user} />
      <Field
        name="password"
        label="Password"
        type="password"
        autocomplete="off"
        hint="Better an app password, made in your account’s settings for Papergloss alone: you can take it back there."
        wrong={wrongs.password}
      />
      <EncryptCheck encrypted={encrypted} onEncrypted={setEncrypted} />
      {encrypted && <NewPassphrase wrongs={wrongs} />}
      <div class="deeds">
        <button type="submit" class="main-button" aria-disabled={setUp.deed.busy}>
          Set up
        </button>
        <button type="button" class="plain-button" onClick={cancel}>
          Cancel
        </button>
      </div>
      <ServerSteps test={setUp.test} />
      <OutcomeLine deed={setUp.deed} />
    </form>
  );
}

function EncryptCheck({ encrypted, onEncrypted }: { encrypted: boolean; onEncrypted: (encrypted: boolean) => void }) {
  return (
    <label class="check">
      <input type="checkbox" checked={encrypted} onChange={(event) => onEncrypted(event.currentTarget.checked)} />
      <span>
        <strong>Encrypt (recommended)</strong>{' '}
        <span class="field-hint" data-caution={!encrypted} role="status">
          {encrypted
            ? 'What is uploaded can be read with your passphrase only.'
            : 'Whoever runs the server, or gets into your account there, can read your papers, tags and notes.'}
        </span>
      </span>
    </label>
  );
}

function NewPassphrase({ wrongs }: { wrongs: Wrongs<Name> }) {
  return (
    <>
      <Field
        name="passphrase"
        label="Passphrase"
        type="password"
        autocomplete="new-password"
        hint={`If another device syncs there already, write its passphrase. ${NEW_PASSPHRASE}`}
        wrong={wrongs.passphrase}
      />
      <Field name="again" label="Passphrase, again" type="password" autocomplete="new-password" wrong={wrongs.again} />
    </>
  );
}

function wrongFields(form: HTMLFormElement, place: ServerPlace | string, encrypted: boolean): Wrongs<Name> {
  const user = typed(form, 'user');
  const password = typed(form, 'password');
  return {
    ...(typeof place === 'string' && { address: place }),
    // A server that asks nobody in gets neither.
    ...(!user && password && { user: 'Write the user name that you log in with there.' }),
    ...(user && !password && { password: 'Write your password there, or an app password.' }),
    ...(encrypted && wrongPassphrase(typed(form, 'passphrase'), typed(form, 'again'))),
  };
}

function accessOf(form: HTMLFormElement, address: string, encrypted: boolean) {
  const passphrase = encrypted ? typed(form, 'passphrase') : null;
  return { address, user: typed(form, 'user'), password: typed(form, 'password'), passphrase };
}
