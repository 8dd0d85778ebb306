interface MoreButtonProps {
  /** How many are kept back. */
  readonly count: number;
  readonly open: boolean;
  /** Of what, for those who don't see where the button stands. */
  readonly of: string;
  readonly onToggle: () => void;
}

/** `+ 3 more`, which shows them in place; nothing where all are shown. */
export function MoreButton({ count, open, of, onToggle }: MoreButtonProps) {
  if (count <= 0) return null;
  return (
    <button type="button" class="quiet more" aria-expanded={open} onClick={onToggle}>
      {open ? 'Show fewer' : `+ ${count} more`}
      <span class="unseen"> {of}</span>
    </button>
  );
}
