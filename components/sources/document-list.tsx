import { formatDay } from '../../lib/core/dates.ts';
import { SOURCE_KINDS } from '../../lib/core/gloss.ts';
import { sendMessage } from '../../lib/messages.ts';
import { sourcesRevision } from '../../lib/settings.ts';
import type { ListedDocument, ListedSource } from '../../lib/sources/listed-source.ts';
import { Failure } from '../background/failure.tsx';
import { useAsked } from '../background/use-asked.ts';
import { useRevision } from '../background/use-revision.ts';
import { counted, number } from '../words/counted.ts';
import { SkippedParts } from './skipped-parts.tsx';

/** The documents of a source, the newest first, each with what of it could not be read. */
export function DocumentList({ source }: { source: ListedSource }) {
  const { id, name } = source;
  const asked = useAsked(id, () => sendMessage('sourceDetail', { id }));
  useRevision(sourcesRevision, () => asked.again());
  const documents = asked.value?.documents ?? [];
  const all = asked.value?.source.documents ?? 0;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached with the keyboard
    <section class="document-list" tabIndex={0} aria-label={`Documents of ${name}`}>
      {asked.error && <Failure message={asked.error} onRetry={() => asked.again()} />}
      {!asked.value && !asked.error && <p>Looking up its documents…</p>}
      {asked.value && documents.length === 0 && <p>No document of it is here yet.</p>}
      <ul>
        {documents.map((document) => (
          <DocumentRow key={document.file} document={document} />
        ))}
      </ul>
      {all > documents.length && documents.length > 0 && (
        <p>
          The newest {number(documents.length)} of {number(all)} documents.
        </p>
      )}
    </section>
  );
}

function DocumentRow({ document }: { document: ListedDocument }) {
  const { file, kind, title, date, glosses, unbound, skipped, skippedInAll } = document;
  const waiting = unbound > 0 ? `, ${number(unbound)} waiting for a paper` : '';
  return (
    <li data-document={file}>
      <bdi class="document-title">{title}</bdi>
      <span class="document-meta">
        {SOURCE_KINDS[kind]} · {formatDay(date)} · {counted(glosses, 'gloss', 'glosses')}
        {waiting}
      </span>
      <bdi class="document-meta">{file}</bdi>
      <SkippedParts skipped={skipped} all={skippedInAll} />
    </li>
  );
}
