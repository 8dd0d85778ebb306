import { type PaperId, parseArxivId } from '../core/arxiv-id.ts';
import { isIsoDay } from '../core/dates.ts';
import { METRIC_KINDS, type Metric, type OutlineNode, SECTION_NAMES, type Sections } from '../core/gloss.ts';
import { plainLine, plainText } from '../core/text.ts';
import { type ImportedDocument, type ImportedGloss, type Importer, MOST_FIELD, type Origin } from './importer.ts';
import { handlesOf } from './text/authors.ts';
import { dayIn } from './text/days.ts';
import { quoted, SkipList } from './text/skip-list.ts';

/** What a document of this format says in its field `papergloss`, and the versions of it that are read. */
const NAME = 'glosses';
const VERSION = 1;

const LONGEST_LINE = 1000;
const MOST_ITEMS = 1000;
const DEEPEST = 12;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Our own format, for people who publish glosses. Version 1:
 *
 *     { "papergloss": "glosses", "version": 1, "title": "…", "date": "2025-07-09",
 *       "glosses": [ {
 *         "paper": { "id": "2507.06203", "title": "…", "authors": ["…"] },
 *         "date": "2025-07-09", "category": "…", "topics": ["…"], "institutions": ["…"],
 *         "sections": { "what": "…", "results": "…" },
 *         "outline": [ { "text": "…", "label": true, "children": [ … ] } ],
 *         "metrics": [ { "name": "…", "value": 73.1, "valueHigh": null, "unit": "%", "dataset": "…", "system": "…",
 *                        "baseline": { "name": "…", "value": 70, "unit": "%" }, "direction": "higher",
 *                        "kind": "absolute", "qualifier": null, "quote": "…" } ] } ] }
 *
 * Of a gloss only `paper.id` and one of `sections`, `outline` and `metrics` are needed; of a metric `value` and
 * `quote`. Section names are those of `SECTIONS`. Fields that are unknown are left out.
 */
export const glossesJson: Importer = {
  kind: 'glosses',
  detect(text) {
    if (!/^\s*\{/.test(text.slice(0, 1000)) || !/"papergloss"\s*:\s*"glosses"/.test(text.slice(0, 10_000))) return null;
    return { score: 1, why: 'It says that it holds glosses for Papergloss.' };
  },
  read: readJson,
};

function readJson(text: string, { file }: Origin): ImportedDocument {
  const skipped = new SkipList();
  const whole = fieldsOf(parsed(text, skipped));
  const date = dayOf(whole.date) ?? dayIn(file);
  const glosses = readable(whole, skipped) ? readGlosses(whole.glosses, lineNumbers(text), date, skipped) : [];
  return { kind: 'glosses', title: lineOf(whole.title) ?? 'Glosses', date, glosses, skipped: skipped.all() };
}

function parsed(text: string, skipped: SkipList): unknown {
  try {
    return JSON.parse(text);
  } catch {
    skipped.add(1, 'this is no JSON');
    return null;
  }
}

function readable({ papergloss, version, glosses }: Fields, skipped: SkipList): boolean {
  const newer = typeof version === 'number' && version > VERSION;
  if (newer) skipped.add(1, `this is version ${version} of the format; version ${VERSION} can be read`);
  else if (papergloss !== NAME || version !== VERSION)
    skipped.add(1, 'it does not say that it holds glosses of version 1');
  else if (!Array.isArray(glosses)) skipped.add(1, 'it has no list of glosses');
  else return true;
  return false;
}

/** The lines of the fields that begin a gloss, in their order; a person counts lines, not entries. */
function lineNumbers(text: string): number[] {
  const found: number[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    for (const _ of line.matchAll(/"paper"\s{0,20}:/g)) found.push(at + 1);
  }
  return found;
}

function readGlosses(list: unknown, lines: readonly number[], date: string | null, skipped: SkipList): ImportedGloss[] {
  return (Array.isArray(list) ? list : []).flatMap((entry, at) => {
    const line = lines[at] ?? 1;
    const read = readGloss(fieldsOf(entry), line, date);
    if (typeof read !== 'string') return [read];
    skipped.add(line, `gloss ${at + 1} ${read}`);
    return [];
  });
}

/** A gloss; or what is wrong with it. */
function readGloss(entry: Fields, line: number, date: string | null): ImportedGloss | string {
  const paper = fieldsOf(entry.paper);
  const id = idOf(paper.id);
  if (!id) return 'names no paper of arXiv';
  const authors = linesOf(paper.authors);
  const category = lineOf(entry.category);
  const sections = sectionsOf(fieldsOf(entry.sections));
  const outline = outlineOf(entry.outline, 0);
  const metrics = listOf(entry.metrics).flatMap(metricOf);
  const text = Object.values(sections).join('\n');
  if (text === '' && outline.length === 0 && metrics.length === 0) return `of ${quoted(id)} says nothing`;
  return {
    paper: { id, title: lineOf(paper.title), authors, handles: handlesOf(authors), doubt: null },
    line,
    date: dayOf(entry.date) ?? date,
    category,
    topics: linesOf(entry.topics),
    institutions: linesOf(entry.institutions),
    sections,
    outline,
    text,
    metrics,
  };
}

/** Own fields only: what a prototype has is nothing that a document says. */
function fieldsOf(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return Object.create(null);
  return Object.assign(Object.create(null), value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, MOST_ITEMS) : [];
}

function idOf(value: unknown): PaperId | null {
  return typeof value === 'string' ? (parseArxivId(value.slice(0, 100))?.id ?? null) : null;
}

function dayOf(value: unknown): string | null {
  return typeof value === 'string' && isIsoDay(value) ? value : null;
}

function lineOf(value: unknown): string | null {
  return (typeof value === 'string' && plainLine(value, LONGEST_LINE)) || null;
}

function linesOf(value: unknown): string[] {
  return [...new Set(listOf(value).flatMap((line) => lineOf(line) ?? []))];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? plainText(value.slice(0, MOST_FIELD)).trim() : '';
}

function sectionsOf(fields: Fields): Sections {
  const filled = SECTION_NAMES.map((name) => [name, textOf(fields[name])] as const).filter(([, text]) => text !== '');
  return Object.fromEntries(filled);
}

function outlineOf(value: unknown, depth: number): OutlineNode[] {
  if (depth > DEEPEST) return [];
  return listOf(value).flatMap((entry) => {
    const { text, label, children } = fieldsOf(entry);
    const words = textOf(text);
    const below = outlineOf(children, depth + 1);
    if (words === '') return below;
    return { text: words, ...(label === true && { label }), ...(below.length > 0 && { children: below }) };
  });
}

function metricOf(value: unknown): Metric[] {
  const fields = fieldsOf(value);
  const number = numberOf(fields.value);
  const quote = textOf(fields.quote);
  if (number === null || quote === '') return [];
  const baseline = fieldsOf(fields.baseline);
  const against = { name: lineOf(baseline.name), value: numberOf(baseline.value), unit: lineOf(baseline.unit) };
  return [
    {
      name: lineOf(fields.name),
      value: number,
      valueHigh: numberOf(fields.valueHigh),
      unit: lineOf(fields.unit),
      dataset: lineOf(fields.dataset),
      system: lineOf(fields.system),
      baseline: against.name === null && against.value === null ? null : against,
      direction: fields.direction === 'higher' || fields.direction === 'lower' ? fields.direction : null,
      kind: METRIC_KINDS.find((kind) => kind === fields.kind) ?? 'absolute',
      qualifier: lineOf(fields.qualifier),
      quote,
    },
  ];
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
