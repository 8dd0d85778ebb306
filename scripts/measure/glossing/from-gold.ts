import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Role } from '../../../lib/glossing/index.ts';
import type { MarkedResult, MarkedSet, MarkedText } from './marked-text.ts';

/** What the files of marks say of a result, as far as it is measured. */
interface Mark {
  readonly value: number;
  readonly value_max?: number;
  readonly quote: string;
  readonly name: string | null;
  readonly dataset: string | null;
  readonly baseline: {
    readonly name: string | null;
    readonly value: number | null;
    readonly span?: [number, number];
  } | null;
  readonly more_baselines?: readonly { readonly span?: [number, number] }[];
  readonly kind: string;
  readonly borderline?: boolean;
  readonly span?: [number, number];
  readonly field?: string;
}

interface MarkedPaper {
  readonly id: string;
  readonly title: string;
  readonly metrics: readonly Mark[];
  readonly sections: Partial<Record<Role, string>>;
  readonly summary: string;
  readonly sentences: readonly { readonly quote_clean: string }[];
  readonly outline: readonly { readonly text: string }[];
  readonly block: number;
  readonly unique: boolean;
  readonly fields: { readonly abstract: number };
  readonly arxiv_match?: { readonly title: string | null };
}

/** A daily table or reading notes; a digest; a weekly review, whose abstracts stand in the document itself. */
type MarksFile =
  | readonly MarkedPaper[]
  | { readonly sections: readonly { readonly papers: readonly MarkedPaper[] }[] }
  | { readonly source: string; readonly papers: readonly MarkedPaper[] };

/**
 * Reads files of marks from a folder.
 * @param documents folder of the documents that files of marks name as their source
 */
export async function markedByReader(folder: string, documents: string | undefined): Promise<MarkedSet[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  return files.map((file) => {
    const marks = JSON.parse(readFileSync(join(folder, file), 'utf8')) as MarksFile;
    return { name: file.replace(/\.json$/, ''), texts: textsOf(marks, documents) };
  });
}

function textsOf(marks: MarksFile, documents: string | undefined): MarkedText[] {
  if ('sections' in marks)
    return marks.sections.flatMap(({ papers }) =>
      papers.map((paper) => {
        const quotes = paper.sentences.map((sentence) => sentence.quote_clean);
        return markedText(paper, paper.id, quotes.join(' '), 'summary');
      }),
    );
  if ('papers' in marks) {
    if (!documents) return [];
    const lines = readFileSync(join(documents, marks.source), 'utf8').split('\n');
    return marks.papers
      .filter(({ unique }) => unique)
      .map((paper) => markedText(paper, `block ${paper.block}`, lines[paper.fields.abstract - 1] ?? '', 'abstract'));
  }
  return marks.map((paper) =>
    markedText(paper, paper.id, paper.summary ?? paper.outline.map(({ text }) => text).join('\n\n'), 'summary'),
  );
}

function markedText(paper: MarkedPaper, id: string, text: string, form: 'summary' | 'abstract'): MarkedText {
  const marks = paper.metrics.filter(({ quote }) => text.includes(quote));
  const parts = Object.entries(paper.summary ? paper.sections : {}) as [Role, string][];
  return {
    id,
    form,
    title: paper.title ?? paper.arxiv_match?.title ?? '',
    text,
    roles: parts.length > 0 ? parts.map(([role, part]) => ({ role, text: part })) : null,
    results: marks.flatMap((mark) => results(mark, text)),
    rivals: marks.flatMap(({ baseline, more_baselines = [] }) =>
      [baseline, ...more_baselines].flatMap((rival) => (rival?.span ? [rival.span] : [])),
    ),
  };
}

/** A range is two results. */
function results(mark: Mark, text: string): MarkedResult[] {
  const start = text.indexOf(mark.quote);
  const {
    name,
    dataset,
    baseline,
    kind,
    borderline = false,
    span = [start, start + mark.quote.length] as const,
  } = mark;
  return [mark.value, mark.value_max]
    .filter((value) => value !== undefined)
    .map((value) => ({ value, name, dataset, baseline, kind, borderline, span }));
}
