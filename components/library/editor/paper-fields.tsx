import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { LibraryDetail } from '../../../lib/library/listed.ts';
import { STATUS_NAMES, STATUSES, type Status } from '../../../lib/library/saved.ts';
import { ratingDeed, statusDeed, tagDeed } from '../deeds.ts';
import { ratingWords } from '../rating-words.ts';
import { Segments } from '../segments.tsx';
import type { Edits } from '../use-edits.ts';
import { NoteEditor } from './note-editor.tsx';
import { Rating } from './rating.tsx';
import { Rivals } from './rivals.tsx';
import { TagEditor } from './tag-editor.tsx';
import './paper-fields.css';

const STATUS_SEGMENTS = STATUS_NAMES.map((value) => ({ value, label: STATUSES[value] }));

interface PaperFieldsProps {
  readonly paper: LibraryDetail;
  readonly edits: Edits;
  /** Tags of the library, to be suggested. */
  readonly tags: readonly string[];
}

/** What a reader keeps of a paper: status, rating, tags, note. Each is saved as it is changed. */
export function PaperFields({ paper, edits, tags }: PaperFieldsProps) {
  const { status, rating } = paper;
  const name = useId();
  // What is shown is what is written over; what comes in from elsewhere meanwhile stays beside it.
  const setStatus = (value: Status) => void edits.attempt(statusDeed([paper], value, dotsOf(status)));
  const rate = (value: number | null) => void edits.attempt(ratingDeed(paper, value, dotsOf(rating)));
  const setTag = (tag: string, on: boolean) => void edits.attempt(tagDeed([paper], tag, on));

  return (
    <div class="paper-fields">
      <Field name="Status">
        <Segments
          legend="Status"
          name={name}
          segments={STATUS_SEGMENTS}
          value={status[0]?.value ?? null}
          onChoose={setStatus}
        />
        <Rivals what="status" choices={status} words={(value) => STATUSES[value]} onKeep={setStatus} />
      </Field>
      <Field name="Rating">
        <Rating rating={rating[0]?.value ?? null} onRate={rate} />
        <Rivals what="rating" choices={rating} words={ratingWords} onKeep={rate} />
      </Field>
      <Field name="Tags">
        <TagEditor tags={paper.tags} known={tags} onTag={setTag} />
      </Field>
      <NoteEditor paper={paper} edits={edits} />
    </div>
  );
}

/** A group of controls that says its own name to screen readers, with that name beside it for everybody else. */
function Field({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="paper-field">
      <span class="paper-field-name" aria-hidden="true">
        {name}
      </span>
      <div class="paper-field-value">{children}</div>
    </div>
  );
}

function dotsOf(choices: LibraryDetail['status'] | LibraryDetail['rating']) {
  return choices.flatMap(({ dots }) => dots);
}
