import { formatDay } from '../../../lib/core/dates.ts';
import { SOURCE_KINDS } from '../../../lib/core/gloss.ts';
import type { StagedDocument } from '../../../lib/sources/listed-source.ts';
import { counted } from '../../words/counted.ts';
import { SkippedParts } from '../skipped-parts.tsx';

interface DocumentReportProps {
  readonly document: StagedDocument;
  /** One of many: its details open at a click. */
  readonly folded: boolean;
}

/** What one document is, and what it would bring. */
export function DocumentReport({ document, folded }: DocumentReportProps) {
  const { file, format, refused, known } = document;
  return (
    <section class="document-report" data-file={file}>
      <h4>
        <bdi>{file}</bdi>
      </h4>
      {format === null && <p class="document-wrong">{refused}</p>}
      {known && <p class="document-known">{known.same ? <SameAs {...known} /> : <Replaces document={document} />}</p>}
      {format && (folded ? <Folded document={document} /> : <Read document={document} />)}
    </section>
  );
}

function SameAs({ name }: { readonly name: string }) {
  return (
    <>
      You have this already, in <bdi>{name}</bdi>.
    </>
  );
}

function Replaces({ document: { known, date, title } }: { document: StagedDocument }) {
  return (
    <>
      Replaces <bdi>{date === null ? title : formatDay(date)}</bdi> in <bdi>{known?.name}</bdi>, which says something
      else.
    </>
  );
}

function Folded({ document }: { document: StagedDocument }) {
  return (
    <details>
      <summary>{summaryWords(document)}</summary>
      <Read document={document} />
    </details>
  );
}

function Read({ document }: { document: StagedDocument }) {
  const { format, title, date, samples, skipped, skippedInAll } = document;
  return (
    <>
      <p>
        <bdi>{title}</bdi>, {date === null ? 'undated' : `of ${formatDay(date)}`}. Read as{' '}
        {format && SOURCE_KINDS[format.kind].toLowerCase()}: {format?.why}
      </p>
      <p>{foundWords(document)}</p>
      {samples.length > 0 && <Samples samples={samples} />}
      <SkippedParts skipped={skipped} all={skippedInAll} />
    </>
  );
}

/** `Daily table, 9 Jul 2025: 24 glosses of 24 papers.` */
function summaryWords(document: StagedDocument): string {
  const kind = document.format ? SOURCE_KINDS[document.format.kind] : '';
  return `${kind}, ${formatDay(document.date)}: ${foundWords(document)}`;
}

/** `20 glosses: 18 of papers it names, 2 whose papers are not found yet.` */
function foundWords({ glosses, matched, unmatched }: StagedDocument): string {
  const all = counted(glosses, 'gloss', 'glosses');
  if (matched === 0) return `${all} whose papers are not found yet: they wait for you to open the papers’ pages.`;
  if (unmatched === 0) return `${all} of ${counted(matched, 'paper')}.`;
  const later = unmatched === 1 ? 'one whose paper is' : `${unmatched} whose papers are`;
  return `${all}: ${matched} matched to ${matched === 1 ? 'its paper' : 'their papers'}, ${later} not found yet.`;
}

function Samples({ samples }: Pick<StagedDocument, 'samples'>) {
  return (
    <ul class="document-samples" aria-label="How some of its glosses begin">
      {samples.map(({ id, title, text }) => (
        <li key={`${id} ${title}`}>
          <bdi class="document-paper">{title || (id ? `arXiv:${id}` : 'A paper without a title')}</bdi>
          <bdi class="document-words">{text}</bdi>
        </li>
      ))}
    </ul>
  );
}
