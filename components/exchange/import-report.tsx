import type { ImportPreview } from '../../lib/library/exchange.ts';
import { counted, number } from '../words/counted.ts';
import { brings, type Looked } from './use-import.ts';
import './import-report.css';

/** What one file would bring. */
export function ImportReport({ looked }: { looked: Looked }) {
  const { request, preview, error } = looked;
  return (
    <section class="import-report" data-file={request.name}>
      <h4>{request.name}</h4>
      {error && <p class="import-wrong">{error}</p>}
      {preview?.format === null && (
        <p class="import-wrong">
          Papergloss can’t tell what this is. It looks at how a text begins, and at the ending of the file’s name.
        </p>
      )}
      {preview?.format && <Read preview={preview} useful={brings(looked)} />}
    </section>
  );
}

function Read({ preview, useful }: { preview: ImportPreview; useful: boolean }) {
  const { format, samples, skipped, skippedInAll } = preview;
  return (
    <>
      <p>
        Read as {format?.title}. {format?.why}
      </p>
      <Counts preview={preview} />
      {!useful && <p>It brings nothing new.</p>}
      {samples.length > 0 && (
        <ul class="import-samples" aria-label="Some of its papers">
          {samples.slice(0, 3).map(({ id, title }) => (
            <li key={id}>{title || `arXiv:${id}`}</li>
          ))}
        </ul>
      )}
      {skippedInAll > 0 && <SkippedParts skipped={skipped} all={skippedInAll} />}
    </>
  );
}

function Counts({ preview: { added, changed, unchanged, rivals } }: { preview: ImportPreview }) {
  const counts = [
    ['New', added],
    ['Gain a tag, a note or a rating', changed],
    ['Stay as they are', unchanged],
  ] as const;
  return (
    <>
      <dl class="import-counts">
        {counts.map(([name, papers]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{number(papers)}</dd>
          </div>
        ))}
      </dl>
      {rivals > 0 && <p>{counted(rivals, 'paper')} with another note than yours: both are kept, and you choose.</p>}
    </>
  );
}

function SkippedParts({ skipped, all }: { skipped: ImportPreview['skipped']; all: number }) {
  const shown = skipped.slice(0, 100);
  return (
    <details class="import-skipped">
      <summary>{counted(all, 'part')} left out</summary>
      <ul>
        {shown.map(({ line, what, reason }, at) => (
          <li key={`${at} ${what}`}>
            {line !== null && <span class="import-line">Line {number(line)}: </span>}
            <bdi>{what}</bdi>: {reason}
          </li>
        ))}
      </ul>
      {all > shown.length && <p>+ {number(all - shown.length)} more</p>}
    </details>
  );
}
