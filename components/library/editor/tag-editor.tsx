import { useRef, useState } from 'preact/hooks';
import { TagField } from './tag-field.tsx';
import './tag-editor.css';

interface TagEditorProps {
  readonly tags: readonly string[];
  /** Tags of the library, to be suggested. */
  readonly known: readonly string[];
  readonly onTag: (tag: string, on: boolean) => void;
}

/** The tags of a paper as chips, and a field that adds one. */
export function TagEditor({ tags, known, onTag }: TagEditorProps) {
  const place = useRef<HTMLFieldSetElement>(null);
  const [said, setSaid] = useState('');
  const remove = (tag: string) => {
    onTag(tag, false);
    setSaid(`Tag ${tag} removed`);
    place.current?.querySelector('input')?.focus(); // the button that had the focus goes away
  };
  return (
    <fieldset class="tag-editor" ref={place}>
      <legend class="unseen">Tags</legend>
      {tags.map((tag) => (
        <span key={tag} class="tag-chip" data-tag={tag}>
          <span>{tag}</span>
          <button type="button" aria-label={`Remove the tag ${tag}`} onClick={() => remove(tag)}>
            <span aria-hidden="true">×</span>
          </button>
        </span>
      ))}
      <TagField
        label="Add a tag"
        known={known.filter((tag) => !tags.includes(tag))}
        onTag={(tag) => tags.includes(tag) || onTag(tag, true)}
        addOnLeave
      />
      <span class="unseen" role="status">
        {said}
      </span>
    </fieldset>
  );
}
