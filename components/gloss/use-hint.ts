import { useEffect, useState } from 'preact/hooks';

/** How long the pointer or the focus rests before a hint shows. */
const REST = 300;

interface Hint {
  readonly shown: boolean;
  /** For the element that holds both what is hinted at and the hint: the pointer may move onto the hint. */
  readonly events: {
    readonly onMouseEnter: () => void;
    readonly onMouseLeave: () => void;
    readonly onFocusIn: () => void;
    readonly onFocusOut: () => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
  };
}

/** When a hint shows: after a rest, until the pointer and the focus leave or Escape is pressed (WCAG 1.4.13). */
export function useHint(): Hint {
  const [resting, setResting] = useState(false);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!resting) return setShown(false);
    const timer = setTimeout(() => setShown(true), REST);
    return () => clearTimeout(timer);
  }, [resting]);
  const enter = () => setResting(true);
  const leave = () => setResting(false);
  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !shown) return;
    // What lies around (a popup, a dialog) stays open.
    event.stopPropagation();
    event.preventDefault();
    setShown(false);
  };
  return {
    shown,
    events: { onMouseEnter: enter, onMouseLeave: leave, onFocusIn: enter, onFocusOut: leave, onKeyDown: close },
  };
}
