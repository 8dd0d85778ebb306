import { useId, useState } from 'preact/hooks';
import type { LibraryFilter } from '../../lib/library/listed.ts';
import { sendMessage } from '../../lib/messages.ts';
import { Failure } from '../background/failure.tsx';
import { useAsked } from '../background/use-asked.ts';
import { useSavedRevision } from '../background/use-saved-revision.ts';
import { number } from '../words/counted.ts';
import { ExportMenu } from './export-menu.tsx';

/** Takes papers out: all of them, or those with a tag. */
export function ExportPanel() {
  const id = useId();
  const [tag, setTag] = useState('');
  const page = useAsked('counts', () => sendMessage('library', { filter: {}, order: 'added', offset: 0, limit: 1 }));
  useSavedRevision(() => page.again());
  const counts = page.value?.counts ?? null;
  const tagged = counts?.tags.find(({ name }) => name === tag);
  const filter: LibraryFilter = tagged ? { tag } : {};

  return (
    <>
      <h3>Export</h3>
      <p>
        Takes papers out as a file, for other programs or to keep. Nothing changes in the library, and the file is
        readable for everybody who has it.
      </p>
      {page.error && <Failure message={page.error} onRetry={() => page.again()} />}
      <div class="field export-papers">
        <label for={id}>Papers</label>
        <select id={id} value={tagged ? tag : ''} onChange={(event) => setTag(event.currentTarget.value)}>
          <option value="">All papers{counts ? ` (${number(counts.all)})` : ''}</option>
          {counts?.tags.map(({ name, papers }) => (
            <option key={name} value={name}>
              Tag: {name} ({number(papers)})
            </option>
          ))}
        </select>
      </div>
      <ExportMenu papers={filter} count={tagged?.papers ?? counts?.all ?? null} />
    </>
  );
}
