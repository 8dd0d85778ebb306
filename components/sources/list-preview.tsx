import { useLayoutEffect, useRef } from 'preact/hooks';
import type { SourceListPreview } from '../../lib/sources/listed-source.ts';
import { counted } from '../words/counted.ts';

interface ListPreviewProps {
  /** The file's. */
  readonly name: string;
  readonly preview: SourceListPreview;
  readonly busy: boolean;
  /** Called straight from the click. */
  readonly onFollow: () => void;
  readonly onCancel: () => void;
}

/** What a list of sources would bring, and the one click that allows its hosts and follows it. */
export function ListPreview({ name, preview, busy, onFollow, onCancel }: ListPreviewProps) {
  const { entries, patterns, refused } = preview;
  const place = useRef<HTMLElement>(null);
  useLayoutEffect(() => place.current?.focus(), []);
  const fresh = entries.filter(({ known }) => !known).length;
  return (
    <section class="list-preview" ref={place} tabIndex={-1} aria-label={`What is in ${name}`}>
      {entries.length === 0 && refused.length === 0 && <p>{name} names no source.</p>}
      <ul>
        {entries.map(({ name: called, origin, known }, at) => (
          <li key={`${at} ${called}`}>
            <bdi class="document-title">{called}</bdi>
            <bdi class="document-meta">{origin.is !== 'files' && origin.address}</bdi>
            {known && <span> You follow it already.</span>}
          </li>
        ))}
      </ul>
      {refused.map((reason) => (
        <p key={reason} class="document-wrong">
          {reason}
        </p>
      ))}
      {fresh > 0 && patterns.length > 0 && (
        <p>
          Your browser asks you to allow {counted(patterns.length, 'site')}:{' '}
          {patterns.map((pattern) => pattern.replace(/^https:\/\/|\/\*$/g, '')).join(', ')}.
        </p>
      )}
      <div class="deeds">
        {fresh > 0 && (
          <button type="button" class="main-button" onClick={onFollow} aria-disabled={busy}>
            Follow {counted(fresh, 'source')}
          </button>
        )}
        <button type="button" class="plain-button" onClick={onCancel}>
          {fresh > 0 ? 'Cancel' : 'Close'}
        </button>
      </div>
    </section>
  );
}
