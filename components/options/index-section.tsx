import type { Overview } from '../../lib/messages.ts';
import { Section } from './section.tsx';
import { SourceTable } from './source-table.tsx';
import { type Index, useIndex } from './use-index.ts';
import './index-section.css';

/** What the index holds, and reading it anew. */
export function IndexSection() {
  const index = useIndex();
  return (
    <Section id="index" title="Index">
      <p>
        The index comes with the extension: papers, and what each source says of them in short. Searching it and looking
        papers up in it needs no network.
      </p>
      {index.overview && <IndexFacts overview={index.overview} />}
      <Reload index={index} />
    </Section>
  );
}

function IndexFacts({ overview }: { overview: Overview }) {
  const { version, problem, papers, sources, saved } = overview;
  return (
    <>
      {problem && <p class="index-problem">{problem}</p>}
      <SourceTable sources={sources.filter(({ own }) => !own)} />
      <dl class="index-facts">
        <dt>Papers</dt>
        <dd>{papers}</dd>
        <dt>Saved by you</dt>
        <dd>{saved}</dd>
        <dt>Version</dt>
        <dd>{version}</dd>
      </dl>
    </>
  );
}

function Reload({ index }: { index: Index }) {
  return (
    <div class="index-reload">
      <button type="button" onClick={index.reload} aria-disabled={index.busy}>
        Reload the index
      </button>
      <p>Reads the bundled index again, if search or glosses seem wrong. Saved papers stay as they are.</p>
      <p class="index-outcome" role="status" data-failed={index.failed}>
        {index.outcome}
      </p>
    </div>
  );
}
