import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ListedSource } from '../../../lib/sources/listed-source.ts';
import { OutcomeLine } from '../../background/outcome-line.tsx';
import { PasteField } from '../../form/paste-field.tsx';
import { WorkBar } from '../work-bar.tsx';
import { AddressForm } from './address-form.tsx';
import { FileField } from './file-field.tsx';
import { Review } from './review.tsx';
import type { Staging } from './use-staging.ts';

interface AddSourceProps {
  readonly staging: Staging;
  readonly sources: readonly ListedSource[];
}

/** Brings a source in: by its address, from files or from text, read and shown before anything is kept. */
export function AddSource({ staging, sources }: AddSourceProps) {
  const { looked, progress, deed } = staging;
  const stage = progress ? 'progress' : looked ? 'review' : 'choice';
  // What is typed outlives its fields, for the reader who discards.
  const [text, setText] = useState('');
  const [address, setAddress] = useState('');
  const place = useRef<HTMLDivElement>(null);
  const begun = useRef(false);
  // What was pressed goes away with its stage; the next one has something to go on with.
  useLayoutEffect(() => {
    if (begun.current) place.current?.querySelector<HTMLElement>('[data-first], input, button')?.focus();
    begun.current = true;
  }, [stage]);
  const kept = () => {
    setText('');
    setAddress('');
  };

  return (
    <div class="add-source">
      <h3>Add a source</h3>
      <div ref={place}>
        {stage === 'choice' && (
          <>
            <AddressForm address={address} onAddress={setAddress} onLook={staging.lookAtAddress} />
            <FileField onFiles={(files) => staging.lookAtFiles(files, null)} />
            <h4>From text</h4>
            <PasteField label="Paste a document" text={text} onText={setText} onLook={staging.lookAtText} />
          </>
        )}
        {progress && (
          <section class="add-progress" data-first tabIndex={-1} aria-label="Reading">
            <WorkBar {...progress} {...(progress.all > 1 && { onStop: staging.stop })} />
          </section>
        )}
        {stage === 'review' && looked && <Review looked={looked} staging={staging} sources={sources} onKept={kept} />}
      </div>
      <OutcomeLine deed={deed} />
    </div>
  );
}
