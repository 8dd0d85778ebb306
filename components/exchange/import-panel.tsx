import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { FORMATS } from '../../lib/library/formats/index.ts';
import { OutcomeLine } from '../background/outcome-line.tsx';
import { FileButton } from '../form/file-button.tsx';
import { PasteField } from '../form/paste-field.tsx';
import { ImportReport } from './import-report.tsx';
import { useDrop } from './use-drop.ts';
import { brings, type Import, type Progress, useImport } from './use-import.ts';
import './import-panel.css';

const READABLE = FORMATS.filter(({ read }) => read).map(({ title }) => title);

/** Takes papers in: from files or pasted text, looked through before anything is kept. */
export function ImportPanel() {
  const taking = useImport();
  const stage = stageOf(taking);
  const [text, setText] = useState(''); // outlives its field, for the reader who cancels
  const place = useRef<HTMLDivElement>(null);
  const begun = useRef(false);
  // What was pressed goes away with its stage; the next one has something to go on with.
  useLayoutEffect(() => {
    if (begun.current) place.current?.querySelector<HTMLElement>('[data-first], input, button')?.focus();
    begun.current = true;
  }, [stage]);

  return (
    <>
      <h3>Import</h3>
      <p>
        Reads these formats: {READABLE.join(', ')}. You see what a file would bring before anything is kept; what is in
        the library stays, and a note that differs is kept beside yours.
      </p>
      <div ref={place}>
        {stage === 'choice' && <ImportField taking={taking} text={text} onText={setText} />}
        {taking.progress && <ImportProgress progress={taking.progress} onStop={taking.stop} />}
        {stage === 'decision' && (
          <section class="import-looked" data-first tabIndex={-1} aria-label="What would be kept">
            {taking.looked.map((each, at) => (
              <ImportReport key={`${at} ${each.request.name}`} looked={each} />
            ))}
            <Decision taking={taking} onKeep={() => setText('')} />
          </section>
        )}
      </div>
      <OutcomeLine deed={taking.deed} />
    </>
  );
}

function stageOf({ looked, progress }: Import): 'choice' | 'progress' | 'decision' {
  if (progress) return 'progress';
  return looked.length > 0 ? 'decision' : 'choice';
}

interface ImportFieldProps {
  readonly taking: Import;
  readonly text: string;
  readonly onText: (text: string) => void;
}

function ImportField({ taking, text, onText }: ImportFieldProps) {
  const { over, ...drop } = useDrop(({ files }) => taking.look([...files]));
  return (
    <>
      <div class="import-drop" data-over={over} {...drop}>
        <FileButton multiple onFiles={taking.look}>
          Choose files
        </FileButton>
        <span>or drop them here</span>
      </div>
      <PasteField
        label="Or paste text: entries, a list of arXiv addresses or ids"
        text={text}
        onText={onText}
        onLook={taking.lookAtText}
      />
    </>
  );
}

function ImportProgress({ progress: { done, all, words }, onStop }: { progress: Progress; onStop: () => void }) {
  return (
    <div class="import-progress">
      <p role="status">
        {words} {all > 1 && `(${done + 1} of ${all})`}
      </p>
      <progress aria-label="Files" max={all} {...(all > 1 && { value: done })} />
      {all > 1 && (
        <button type="button" class="plain-button" onClick={onStop}>
          Stop
        </button>
      )}
    </div>
  );
}

function Decision({ taking: { looked, keep, forget }, onKeep }: { taking: Import; onKeep: () => void }) {
  const some = looked.some(brings);
  const keepAll = () => {
    onKeep();
    keep();
  };
  return (
    <div class="deeds">
      {some && (
        <button type="button" class="main-button" onClick={keepAll}>
          Keep
        </button>
      )}
      <button type="button" class="plain-button" onClick={forget}>
        {some ? 'Cancel' : 'Close'}
      </button>
    </div>
  );
}
