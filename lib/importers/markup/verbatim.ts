import {
  type Gloss,
  leadSection,
  leadText,
  type Metric,
  type OutlineNode,
  SECTION_NAMES,
  type SectionName,
} from '../../core/gloss.ts';
import { blocksOf } from './blocks.ts';
import { inlineOf } from './inline.ts';
import { type Block, type Inline, plainWords } from './tree.ts';

/** A node of reading notes with its markup. */
export interface MarkedNode {
  readonly text: readonly Inline[];
  readonly label?: true;
  readonly children?: readonly MarkedNode[];
}

/** A gloss in its author's own words, with their markup as trees. */
export interface Verbatim {
  readonly lead: readonly Block[];
  readonly sections: Readonly<Partial<Record<SectionName, readonly Block[]>>>;
  readonly outline: readonly MarkedNode[];
}

type Words = Pick<Gloss, 'sections' | 'outline'>;

/** Reads the markup of an imported gloss, so that what shows it has nothing left to parse. */
export function verbatimOf({ sections, outline }: Words): Verbatim {
  const marked = SECTION_NAMES.flatMap((name) => (sections[name] ? [[name, blocksOf(sections[name])] as const] : []));
  const read = Object.fromEntries(marked) as Verbatim['sections'];
  const lead = leadSection({ sections });
  return {
    lead: (lead && read[lead]) ?? blocksOf(leadText({ sections, outline })),
    sections: read,
    outline: outline.map(markedNode),
  };
}

function markedNode({ text, children, ...rest }: OutlineNode): MarkedNode {
  return { text: inlineOf(text), ...rest, ...(children && { children: children.map(markedNode) }) };
}

/** The words of an imported gloss that stand for the whole of it, as one line without markup: for lists of papers. */
export function plainLead(words: Words): string {
  return blocksOf(leadText(words)).map(blockWords).join(' ');
}

/** A result with the sentence that it stands in as readers see it: the marks taken out, the formulas drawn. */
export function plainMetric(metric: Metric): Metric {
  return { ...metric, quote: plainWords(inlineOf(metric.quote)) };
}

function blockWords(block: Block): string {
  if (block.kind === 'paragraph') return plainWords(block.children);
  return block.items.map(plainWords).join(' ');
}
