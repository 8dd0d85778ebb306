import { useLayoutEffect, useRef } from 'preact/hooks';
import { sendPatiently } from '../../lib/messages.ts';
import { counted } from '../words/counted.ts';
import type { SourcePart } from './source-part.ts';

interface RemoveQuestionProps extends SourcePart {
  readonly onRemoved: (words: string) => void;
}

/** Removes a source, once the reader has read what that means. */
export function RemoveQuestion({ source, sources, deed, onClose, onRemoved }: RemoveQuestionProps) {
  const { id, name, glosses, unbound } = source;
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place.current?.querySelector('button')?.focus(), []);
  const gone = counted(glosses + unbound, 'gloss', 'glosses');
  const remove = () =>
    deed.run(async () => {
      const list = await sendPatiently('removeSource', { id });
      onRemoved(`${name} is removed, with ${gone}.`);
      sources.show(list);
      return undefined;
    });
  return (
    <div class="source-part" ref={place}>
      <p id={`remove-${id}`}>
        Its {gone} go. Saved papers stay, with your notes and tags.
        {source.origin.is !== 'files' && ' Nothing is asked at its address any more.'}
      </p>
      <div class="deeds">
        <button
          type="button"
          class="main-button"
          aria-describedby={`remove-${id}`}
          onClick={remove}
          aria-disabled={deed.busy}
        >
          Remove
        </button>
        <button type="button" class="plain-button" onClick={onClose}>
          Keep
        </button>
      </div>
    </div>
  );
}
