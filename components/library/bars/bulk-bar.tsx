import { useLayoutEffect, useRef } from 'preact/hooks';
import { STATUS_NAMES, STATUSES, type Status } from '../../../lib/library/saved.ts';
import { MOST_COMPARED } from '../../compare/compare-path.ts';
import { number } from '../../words/counted.ts';
import { TagField } from '../editor/tag-field.tsx';
import './bars.css';

interface BulkBarProps {
  readonly selected: number;
  readonly total: number;
  /** They are in the Trash. */
  readonly trashed: boolean;
  /** Tags of the library, most used first. */
  readonly tags: readonly string[];
  /** Whether tags are being added or taken off. */
  readonly tagging: boolean;
  readonly onTagging: (tagging: boolean) => void;
  readonly onSelectAll: () => void;
  readonly onClear: () => void;
  readonly onStatus: (status: Status) => void;
  readonly onTag: (tag: string, on: boolean) => void;
  readonly onRemove: () => void;
  readonly onRestore: () => void;
  readonly onExport: () => void;
  readonly onCompare: () => void;
}

/** What may be done with the papers that are selected. */
export function BulkBar(props: BulkBarProps) {
  const { selected, total, trashed, tagging, onTagging, onExport } = props;
  return (
    <div class="library-bar" role="toolbar" aria-label="Selected papers">
      <SelectionBox {...props} />
      <p class="library-bar-words" role="status">
        {number(selected)} selected{selected < total ? '' : ', all'}
      </p>
      {trashed && (
        <button type="button" class="bar-button" onClick={props.onRestore}>
          Restore
        </button>
      )}
      {!trashed && tagging && <Tagging {...props} />}
      {!trashed && !tagging && (
        <>
          <StatusPick onStatus={props.onStatus} />
          <button type="button" class="bar-button" onClick={() => onTagging(true)}>
            Tag…
          </button>
          {selected > 1 && selected <= MOST_COMPARED && (
            <button type="button" class="bar-button" data-action="compare" onClick={props.onCompare}>
              Compare
            </button>
          )}
          <button type="button" class="bar-button" onClick={props.onRemove}>
            Remove
          </button>
        </>
      )}
      {!tagging && (
        <button type="button" class="bar-button" onClick={onExport}>
          Export…
        </button>
      )}
    </div>
  );
}

/** Picks all, or none where all are. */
function SelectionBox({ selected, total, onSelectAll, onClear }: BulkBarProps) {
  const box = useRef<HTMLInputElement>(null);
  const isAll = selected >= total;
  useLayoutEffect(() => {
    if (box.current) box.current.indeterminate = !isAll;
  });
  return (
    <input
      type="checkbox"
      ref={box}
      aria-label={isAll ? 'Select none' : 'Select all'}
      checked={isAll}
      onChange={isAll ? onClear : onSelectAll}
    />
  );
}

function StatusPick({ onStatus }: { onStatus: (status: Status) => void }) {
  return (
    <select
      aria-label="Status of the selected papers"
      value=""
      onChange={({ currentTarget }) => {
        onStatus(currentTarget.value as Status);
        currentTarget.value = '';
      }}
    >
      <option value="" disabled hidden>
        Status…
      </option>
      {STATUS_NAMES.map((status) => (
        <option key={status} value={status}>
          {STATUSES[status]}
        </option>
      ))}
    </select>
  );
}

/** Adds tags to the selected papers or takes them off, one after the other. */
function Tagging({ tags, onTag, onTagging }: BulkBarProps) {
  const place = useRef<HTMLFieldSetElement>(null);
  useLayoutEffect(() => place.current?.querySelector('input')?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onTagging(false);
  };
  return (
    <fieldset class="bulk-tagging" ref={place} onKeyDown={onKeyDown}>
      <legend class="unseen">Tags of the selected papers</legend>
      <TagField label="Add a tag" known={tags} onTag={(tag) => onTag(tag, true)} />
      <select
        aria-label="Take a tag off"
        value=""
        onChange={({ currentTarget }) => {
          onTag(currentTarget.value.slice(1), false);
          currentTarget.value = '';
        }}
      >
        <option value="" disabled hidden>
          Take off…
        </option>
        {tags.map((tag) => (
          <option key={tag} value={`#${tag}`}>
            {tag}
          </option>
        ))}
      </select>
      <button type="button" class="bar-button" onClick={() => onTagging(false)}>
        Done
      </button>
    </fieldset>
  );
}
