import { useId, useState } from 'preact/hooks';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { FORMATS } from '../../lib/library/formats/index.ts';
import type { LibraryFilter } from '../../lib/library/listed.ts';
import { sendPatiently } from '../../lib/messages.ts';
import { OutcomeLine } from '../background/outcome-line.tsx';
import { useDeed } from '../background/use-deed.ts';
import { counted } from '../words/counted.ts';
import { handOver } from './hand-over.ts';
import '../form/form.css';
import './export-menu.css';

interface ExportMenuProps {
  /** Those named, or all that pass the filter. */
  readonly papers: readonly PaperId[] | LibraryFilter;
  /** How many those are; null where nobody knows yet. */
  readonly count: number | null;
}

const WRITABLE = FORMATS.filter(({ write }) => write);

/** Hands papers to the reader as a file of the chosen format. */
export function ExportMenu({ papers, count }: ExportMenuProps) {
  const id = useId();
  const deed = useDeed();
  const [format, setFormat] = useState(WRITABLE[0]?.id ?? '');
  const says = WRITABLE.find((each) => each.id === format)?.says;
  const nothing = count === 0;
  const take = () =>
    deed.run(async () => {
      const file = await sendPatiently('exportLibrary', { format, papers });
      handOver(file.name, file.mediaType, file.text);
      return { words: `${counted(file.papers, 'paper')} written to ${file.name}, among your downloads.` };
    });

  return (
    <div class="export-menu">
      <div class="field">
        <label for={id}>Format</label>
        <select
          id={id}
          value={format}
          aria-describedby={`${id}-says`}
          onChange={(event) => setFormat(event.currentTarget.value)}
        >
          {WRITABLE.map((each) => (
            <option key={each.id} value={each.id}>
              {each.title}
            </option>
          ))}
        </select>
        <p class="field-hint" id={`${id}-says`} role="status">
          {says}
        </p>
      </div>
      <div class="deeds">
        <button
          type="button"
          class="plain-button"
          onClick={() => nothing || take()}
          aria-disabled={deed.busy || nothing}
        >
          {count === null ? 'Export' : `Export ${counted(count, 'paper')}`}
        </button>
        {nothing && <span class="field-hint">There is nothing to export yet.</span>}
      </div>
      <OutcomeLine deed={deed} />
    </div>
  );
}
