import { useId, useState } from 'preact/hooks';
import { fold } from '../../../lib/core/text.ts';
import { toTag } from '../../../lib/library/limits.ts';

/** More than a list of suggestions can show; what is typed narrows it down. */
const MOST_SUGGESTIONS = 200;

interface TagFieldProps {
  readonly label: string;
  /** Tags to be suggested. */
  readonly known: readonly string[];
  readonly onTag: (tag: string) => void;
  /** Takes what was typed for a tag when the field is left, too. */
  readonly addOnLeave?: boolean;
}

/** A field for one tag after another: Enter or a comma ends each. */
export function TagField({ label, known, onTag, addOnLeave = false }: TagFieldProps) {
  const [typed, setTyped] = useState('');
  const list = useId();
  const add = (text: string) => {
    const tag = toTag(text);
    setTyped('');
    if (tag !== null) onTag(asKnown(tag, known));
  };
  const onInput = (text: string) => {
    const comma = text.indexOf(',');
    if (comma < 0) return setTyped(text);
    for (const part of text.split(',')) add(part);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    add(typed);
  };
  return (
    <>
      <input
        type="text"
        class="tag-field"
        data-field="tag"
        aria-label={label}
        placeholder={label}
        list={list}
        maxLength={200}
        autocomplete="off"
        value={typed}
        onInput={(event) => onInput(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => addOnLeave && add(typed)}
      />
      <datalist id={list}>
        {known.slice(0, MOST_SUGGESTIONS).map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </>
  );
}

/** The tag as the reader has written it before: `lora` is `LoRA` where that is a tag. */
function asKnown(tag: string, known: readonly string[]): string {
  return known.find((other) => fold(other) === fold(tag)) ?? tag;
}
