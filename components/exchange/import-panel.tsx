import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { FORMATS } from '../../lib/library/formats/index.ts';
import { OutcomeLine } from '../background/outcome-line.tsx';
import { FileButton } from '../form/file-button.tsx';
import { ImportReport } from './import-report.tsx';
import { useDrop } from './use-drop.ts';
import { brings, type Import, type Progress, useImport } from './use-import.ts';
import './import-panel.css';

const READABLE = FORMATS.filter(({ read }) => read).map(({ title }) => title);

/** Takes papers in: from files or pasted text, looked through before anything is kept. */
export function ImportPanel() {
  const taking = useImport();
  const decided = taking.looked.length === 0;
  const place = useRef<HTMLElement>(null);
  // What was looked through is where the reader goes on; when it is decided, so is what came of it.
  useLayoutEffect(() => {
    if (!decided) place.current?.focus();
  }, [decided]);

  return (
    <>
      <h3>Import</h3>
      <p>
        Reads these formats: {READABLE.join(', ')}. You see what a file would bring before anything is kept; what is in
        the library stays, and a note that differs is kept beside yours.
      </p>
      {decided && !taking.progress && <ImportField taking={taking} />}
      {taking.progress && <ImportProgress progress={taking.progress} onStop={taking.stop} />}
      {!decided && !taking.progress && (
        <section class="import-looked" ref={place} tabIndex={-1} aria-label="What would be kept">
          {taking.looked.map((each) => (
            <ImportReport key={each.request.name} looked={each} />
          ))}
          <Decision taking={taking} />
        </section>
      )}
      <OutcomeLine deed={taking.deed} />
    </>
  );
}

function ImportField({ taking }: { taking: Import }) {
  const id = useId();
  const [text, setText] = useState('');
  const { over, ...drop } = useDrop(taking.look);
  return (
    <>
      <div class="import-drop" data-over={over} {...drop}>
        <FileButton multiple onFiles={taking.look}>
          Choose files
        </FileButton>
        <span>or drop them here</span>
      </div>
      <div class="field">
        <label for={id}>Or paste text: entries, a list of arXiv addresses or ids</label>
        <textarea
          id={id}
          rows={3}
          value={text}
          spellcheck={false}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <div class="deeds">
        <button
          type="button"
          class="plain-button"
          aria-disabled={text.trim() === ''}
          onClick={() => text.trim() === '' || taking.lookAtText(text)}
        >
          Look through the text
        </button>
      </div>
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

function Decision({ taking: { looked, keep, forget } }: { taking: Import }) {
  const some = looked.some(brings);
  return (
    <div class="deeds">
      {some && (
        <button type="button" class="main-button" onClick={keep}>
          Keep
        </button>
      )}
      <button type="button" class="plain-button" onClick={forget}>
        {some ? 'Cancel' : 'Close'}
      </button>
    </div>
  );
}
