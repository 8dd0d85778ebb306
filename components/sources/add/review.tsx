import type { ListedSource, StagedDocument } from '../../../lib/sources/listed-source.ts';
import { counted, number } from '../../words/counted.ts';
import { DocumentReport } from './document-report.tsx';
import { KeepForm } from './keep-form.tsx';
import { brings, totalsOf } from './staged-totals.ts';
import type { Looked, Staging } from './use-staging.ts';
import './review.css';

interface ReviewProps {
  readonly looked: Looked;
  readonly staging: Staging;
  readonly sources: readonly ListedSource[];
  readonly onKept: () => void;
}

/** More than anybody looks through; the others are counted above. */
const MOST_REPORTS = 50;

/** What documents would bring, and the decision. */
export function Review({ looked, staging, sources, onKept }: ReviewProps) {
  const { documents } = looked;
  const shown = [...documents].sort(refusedFirst).slice(0, MOST_REPORTS);
  const some = brings(looked);
  return (
    <section class="review" data-first tabIndex={-1} aria-label="What would be kept">
      {looked.address !== null && looked.address !== documents[0]?.file && (
        <p class="review-from">
          From <bdi>{looked.address}</bdi>
        </p>
      )}
      {documents.length > 1 && <Totals documents={documents} />}
      {shown.map((document, at) => (
        <DocumentReport key={`${at} ${document.file}`} document={document} folded={documents.length > 3} />
      ))}
      {documents.length > shown.length && (
        <p>+ {counted(documents.length - shown.length, 'document')} more, all of them read.</p>
      )}
      {!some && <p>There is nothing to keep.</p>}
      {some ? (
        <KeepForm looked={looked} staging={staging} sources={sources} onKept={onKept} />
      ) : (
        <div class="deeds">
          <button type="button" class="plain-button" onClick={staging.discard}>
            Close
          </button>
        </div>
      )}
    </section>
  );
}

function refusedFirst(a: StagedDocument, b: StagedDocument): number {
  return Number(b.format === null) - Number(a.format === null);
}

function Totals({ documents }: { documents: readonly StagedDocument[] }) {
  const { refused, same, matched, unmatched, skipped } = totalsOf(documents);
  const counts = [
    ['Documents', documents.length],
    ['Can’t be read', refused],
    ['You have already', same],
    ['Papers found', matched],
    ['Papers not found yet', unmatched],
    ['Parts left out', skipped],
  ] as const;
  return (
    <dl class="review-counts">
      {counts.map(
        ([name, count], at) =>
          (count > 0 || at === 0) && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{number(count)}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
