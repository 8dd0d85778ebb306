import { useId } from 'preact/hooks';
import type { KeepRequest } from '../../../lib/messages.ts';

export type Follow = KeepRequest['follow'];

interface FollowChoiceProps {
  /** Null where the address has no day in it. */
  readonly series: string | null;
  readonly follow: Follow;
  readonly onFollow: (follow: Follow) => void;
}

const CHOICES: readonly { readonly follow: Follow; readonly title: string; readonly says: string }[] = [
  {
    follow: 'series',
    title: 'Follow the whole series',
    says: 'A document a day: new days are fetched as they appear, and the past when you ask for it.',
  },
  {
    follow: 'address',
    title: 'Follow this address',
    says: 'It is asked again every six hours at most; what changes there replaces what it said.',
  },
  { follow: 'once', title: 'Keep it once', says: 'As it is now. Nothing is asked there again.' },
];

/** Whether an address is asked again, and for which documents. */
export function FollowChoice({ series, follow, onFollow }: FollowChoiceProps) {
  const id = useId();
  return (
    <fieldset class="follow-choice">
      <legend>From now on</legend>
      {CHOICES.filter((choice) => series !== null || choice.follow !== 'series').map(
        ({ follow: each, title, says }) => (
          <label key={each} class="check">
            <input type="radio" name={id} checked={each === follow} onChange={() => onFollow(each)} />
            <span>
              <strong>{title}</strong>
              <span class="field-hint">
                {says}
                {each === 'series' && <bdi class="follow-address">{series}</bdi>}
              </span>
            </span>
          </label>
        ),
      )}
    </fieldset>
  );
}
