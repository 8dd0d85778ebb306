import { sendMessage, sendPatiently } from '../../lib/messages.ts';
import type { SourceAddress } from '../../lib/sources/address.ts';
import type { ListedSource } from '../../lib/sources/listed-source.ts';
import { allow, refusedWords } from '../allow.ts';
import { FileButton } from '../form/file-button.tsx';
import { counted } from '../words/counted.ts';
import type { Staging } from './add/use-staging.ts';
import type { SourcePart } from './source-part.ts';
import { placeOf } from './source-place.ts';

/** What may be opened below a source, one at a time. */
export type Opened = 'rename' | 'past' | 'documents' | 'remove';

interface SourceDeedsProps extends SourcePart {
  readonly staging: Staging;
  readonly opened: Opened | null;
  readonly onOpen: (opened: Opened | null) => void;
}

/** What may be done with a source. */
export function SourceDeeds({ source, sources, deed, staging, opened, onOpen }: SourceDeedsProps) {
  const { id, origin, paused, allowed, work } = source;
  const place = placeOf(source);
  const refresh = async () => {
    const list = await sendPatiently('refreshSources', { id });
    sources.show(list);
    return {
      words: refreshedWords(
        source,
        list.find((each) => each.id === id),
      ),
    };
  };
  const allowHost = ({ host, pattern }: SourceAddress) => {
    if (deed.busy) return;
    const allowing = allow([pattern], 'nothing'); // straight from the click
    deed.run(async () =>
      (await allowing) ? refresh() : { words: refusedWords(host, 'nothing is fetched there'), failed: true },
    );
  };
  const pause = () =>
    deed.run(async () => {
      sources.show(await sendMessage('editSource', { id, paused: !paused }));
      return { words: paused ? 'It is asked again from now on.' : 'Nothing is asked there until you resume.' };
    });
  const busy = deed.busy || work !== null;
  const opens = (part: Opened, words: string) => (
    <button
      type="button"
      class="plain-button"
      data-opens={part}
      aria-expanded={opened === part}
      onClick={() => onOpen(opened === part ? null : part)}
    >
      {words}
    </button>
  );

  return (
    <div class="deeds source-deeds">
      {place && !allowed && (
        <button type="button" class="main-button" onClick={() => allowHost(place)} aria-disabled={busy}>
          Allow {place.host}
        </button>
      )}
      {place && allowed && (
        <button type="button" class="plain-button" onClick={() => busy || deed.run(refresh)} aria-disabled={busy}>
          Refresh
        </button>
      )}
      {place && (
        <button type="button" class="plain-button" onClick={pause} aria-disabled={deed.busy}>
          {paused ? 'Resume' : 'Pause'}
        </button>
      )}
      {origin.is === 'series' && opens('past', 'Fetch the past')}
      {origin.is === 'files' && (
        <FileButton multiple onFiles={(files) => staging.lookAtFiles(files, id)}>
          Add or replace files
        </FileButton>
      )}
      {opens('documents', 'Documents')}
      {opens('rename', 'Rename')}
      {opens('remove', 'Remove')}
    </div>
  );
}

function refreshedWords(before: ListedSource, now: ListedSource | undefined): string {
  if (!now || now.failure) return '';
  const more = now.documents - before.documents;
  if (more > 0) return `Refreshed: ${counted(more, 'new document')}.`;
  return now.work ? 'Asked; its documents are being read.' : 'Asked; nothing new there.';
}
