import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { sendMessage } from '../../lib/messages.ts';
import type { ListedSource } from '../../lib/sources/listed-source.ts';
import { OutcomeLine } from '../background/outcome-line.tsx';
import { useDeed } from '../background/use-deed.ts';
import type { Staging } from './add/use-staging.ts';
import { DocumentList } from './document-list.tsx';
import { PastForm } from './past-form.tsx';
import { RemoveQuestion } from './remove-question.tsx';
import { RenameForm } from './rename-form.tsx';
import { type Opened, SourceDeeds } from './source-deeds.tsx';
import { SourceFacts } from './source-facts.tsx';
import { quarterWords, stateOf, workName } from './source-words.ts';
import type { Sources } from './use-sources.ts';
import { WorkBar } from './work-bar.tsx';

interface SourceBlockProps {
  readonly source: ListedSource;
  readonly sources: Sources;
  readonly staging: Staging;
  readonly onRemoved: (words: string) => void;
}

/** One source: how it stands, what it holds, what may be done with it. */
export function SourceBlock({ source, sources, staging, onRemoved }: SourceBlockProps) {
  const deed = useDeed();
  const [opened, setOpened] = useState<Opened | null>(null);
  const block = useRef<HTMLElement>(null);
  const left = useRef<Opened | null>(null);
  const { id, name, work } = source;
  const state = stateOf(source);
  const close = () => {
    left.current = opened;
    setOpened(null);
  };
  // What was opened goes away, and the focus goes back to what opened it.
  useLayoutEffect(() => {
    if (opened !== null || left.current === null) return;
    block.current?.querySelector<HTMLElement>(`[data-opens="${left.current}"]`)?.focus();
    left.current = null;
  }, [opened]);
  const stop = () =>
    deed.run(async () => {
      sources.show(await sendMessage('stopSource', { id }));
      return { words: 'Stopped. What came so far stays.' };
    });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && opened !== null) close();
  };
  const parts = { source, sources, deed, onClose: close };

  return (
    <section class="source" ref={block} data-source={id} aria-labelledby={`source-${id}`} onKeyDown={onKeyDown}>
      <div class="source-head">
        <h4 id={`source-${id}`}>
          <bdi>{name}</bdi>
        </h4>
        <span class="source-state" data-tone={state.tone}>
          {state.words}
        </span>
      </div>
      <SourceFacts source={source} />
      {work && (
        <WorkBar words={workName(work)} done={work.done} all={work.total} spoken={quarterWords(work)} onStop={stop} />
      )}
      <SourceDeeds {...parts} staging={staging} opened={opened} onOpen={setOpened} />
      {opened === 'rename' && <RenameForm {...parts} />}
      {opened === 'past' && <PastForm {...parts} />}
      {opened === 'documents' && <DocumentList source={source} />}
      {opened === 'remove' && <RemoveQuestion {...parts} onRemoved={onRemoved} />}
      <OutcomeLine deed={deed} />
    </section>
  );
}
