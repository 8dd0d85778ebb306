import type { PaperId } from './arxiv-id.ts';

/** The kinds of document that speak of papers, each with the name readers see. */
export const SOURCE_KINDS = {
  'daily-table': 'Daily table',
  digest: 'Daily digest',
  'reading-notes': 'Reading notes',
  'weekly-review': 'Weekly review',
  glosses: 'Published glosses',
} as const;

export type SourceKind = keyof typeof SOURCE_KINDS;

/** Who speaks in a gloss: a document or feed, or the paper itself in its abstract. */
export interface Speaker {
  /** Stable and file-safe: `daily-table-2025-07-09`. */
  readonly id: string;
  readonly kind: SourceKind | typeof ABSTRACT;
  readonly title: string;
  /** Day the document is of, `YYYY-MM-DD`; null for one that is undated. */
  readonly date: string | null;
}

/** A document or feed that speaks of papers. */
export interface Source extends Speaker {
  readonly kind: SourceKind;
}

/** Kind and id of the abstract as a source: the one that no document is of, and no catalog holds. */
export const ABSTRACT = 'abstract';

/** The abstract of a paper as the source of a gloss. @param date the paper's day, `YYYY-MM-DD`; null where unknown */
export function abstractSource(date: string | null): Speaker {
  return { id: ABSTRACT, kind: ABSTRACT, title: 'From the abstract', date };
}

/** The roles a sentence plays, in the order readers see them, each with its label. */
export const SECTIONS = {
  what: 'In short',
  background: 'Background',
  objective: 'Objective',
  method: 'Method',
  results: 'Results',
  implication: 'For practice',
  contribution: 'Contribution',
  reproducibility: 'Reproducibility',
  limitations: 'Limitations',
  impact: 'Impact',
} as const;

export type SectionName = keyof typeof SECTIONS;

export const SECTION_NAMES = Object.keys(SECTIONS) as readonly SectionName[];

/** A node of reading notes; a `label` names the nodes below it and says nothing itself. */
export interface OutlineNode {
  readonly text: string;
  readonly label?: true;
  readonly children?: readonly OutlineNode[];
}

/** What a metric is set against; `value` is null where the source gives a name only. */
export interface Baseline {
  readonly name: string | null;
  readonly value: number | null;
  readonly unit: string | null;
}

/** A level; a difference in the better direction; a cost saved; a factor or share. */
export const METRIC_KINDS = ['absolute', 'improvement', 'reduction', 'ratio'] as const;

export type MetricKind = (typeof METRIC_KINDS)[number];

/** A result as a source reports it. Never derived: what the source does not say is null. */
export interface Metric {
  readonly name: string | null;
  readonly value: number;
  /** Upper end where the source gives a range from `value`. */
  readonly valueHigh: number | null;
  /** As printed: `%`, `x`, `points`, `M`. */
  readonly unit: string | null;
  readonly dataset: string | null;
  readonly system: string | null;
  readonly baseline: Baseline | null;
  /** Which way of the named quantity is better; null where neither is. */
  readonly direction: 'higher' | 'lower' | null;
  readonly kind: MetricKind;
  /** The source's hedge: `up to`, `about`. */
  readonly qualifier: string | null;
  /** The sentence that states it. */
  readonly quote: string;
}

export type Sections = Readonly<Partial<Record<SectionName, string>>>;

/** What one source says of one paper. */
export interface Gloss {
  readonly paper: PaperId;
  /** `Speaker.id` */
  readonly source: string;
  /** What the source filed it under. */
  readonly topics: readonly string[];
  readonly institutions: readonly string[];
  readonly sections: Sections;
  readonly outline: readonly OutlineNode[];
  readonly metrics: readonly Metric[];
}

/** The section that leads, background only where there is nothing else; null where the gloss has none. */
export function leadSection({ sections }: Pick<Gloss, 'sections'>): SectionName | null {
  const told = SECTION_NAMES.filter((name) => sections[name]);
  return told.find((name) => name !== 'background') ?? told[0] ?? null;
}

/** The one sentence or two that stand for the whole gloss; the first line of the outline where it has no sections. */
export function leadText(gloss: Pick<Gloss, 'sections' | 'outline'>): string {
  const name = leadSection(gloss);
  return (name && gloss.sections[name]) ?? outlineTexts(gloss.outline)[0] ?? '';
}

/** All texts of an outline, depth first. */
export function outlineTexts(nodes: readonly OutlineNode[]): string[] {
  return nodes.flatMap((node) => [node.text, ...outlineTexts(node.children ?? [])]);
}
