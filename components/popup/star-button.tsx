import { Star } from '../gloss/icons.tsx';
import './star-button.css';

interface StarButtonProps {
  readonly title: string;
  readonly saved: boolean;
  /** False keeps it out of the Tab order; a key of its row does the same. */
  readonly reachable: boolean;
  readonly onToggle: () => void;
}

/** Saves a paper or takes it off the list. */
export function StarButton({ title, saved, reachable, onToggle }: StarButtonProps) {
  return (
    <button
      type="button"
      class="star-button"
      data-action="save"
      aria-pressed={saved}
      aria-label={`Save ${title}`}
      title={saved ? 'Saved' : 'Save'}
      tabIndex={reachable ? 0 : -1}
      onClick={onToggle}
    >
      <Star filled={saved} />
    </button>
  );
}
