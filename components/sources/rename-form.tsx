import { useLayoutEffect } from 'preact/hooks';
import { sendMessage } from '../../lib/messages.ts';
import { LONGEST_NAME, sourceName } from '../../lib/sources/name-source.ts';
import { Field } from '../form/field.tsx';
import { typed, useWrongs } from '../form/use-wrongs.ts';
import type { SourcePart } from './source-part.ts';

/** Gives a source another name. */
export function RenameForm({ source: { id, name }, sources, deed, onClose }: SourcePart) {
  const { form, wrongs, accept } = useWrongs<'name'>();
  useLayoutEffect(() => {
    const field = form.current?.querySelector('input');
    field?.focus();
    field?.select();
  }, []);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const wanted = form.current ? sourceName(typed(form.current, 'name')) : '';
    if (!accept(wanted === '' ? { name: 'Write what you call this source.' } : {}) || deed.busy) return;
    deed.run(async () => {
      sources.show(await sendMessage('editSource', { id, name: wanted }));
      onClose();
      return { words: `It is called ${wanted} now.` };
    });
  };
  return (
    <form class="source-part" ref={form} onSubmit={submit} noValidate aria-label={`Rename ${name}`}>
      <Field name="name" label="Name" autocomplete="off" initial={name} most={LONGEST_NAME} wrong={wrongs.name} />
      <div class="deeds">
        <button type="submit" class="main-button" aria-disabled={deed.busy}>
          Rename
        </button>
        <button type="button" class="plain-button" onClick={onClose}>
          Cancel
        </button>
      </div>
    </form>
  );
}
