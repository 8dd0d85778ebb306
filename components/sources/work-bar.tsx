import './work-bar.css';

interface WorkBarProps {
  /** What is being done, `Reading 300 files`. */
  readonly words: string;
  readonly done: number;
  readonly all: number;
  /** What is said aloud; it changes seldom. The words unless told. */
  readonly spoken?: string;
  readonly onStop?: () => void;
}

/** How far something is, in words and as a bar, with a button that ends it. */
export function WorkBar({ words, done, all, spoken = words, onStop }: WorkBarProps) {
  const counts = all > 1;
  return (
    <div class="work-bar">
      <p aria-hidden="true">
        {words}
        {counts ? ` (${done.toLocaleString('en-US')} of ${all.toLocaleString('en-US')})` : '…'}
      </p>
      <p class="unseen" role="status">
        {spoken}
      </p>
      <progress aria-label={words} max={Math.max(all, 1)} {...(counts && { value: done })} />
      {onStop && (
        <button type="button" class="plain-button" onClick={onStop}>
          Stop
        </button>
      )}
    </div>
  );
}
