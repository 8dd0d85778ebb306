import type { ListedSource } from '../../lib/sources/listed-source.ts';
import { Fact, Standing } from '../background/standing.tsx';
import { counted, number } from '../words/counted.ts';
import { agoWords, dayWords } from '../words/time-words.ts';
import { useNow } from '../words/use-now.ts';
import { documentWords, kindWords, waitingWords } from './source-words.ts';

/** What a source is, what it holds, when it was asked, what went wrong. */
export function SourceFacts({ source }: { source: ListedSource }) {
  const { origin, kinds, papers, glosses, unbound, skipped, added, checked, failure } = source;
  const now = useNow();
  return (
    <Standing failure={failure}>
      <Fact name="Kind">{kindWords(kinds) || 'Not known yet'}</Fact>
      <Fact name="From">{origin.is === 'files' ? 'Files and text of yours' : <bdi>{origin.address}</bdi>}</Fact>
      <Fact name="Documents">{documentWords(source)}</Fact>
      <Fact name="Papers">
        {number(papers)}, with {counted(glosses, 'gloss', 'glosses')}
      </Fact>
      {unbound > 0 && <Fact name="Waiting">{waitingWords(unbound)}</Fact>}
      {skipped > 0 && <Fact name="Left out">{counted(skipped, 'part')}; its documents say which and why</Fact>}
      {origin.is === 'files' ? (
        <Fact name="Added">{dayWords(added)}</Fact>
      ) : (
        <Fact name="Checked">{checked === null ? 'Not yet' : agoWords(checked, now)}</Fact>
      )}
    </Standing>
  );
}
