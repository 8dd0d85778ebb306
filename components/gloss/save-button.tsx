import { Star } from './icons.tsx';

interface SaveButtonProps {
  readonly saved: boolean;
  /** An answer is under way: the state shown is still the old one. */
  readonly busy: boolean;
  /** Nothing can be saved now. */
  readonly disabled: boolean;
  readonly onSave: (saved: boolean) => void;
}

/** The star. It shows what is stored, never what is hoped for. */
export function SaveButton({ saved, busy, disabled, onSave }: SaveButtonProps) {
  return (
    <button
      type="button"
      class="save"
      data-action="save"
      aria-pressed={saved}
      aria-busy={busy}
      disabled={disabled}
      title={saved ? 'Saved to your library' : 'Save to your library'}
      onClick={() => busy || onSave(!saved)}
    >
      <Star filled={saved} />
      <span>{saved ? 'Saved' : 'Save'}</span>
    </button>
  );
}
