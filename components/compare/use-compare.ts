import { useState } from 'preact/hooks';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import type { Metric } from '../../lib/core/gloss.ts';
import { type Comparison, compareNumbers } from '../../lib/glossing/compare/compare.ts';
import { type PaperView, sendMessage, type Voice } from '../../lib/messages.ts';
import { useAsked } from '../background/use-asked.ts';
import { MOST_COMPARED } from './compare-path.ts';

/** How many saved papers are offered beside those that the page was opened with. */
const MOST_SAVED = 50;

/** A paper that may be ticked. */
export interface Offered {
  readonly id: PaperId;
  readonly title: string;
}

/** Papers that are offered for one reason. */
export interface OfferedGroup {
  readonly name: string;
  readonly papers: readonly Offered[];
}

/** Numbers of a paper that no other one shares, with who reports them. */
export interface Alone {
  readonly id: PaperId;
  readonly voice: Voice;
  readonly metrics: readonly Metric[];
}

export type CompareState = ReturnType<typeof useCompare>;

/**
 * What may be compared and what that gives. What is offered stays in its place while papers are ticked.
 * @param given the papers that the page was opened with, ticked
 */
export function useCompare(given: readonly PaperId[], onTicked: (papers: readonly PaperId[]) => void) {
  const [ticked, setTicked] = useState(given);
  const start = useAsked('', async () => ({
    given: await lookUp(given),
    saved: (await sendMessage('library', { filter: {}, order: 'added', offset: 0, limit: MOST_SAVED })).rows,
  }));
  const answer = useAsked(ticked.join(), () => lookUp(ticked));
  const views = answer.value?.filter(({ id }) => ticked.includes(id)) ?? [];
  const offered = start.value && groupsOf(start.value.given, start.value.saved);
  const titles = new Map(offered?.flatMap(({ papers }) => papers.map(({ id, title }) => [id, title] as const)));
  const said = new Map(views.flatMap(({ voices }) => voices.flatMap(saidBy)));
  const comparisons = compareNumbers(views.map(({ id, voices }) => ({ id, metrics: voices.flatMap(metricsOf) })));
  return {
    ticked,
    offered,
    titleOf: (id: PaperId) => titles.get(id) ?? `arXiv:${id}`,
    comparisons,
    /** What is left of each paper's numbers. */
    alone: views.flatMap((view) => aloneIn(view, comparisons)),
    /** False until it is known what is reported of the papers. */
    known: answer.value !== null,
    error: start.error ?? answer.error,
    voiceOf: (metric: Metric): Voice | undefined => said.get(metric),
    full: ticked.length >= MOST_COMPARED,
    tick(id: PaperId, on: boolean) {
      const next = on ? [...ticked, id] : ticked.filter((other) => other !== id);
      setTicked(next);
      onTicked(next);
    },
    again() {
      start.again();
      answer.again();
    },
  };
}

async function lookUp(papers: readonly PaperId[]): Promise<readonly PaperView[]> {
  if (papers.length === 0) return [];
  return sendMessage('lookup', { papers: papers.map((id) => ({ id, facts: null })) });
}

function metricsOf({ gloss }: Voice): readonly Metric[] {
  return gloss.metrics;
}

function saidBy(voice: Voice): (readonly [Metric, Voice])[] {
  return voice.gloss.metrics.map((metric) => [metric, voice]);
}

/** What the first voice that reports numbers of a paper reports beside those that are compared. */
function aloneIn({ id, voices }: PaperView, comparisons: readonly Comparison[]): Alone[] {
  const voice = voices.find(({ gloss }) => gloss.metrics.length > 0);
  const compared = new Set(comparisons.flatMap(({ results }) => results.map(({ metric }) => metric)));
  const metrics = voice?.gloss.metrics.filter((metric) => !compared.has(metric)) ?? [];
  return voice && metrics.length > 0 ? [{ id, voice, metrics }] : [];
}

/** Each paper once, for the first reason that there is. */
function groupsOf(given: readonly PaperView[], saved: readonly Offered[]): OfferedGroup[] {
  const titles = new Map(saved.map(({ id, title }) => [id, title]));
  const chosen = given.map(({ id, paper }) => ({ id, title: paper?.title ?? (titles.get(id) || `arXiv:${id}`) }));
  const seen = new Set<PaperId>();
  const groups: readonly OfferedGroup[] = [
    { name: 'Chosen', papers: chosen },
    { name: 'Related to them', papers: given.flatMap(({ related }) => related) },
    { name: 'Saved', papers: saved },
  ];
  return groups
    .map(({ name, papers }) => ({ name, papers: papers.filter(({ id }) => !seen.has(id) && seen.add(id)) }))
    .filter(({ papers }) => papers.length > 0);
}
