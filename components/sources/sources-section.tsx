import { useRef, useState } from 'preact/hooks';
import { Failure } from '../background/failure.tsx';
import { Section } from '../options/section.tsx';
import { AddSource } from './add/add-source.tsx';
import { useStaging } from './add/use-staging.ts';
import { ListFile } from './list-file.tsx';
import { SourceList } from './source-list.tsx';
import { useSources } from './use-sources.ts';
import '../form/form.css';
import './sources.css';

/** The reader's own sources: what they are, those there are, and adding one. */
export function SourcesSection() {
  const sources = useSources();
  const staging = useStaging(sources);
  const line = useRef<HTMLParagraphElement>(null);
  const [told, setTold] = useState('');
  const none = sources.list?.length === 0;
  const removed = (words: string) => {
    setTold(words);
    line.current?.focus(); // what had it goes away
  };

  return (
    <Section id="sources" title="Sources">
      <p>
        Documents that speak of papers: daily tables, digests, reading notes, weekly reviews, published glosses. Bring
        one, and its words stand on each paper’s own page, named and dated, and are found by search.
      </p>
      {sources.error && <Failure message={sources.error} onRetry={sources.again} />}
      {!sources.list && !sources.error && <p class="sources-waiting">Looking up your sources…</p>}
      {none && (
        <p class="sources-none">
          No source of your own yet. Begin with the address of one that you read, or with a file: you see what it says,
          and of which papers, before anything is kept.
        </p>
      )}
      {sources.list && !none && (
        <SourceList sources={sources} list={sources.list} staging={staging} onRemoved={removed} />
      )}
      <p class="sources-told" role="status" tabIndex={-1} ref={line}>
        {told}
      </p>
      <AddSource staging={staging} sources={sources.list ?? []} />
      <ListFile sources={sources} />
    </Section>
  );
}
