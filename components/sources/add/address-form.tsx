import { useId } from 'preact/hooks';
import type { SourceAddress } from '../../../lib/sources/address.ts';
import { Field } from '../../form/field.tsx';
import { typed, useWrongs } from '../../form/use-wrongs.ts';
import { readSourceAddress } from '../source-place.ts';

interface AddressFormProps {
  readonly address: string;
  readonly onAddress: (address: string) => void;
  readonly onLook: (place: SourceAddress) => void;
}

const HINT =
  'A page of a file on GitHub is taken as the file itself. An address with its day in it, …/2025/07/09.md, can be followed day by day.';

/** The https address of a document. Nothing is asked there before the reader has allowed its host. */
export function AddressForm({ address, onAddress, onLook }: AddressFormProps) {
  const head = useId();
  const { form, wrongs, accept } = useWrongs<'address'>();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!form.current) return;
    const place = readSourceAddress(typed(form.current, 'address'));
    onAddress(typed(form.current, 'address'));
    if (accept(typeof place === 'string' ? { address: place } : {}) && typeof place !== 'string') onLook(place);
  };
  return (
    <form class="address-form" ref={form} onSubmit={submit} noValidate aria-labelledby={head}>
      <h4 id={head}>By its address</h4>
      <Field
        name="address"
        label="Address"
        type="url"
        autocomplete="off"
        initial={address}
        hint={HINT}
        wrong={wrongs.address}
      />
      <div class="deeds">
        <button type="submit" class="plain-button">
          Look at it
        </button>
      </div>
    </form>
  );
}
