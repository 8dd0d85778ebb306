import { useLayoutEffect, useRef, useState } from 'preact/hooks';

interface LeaveButtonProps {
  /** A server's login is forgotten on leaving. */
  readonly server: boolean;
  readonly busy: boolean;
  readonly onLeave: () => void;
}

/** Stops syncing through a place, once the reader has read what that means. */
export function LeaveButton({ server, busy, onLeave }: LeaveButtonProps) {
  const [asking, setAsking] = useState<boolean | null>(null);
  const place = useRef<HTMLDivElement>(null);
  // What was pressed goes away; nobody has pressed anything at first.
  useLayoutEffect(() => {
    if (asking !== null) place.current?.querySelector('button')?.focus();
  }, [asking]);

  if (!asking) {
    return (
      <div class="leave" ref={place}>
        <button type="button" class="plain-button" onClick={() => setAsking(true)}>
          Stop syncing
        </button>
      </div>
    );
  }
  return (
    <div class="leave" data-asking ref={place}>
      <p id="leave-means">
        What is there stays there.{server && ' User, password and passphrase are forgotten here.'} This device keeps its
        library.
      </p>
      <div class="deeds">
        <button
          type="button"
          class="plain-button"
          aria-describedby="leave-means"
          onClick={() => busy || onLeave()}
          aria-disabled={busy}
        >
          Stop syncing
        </button>
        <button type="button" class="plain-button" onClick={() => setAsking(false)}>
          Go on syncing
        </button>
      </div>
    </div>
  );
}
