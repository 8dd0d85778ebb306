import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { errorMessage } from '../../../lib/core/errors.ts';
import { sendMessage } from '../../../lib/messages.ts';
import { counted } from '../../words/counted.ts';
import './bars.css';

interface EmptyTrashProps {
  readonly papers: number;
  /** Told how many papers are gone. */
  readonly onEmptied: (gone: number) => void;
  readonly onFail: (message: string) => void;
}

/** Empties the Trash, once the reader has said so twice: the one thing here that can't be undone. */
export function EmptyTrash({ papers, onEmptied, onFail }: EmptyTrashProps) {
  const [asking, setAsking] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  const open = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  useLayoutEffect(() => {
    if (asking) keep.current?.focus();
    else if (asked.current) open.current?.focus();
    asked.current = asking;
  }, [asking]);

  const empty = async () => {
    setAsking(false);
    try {
      const ids = await sendMessage('libraryIds', { filter: { only: 'trash' }, order: 'added' });
      onEmptied(await sendMessage('emptyTrash', { ids }));
    } catch (error) {
      onFail(errorMessage(error));
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setAsking(false);
  };

  if (!asking) {
    return (
      <button type="button" class="bar-button" ref={open} onClick={() => setAsking(true)}>
        Empty Trash
      </button>
    );
  }
  return (
    <fieldset class="empty-trash" onKeyDown={onKeyDown}>
      <legend class="unseen">Empty the Trash</legend>
      <span>Delete {counted(papers, 'paper')} for good?</span>
      <button type="button" class="bar-button bar-button-grave" onClick={() => void empty()}>
        Delete
      </button>
      <button type="button" class="bar-button" ref={keep} onClick={() => setAsking(false)}>
        Keep
      </button>
    </fieldset>
  );
}
