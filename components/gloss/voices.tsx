import { useId } from 'preact/hooks';
import type { Voice } from '../../lib/messages.ts';
import { Chevron } from './icons.tsx';
import { sourceWords } from './source-line.ts';

interface VoicesButtonProps {
  readonly count: number;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** `2 sources`, which opens the list; nothing where one speaks alone. */
export function VoicesButton({ count, open, onToggle }: VoicesButtonProps) {
  if (count < 2) return null;
  return (
    <button type="button" class="quiet voices-button" aria-expanded={open} onClick={onToggle}>
      {count} sources
      <Chevron up={open} />
    </button>
  );
}

interface VoicesProps {
  readonly voices: readonly Pick<Voice, 'source'>[];
  /** `Source.id` of the one that is shown. */
  readonly chosen: string;
  readonly onChoose: (source: string) => void;
}

/** All who speak of the paper; choosing one shows what it says. */
export function Voices({ voices, chosen, onChoose }: VoicesProps) {
  const group = useId();
  return (
    <fieldset class="voices">
      <legend class="unseen">Sources</legend>
      {voices.map(({ source }) => (
        <label key={source.id}>
          <input type="radio" name={group} checked={source.id === chosen} onChange={() => onChoose(source.id)} />
          <bdi>{sourceWords(source)}</bdi>
        </label>
      ))}
    </fieldset>
  );
}
