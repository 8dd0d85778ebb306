import { useState } from 'preact/hooks';
import type { ImportRequest } from '../../lib/messages.ts';
import { sendPatiently } from '../../lib/messages.ts';
import type { SourceListPreview } from '../../lib/sources/listed-source.ts';
import { allow, refusedWords } from '../allow.ts';
import { OutcomeLine } from '../background/outcome-line.tsx';
import { useDeed } from '../background/use-deed.ts';
import { handOver } from '../exchange/hand-over.ts';
import { textOf } from '../exchange/text-of.ts';
import { FileButton } from '../form/file-button.tsx';
import { counted } from '../words/counted.ts';
import { ListPreview } from './list-preview.tsx';
import type { Sources } from './use-sources.ts';

interface Read {
  readonly request: ImportRequest;
  readonly preview: SourceListPreview;
}

/** Carries what the reader follows to another browser: a list of addresses as a file. */
export function ListFile({ sources }: { sources: Sources }) {
  const deed = useDeed();
  const [read, setRead] = useState<Read | null>(null);
  const followed = sources.list?.filter(({ origin }) => origin.is !== 'files').length ?? 0;
  const write = () =>
    deed.run(async () => {
      const { name, mediaType, text } = await sendPatiently('exportSources');
      handOver(name, mediaType, text);
      return { words: `${counted(followed, 'source')} written to ${name}, among your downloads.` };
    });
  const look = ([file]: readonly File[]) => {
    if (!file) return;
    deed.run(async () => {
      const request = { name: file.name, text: await textOf(file) };
      setRead({ request, preview: await sendPatiently('previewSourceList', request) });
      return undefined;
    });
  };
  const follow = ({ request, preview: { patterns } }: Read) => {
    if (deed.busy) return;
    const allowing = patterns.length > 0 ? allow(patterns, 'nothing') : Promise.resolve(true); // straight from the click
    deed.run(async () => {
      if (!(await allowing)) {
        return { words: refusedWords(hostsWords(patterns), 'nothing of the list is followed'), failed: true };
      }
      const before = sources.list?.length ?? 0;
      const list = await sendPatiently('importSourceList', request);
      sources.show(list);
      setRead(null);
      return { words: `${counted(list.length - before, 'source')} added. Their documents are fetched now.` };
    });
  };

  return (
    <div class="list-file">
      <h3>Your list of sources</h3>
      <p>
        Addresses and names as a file, to follow the same in another browser. Documents that you gave as files are not
        in it.
      </p>
      {read ? (
        <ListPreview
          name={read.request.name}
          preview={read.preview}
          busy={deed.busy}
          onFollow={() => follow(read)}
          onCancel={() => setRead(null)}
        />
      ) : (
        <div class="deeds">
          <button
            type="button"
            class="plain-button"
            onClick={() => followed === 0 || write()}
            aria-disabled={deed.busy || followed === 0}
          >
            Export the list
          </button>
          <FileButton onFiles={look}>Import a list</FileButton>
          {sources.list && followed === 0 && <span class="field-hint">You follow no address yet.</span>}
        </div>
      )}
      <OutcomeLine deed={deed} />
    </div>
  );
}

/** `raw.githubusercontent.com and 2 more`, of match patterns. */
function hostsWords([first = '', ...more]: readonly string[]): string {
  const host = first.replace(/^https:\/\/|\/\*$/g, '');
  return more.length > 0 ? `${host} and ${more.length} more` : host;
}
