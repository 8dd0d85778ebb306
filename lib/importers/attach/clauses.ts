/** Where a sentence speaks of a paper; `paper` is its place in the list of papers. */
export interface Mention {
  readonly paper: number;
  readonly start: number;
  readonly end: number;
}

/** What may part two papers of one sentence, the strongest first, and which of several such places counts. */
const BREAKS: readonly { readonly at: RegExp; readonly last: boolean }[] = [
  { at: /;\s+/g, last: true },
  { at: /,?\s+(?=(?:while|whereas)\s)/g, last: true },
  { at: /,\s+(?=(?:and|or|but|yet)\s)/g, last: true },
  { at: /,\s+/g, last: false },
  { at: /\s*—\s*|\s+–\s+/g, last: true },
];

const OPENER = /^(?:and|or|but|yet|while|whereas)\s+/i;

/**
 * The part of a sentence that speaks of each paper: between the breaks nearest to where it is named. Papers that
 * nothing parts share their part. Spans are of the sentence.
 */
export function clausesOf(sentence: string, mentions: readonly Mention[]): Map<number, [start: number, end: number]> {
  const sorted = [...mentions].sort((one, other) => one.start - other.start);
  const papers = new Set(sorted.map(({ paper }) => paper));
  if (papers.size < 2) return new Map([...papers].map((paper) => [paper, [0, sentence.length]]));
  const clauses = new Map<number, [number, number]>();
  let group: Mention[] = [];
  let start = 0;
  for (const [at, mention] of sorted.entries()) {
    group.push(mention);
    const next = sorted[at + 1];
    const cut = next && next.paper !== mention.paper ? breakBetween(sentence, mention.end, next.start) : null;
    if (next && !cut) continue;
    const span = trimmed(sentence, start, cut?.[0] ?? sentence.length, group);
    for (const { paper } of group) if (!clauses.has(paper)) clauses.set(paper, span);
    start = cut?.[1] ?? sentence.length;
    group = [];
  }
  const [only] = clauses.values();
  const undivided = [...clauses.values()].every((span) => span === only);
  return undivided ? new Map([...papers].map((paper) => [paper, [0, sentence.length]])) : clauses;
}

function breakBetween(sentence: string, from: number, to: number): [number, number] | null {
  const between = sentence.slice(from, to);
  for (const { at, last } of BREAKS) {
    const found = [...between.matchAll(at)];
    const match = last ? found.at(-1) : found[0];
    if (match) return [from + match.index, from + match.index + match[0].length];
  }
  return null;
}

/** A clause without the conjunction before it, the remark that it interrupts, and the full stop. */
function trimmed(sentence: string, from: number, to: number, group: readonly Mention[]): [number, number] {
  const first = group[0]?.start ?? from;
  const last = group.at(-1)?.end ?? to;
  let start = from + (OPENER.exec(sentence.slice(from, first))?.[0].length ?? 0);
  const lead = sentence.slice(start, first);
  const dash = lead.lastIndexOf('—');
  if (dash >= 0) start += dash + 1;
  else if (/(?:\b(?:such as|like)|^[^,]{0,200},)\s+["“'‘(*[]{0,3}$/.test(lead))
    start = first - (/["“'‘(*[]{0,3}$/.exec(lead)?.[0].length ?? 0);
  const tail = sentence.slice(last, to).indexOf('—');
  const end = tail >= 0 ? last + tail : to;
  return [start, Math.max(last, start + sentence.slice(start, end).replace(/[.\s]+$/, '').length)];
}
