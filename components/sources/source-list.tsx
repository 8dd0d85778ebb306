import { sendPatiently } from '../../lib/messages.ts';
import type { ListedSource } from '../../lib/sources/listed-source.ts';
import { OutcomeLine } from '../background/outcome-line.tsx';
import { useDeed } from '../background/use-deed.ts';
import { counted } from '../words/counted.ts';
import type { Staging } from './add/use-staging.ts';
import { SourceBlock } from './source-block.tsx';
import type { Sources } from './use-sources.ts';

interface SourceListProps {
  readonly sources: Sources;
  readonly list: readonly ListedSource[];
  readonly staging: Staging;
  readonly onRemoved: (words: string) => void;
}

/** The sources there are, each with what may be done with it. */
export function SourceList({ sources, list, staging, onRemoved }: SourceListProps) {
  const deed = useDeed();
  const followed = list.filter(({ origin, paused, allowed }) => origin.is !== 'files' && !paused && allowed);
  const refreshAll = () =>
    deed.run(async () => {
      const now = await sendPatiently('refreshSources', { id: null });
      sources.show(now);
      return { words: refreshedWords(now.filter(({ id }) => followed.some((each) => each.id === id))) };
    });
  return (
    <>
      <div class="sources-head">
        <h3>Your sources</h3>
        {followed.length > 1 && (
          <button type="button" class="plain-button" onClick={refreshAll} aria-disabled={deed.busy}>
            Refresh all
          </button>
        )}
      </div>
      <OutcomeLine deed={deed} />
      {list.map((source) => (
        <SourceBlock key={source.id} source={source} sources={sources} staging={staging} onRemoved={onRemoved} />
      ))}
    </>
  );
}

function refreshedWords(asked: readonly ListedSource[]): string {
  const failed = asked.filter(({ failure }) => failure !== null).length;
  const all = `Asked ${counted(asked.length, 'source')}.`;
  return failed === 0 ? all : `${all} ${failed} could not be refreshed; each says why.`;
}
