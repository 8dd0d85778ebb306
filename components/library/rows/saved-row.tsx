import type { ComponentChildren } from 'preact';
import { abstractUrl } from '../../../lib/core/arxiv-id.ts';
import { shortAuthors } from '../../../lib/core/paper.ts';
import { TRASH_DAYS } from '../../../lib/library/causal/compact.ts';
import type { LibraryRow } from '../../../lib/library/listed.ts';
import { STATUS_NAMES, STATUSES, type Status } from '../../../lib/library/saved.ts';
import { dayWords } from '../../words/time-words.ts';
import { ratingWords } from '../rating-words.ts';
import './saved-row.css';

const DAY = 86_400_000;

/** More make a row that nobody reads. */
const MOST_TAGS = 3;

interface SavedRowProps {
  readonly row: LibraryRow;
  /** Tab reaches what is in it. */
  readonly reachable: boolean;
  readonly selected?: boolean;
  readonly onOpen: () => void;
  readonly onStatus: (status: Status) => void;
  readonly onRestore?: () => void;
  /** What stands before the text and behind it: a box to select with, a star. */
  readonly before?: ComponentChildren;
  readonly after?: ComponentChildren;
}

/** A saved paper in a list: a click opens what is kept of it, with a modifier its page as links do. */
export function SavedRow(props: SavedRowProps) {
  const { row, reachable, selected = false, onOpen, before, after } = props;
  const { id, title, removed, added } = row;
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onOpen();
  };
  return (
    <div
      class="saved-row"
      data-paper={id}
      data-saved={removed === null ? '' : undefined}
      data-trashed={removed === null ? undefined : ''}
      data-selected={selected}
    >
      {before}
      <div class="saved-row-all">
        <div class="saved-row-text">
          <a
            class="saved-row-title"
            data-row-focus
            href={abstractUrl(id)}
            target="_blank"
            rel="noopener noreferrer"
            tabIndex={reachable ? 0 : -1}
            onClick={open}
          >
            <span>{title}</span>
          </a>
          <Meta row={row} />
          <p class="saved-row-added">Saved {dayWords(added)}</p>
        </div>
        <div class="saved-row-foot">
          {removed === null ? <KeptFoot {...props} /> : <TrashFoot {...props} removed={removed} />}
        </div>
      </div>
      {after}
    </div>
  );
}

function Meta({ row: { authors, year, rating, waiting } }: { row: LibraryRow }) {
  return (
    <p class="saved-row-meta">
      <span class="saved-row-authors">{[shortAuthors(authors), `${year}`].filter(Boolean).join(' · ')}</span>
      {rating !== null && (
        <span class="saved-row-rating">
          <span aria-hidden="true">{'★'.repeat(rating)}</span>
          <span class="unseen">{ratingWords(rating)}</span>
        </span>
      )}
      {waiting && (
        <span class="saved-row-waiting" data-waiting title="On this device only so far">
          <span class="unseen">On this device only so far</span>
        </span>
      )}
    </p>
  );
}

function KeptFoot({ row, reachable, onStatus }: SavedRowProps) {
  const { title, status, tags, note, lead, conflict } = row;
  return (
    <>
      <select
        aria-label={`Status of ${title}`}
        value={status}
        tabIndex={reachable ? 0 : -1}
        onChange={(event) => onStatus(event.currentTarget.value as Status)}
      >
        {STATUS_NAMES.map((name) => (
          <option key={name} value={name}>
            {STATUSES[name]}
          </option>
        ))}
      </select>
      {conflict && (
        <span class="saved-row-conflict" data-conflict title="Changed in two places at once; open it to settle that">
          Conflict
        </span>
      )}
      {tags.slice(0, MOST_TAGS).map((tag) => (
        <span key={tag} class="saved-row-tag">
          {tag}
        </span>
      ))}
      {tags.length > MOST_TAGS && <span class="saved-row-more">+{tags.length - MOST_TAGS}</span>}
      {note === '' ? (
        <span class="saved-row-lead">{lead}</span>
      ) : (
        <span class="saved-row-note">
          <span class="unseen">Note: </span>
          {note}
        </span>
      )}
    </>
  );
}

function TrashFoot({ row, reachable, onRestore, removed }: SavedRowProps & { removed: number }) {
  return (
    <>
      <button
        type="button"
        class="saved-row-restore"
        aria-label={`Restore ${row.title}`}
        tabIndex={reachable ? 0 : -1}
        onClick={onRestore}
      >
        Restore
      </button>
      <span class="saved-row-fate" title={`Removed ${dayWords(removed)}`}>
        Gone for good on {dayWords(removed + TRASH_DAYS * DAY)}
      </span>
    </>
  );
}

/** The room of a row that is on its way. */
export function ComingRow({ reachable }: { reachable: boolean }) {
  return (
    <div class="saved-row" aria-busy="true">
      <div class="saved-row-all">
        <button type="button" class="saved-row-title" data-row-focus tabIndex={reachable ? 0 : -1}>
          <span class="unseen">Coming…</span>
        </button>
      </div>
    </div>
  );
}
