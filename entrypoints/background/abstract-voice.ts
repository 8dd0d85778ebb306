import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { abstractSource, type Metric, type SectionName, type Sections } from '../../lib/core/gloss.ts';
import type { PageFacts } from '../../lib/core/paper.ts';
import { drawText } from '../../lib/core/tex/draw-text.ts';
import { type FoundMetric, type GlossedSentence, glossText } from '../../lib/glossing/index.ts';
import { withoutMarker } from '../../lib/glossing/markers.ts';
import { readable } from '../../lib/glossing/readable.ts';
import { toMetric } from '../../lib/glossing/to-metrics.ts';
import type { Voice } from '../../lib/messages.ts';
import { doubtedClaims } from './doubted-claims.ts';
import { shownRoles } from './shown-roles.ts';

/** Between two sentences of a section that do not follow one another in the abstract. */
const LEFT_OUT = ' … ';

/**
 * What the abstract on a page says of its paper: its own sentences by role and the results it reports, formulas as
 * readers see them. Empty where the page has no abstract.
 */
export function abstractVoices(paper: PaperId, facts: PageFacts | null): Voice[] {
  if (!facts?.abstract) return [];
  const read = glossText(facts.abstract, { form: 'abstract', title: facts.title });
  const sections = quotedSections(shownRoles(read.sentences));
  if (Object.keys(sections).length === 0) return [];
  const source = abstractSource(facts.published);
  const gloss = { paper, source: source.id, topics: [], institutions: [], outline: [] };
  return [{ source, gloss: { ...gloss, sections, metrics: read.metrics.map(asRead) }, doubts: doubtedClaims(read) }];
}

/** The sentences of each role as readers see them, with a mark where others were left out between them. */
export function quotedSections(sentences: readonly GlossedSentence[]): Sections {
  const sections: Partial<Record<SectionName, string>> = {};
  sentences.forEach(({ text, role }, at) => {
    if (role === null) return;
    const before = sections[role];
    const joint = sentences[at - 1]?.role === role ? ' ' : LEFT_OUT;
    sections[role] = (before === undefined ? '' : before + joint) + asSeen(withoutMarker(text));
  });
  return sections;
}

function asRead(found: FoundMetric): Metric {
  return { ...toMetric(found), quote: asSeen(found.quote) };
}

function asSeen(text: string): string {
  const drawn = drawText(text, (plain) => readable(plain).text);
  return drawn.replace(/\s+/g, ' ').trim();
}
