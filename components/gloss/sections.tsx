import type { Gloss } from '../../lib/core/gloss.ts';
import type { OpenPart } from '../../lib/settings.ts';
import { openableParts, partLabel } from './gloss-parts.ts';
import { Lead } from './lead.tsx';
import { MarkedUp } from './marked-up.tsx';
import { Outline } from './outline.tsx';
import type { VoiceWords } from './voice-words.ts';

interface TabsProps {
  readonly gloss: Gloss;
  readonly open: readonly OpenPart[];
  /** `id` of the element that `OpenParts` makes of a part. */
  readonly idOf: (part: OpenPart) => string;
  readonly onToggle: (part: OpenPart) => void;
}

/** One button per part of a gloss; each opens its text in place, several may be open. */
export function SectionTabs({ gloss, open, idOf, onToggle }: TabsProps) {
  return (
    <div class="tabs">
      {openableParts(gloss).map((part) => (
        <button
          type="button"
          class="tab"
          key={part}
          aria-expanded={open.includes(part)}
          aria-controls={idOf(part)}
          onClick={() => onToggle(part)}
        >
          {partLabel(part)}
        </button>
      ))}
    </div>
  );
}

interface OpenPartsProps extends Omit<TabsProps, 'onToggle'> {
  readonly words: VoiceWords;
  /** Restored from another page: the area has its height before the text is here, so that the page does not move. */
  readonly restored: boolean;
}

/** The texts of all parts; those that are not open are there, hidden. */
export function OpenParts({ gloss, words, open, idOf, restored }: OpenPartsProps) {
  const parts = openableParts(gloss);
  const shown = parts.some((part) => open.includes(part));
  return (
    <div class="open-parts" hidden={!shown && !restored} {...(restored ? SCROLLING : {})}>
      {parts.map((part) => (
        <div class="open-part" key={part} id={idOf(part)} data-section={part} hidden={!open.includes(part)}>
          <h3>{partLabel(part)}</h3>
          <Lead>
            {part === 'outline' ? <Outline nodes={words.outline} /> : <MarkedUp words={words.sections[part] ?? ''} />}
          </Lead>
        </div>
      ))}
      {!shown && <p class="muted">Nothing here under {open.map(partLabel).join(', ')}.</p>}
    </div>
  );
}

/** A region that scrolls must be reached with the keyboard. */
const SCROLLING = { 'data-restored': true, role: 'region', 'aria-label': 'Open parts', tabIndex: 0 } as const;
