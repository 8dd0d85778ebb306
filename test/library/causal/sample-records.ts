import fc from 'fast-check';
import type { PaperId } from '../../../lib/core/arxiv-id.ts';
import { addTag, remove, removeTag, restore, save, setField } from '../../../lib/library/causal/edit.ts';
import { partialCopy } from '../../../lib/library/causal/partial.ts';
import { type CausalRecord, type Entry, emptyRecord, merge } from '../../../lib/library/causal/record.ts';
import { STATUS_NAMES } from '../../../lib/library/saved.ts';
import { paperId } from '../../search/sample-papers.ts';

export const ID: PaperId = paperId('2507.05566');
export const FACTS = { title: 'SingLoRA', authors: ['Ron Kimmel'], published: '2025-07-08' };
export const REPLICAS = ['aaaaaaaaaa', 'bbbbbbbbbb', 'cccccccccc'] as const;

export const by = (at: number, stamp = 1000) => ({ replica: REPLICAS[at] ?? REPLICAS[0], stamp });

/** What a device does: edits its copy, or merges that of another, perhaps without some fields. */
type Step = { readonly device: number; readonly kind: number; readonly pick: number };

const step: fc.Arbitrary<Step> = fc.record({
  device: fc.nat({ max: 2 }),
  kind: fc.nat({ max: 8 }),
  pick: fc.nat({ max: 2 }),
});

function edit(record: CausalRecord, { device, kind, pick }: Step, stamp: number): CausalRecord {
  const author = by(device, stamp);
  if (kind === 0) return save(record, ID, author, FACTS, stamp);
  if (kind === 1) return setField(record, author, 'note', `note ${pick}`);
  if (kind === 2) return setField(record, author, 'status', STATUS_NAMES[pick] ?? 'read');
  if (kind === 3) return addTag(record, author, `tag ${pick}`);
  if (kind === 4) return removeTag(record, author, `tag ${pick}`);
  return kind === 5 ? remove(record, author, stamp) : restore(record, author);
}

/** Fields that a copy may be passed on without. */
const LEFT_OUT: readonly ((entry: Entry) => boolean)[] = [
  ({ field }) => field !== 'facts',
  ({ field }) => field !== 'facts' && field !== 'note',
  ({ field }) => !field.startsWith('tag:'),
];

export const lessOf = (record: CausalRecord, pick: number) =>
  partialCopy(record, LEFT_OUT[pick % LEFT_OUT.length] ?? (() => true));

/** Copies of one record on three devices after a common history. */
export const copies: fc.Arbitrary<readonly CausalRecord[]> = fc.array(step, { maxLength: 25 }).map((steps) => {
  const held: CausalRecord[] = REPLICAS.map(() => emptyRecord(ID));
  for (const [at, each] of steps.entries()) {
    const mine = held[each.device] ?? emptyRecord(ID);
    const theirs = held[each.pick] ?? mine;
    if (each.kind === 7) held[each.device] = merge(mine, theirs);
    else if (each.kind === 8) held[each.device] = merge(mine, lessOf(theirs, at));
    else held[each.device] = edit(mine, each, 1000 + at);
  }
  return held;
});
