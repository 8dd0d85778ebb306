import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { strip } from '../../lib/library/causal/compact.ts';
import { addTag, remove, removeTag, restore, save, setField } from '../../lib/library/causal/edit.ts';
import { nextStamp } from '../../lib/library/causal/hybrid-clock.ts';
import type { CausalRecord } from '../../lib/library/causal/record.ts';
import { fieldValues, isLive, valuesOf } from '../../lib/library/causal/view.ts';
import { STATUS_NAMES } from '../../lib/library/saved.ts';
import { editedRow } from '../../lib/sync/replica.ts';
import type { Device } from './device.ts';
import type { Oracle } from './oracle.ts';
import type { Random } from './random.ts';

/** A reader's act: what it does to the record, and what the oracle is told. Null where there is nothing to do. */
type Deed = {
  readonly edit: (record: CausalRecord | undefined, by: { replica: string; stamp: number }) => CausalRecord;
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly spared?: (act: number, key: string) => boolean;
};

const TAGS = ['vision', 'agents', 'later'];

/** One random act of a reader on one paper. */
export function actRandomly(
  random: Random,
  oracle: Oracle,
  device: Device,
  papers: readonly PaperId[],
  now: number,
): void {
  const id = random.pick(papers);
  const show = (key: string) => shown(device.disk.rows.get(id)?.record, key);
  const deed = show('live').length > 0 ? onList(random, oracle, device, id, show) : offList(random, id, show, now);
  if (!deed) return;
  device.update([id], ({ state, rows }) => {
    const before = rows.get(id);
    const stamp = nextStamp(state.clock, now);
    const record = deed.edit(before?.record, { replica: state.replica, stamp });
    const row = before?.record === record ? before : editedRow(state, before, record);
    return { state: { ...state, clock: stamp }, rows: [row] };
  });
  device.act(id, deed.values, deed.spared);
}

function offList(random: Random, id: PaperId, show: (key: string) => readonly string[], now: number): Deed | null {
  const facts = { title: `title ${random.word(8)}`, authors: ['A'], published: null };
  const [hasStatus, hasFacts] = [show('status').length > 0, show('facts').length > 0];
  if (show('added').length > 0 && random.chance(0.3)) {
    return { edit: (record) => (record ? strip(record) : never()), values: emptied(show) };
  }
  if (show('added').length > 0 && random.chance(0.4)) {
    const values = new Map(allKeys(show).map((key) => [key, show(key)]));
    return { edit: (record, by) => (record ? restore(record, by) : never()), values: values.set('live', ['true']) };
  }
  const values = new Map(allKeys(show).map((key) => [key, show(key)]));
  values.set('live', ['true']).set('added', [String(now)]);
  if (!hasStatus) values.set('status', ['"to-read"']);
  if (!hasFacts) values.set('facts', [JSON.stringify([facts.title, facts.authors, null])]);
  return { edit: (record, by) => save(record, id, by, facts, now), values };
}

function onList(
  random: Random,
  oracle: Oracle,
  device: Device,
  id: PaperId,
  show: (key: string) => readonly string[],
): Deed | null {
  const live: [string, string[]] = ['live', ['true']];
  const kind = random.below(10);
  if (kind < 1) {
    return { edit: (record, by) => (record ? remove(record, by, by.stamp) : never()), values: new Map([['live', []]]) };
  }
  if (kind < 3) {
    const status = random.pick(STATUS_NAMES);
    if (show('status').length === 1 && show('status')[0] === JSON.stringify(status)) return null;
    return {
      edit: (record, by) => (record ? setField(record, by, 'status', status) : never()),
      values: new Map([live, ['status', [JSON.stringify(status)]]]),
    };
  }
  if (kind < 5) {
    const tag = random.pick(TAGS);
    const key = `tag:${tag}`;
    const has = show(key).length > 0;
    return {
      edit: (record, by) => (record ? (has ? removeTag(record, by, tag) : addTag(record, by, tag)) : never()),
      values: new Map([live, [key, has ? [] : ['true']]]),
    };
  }
  if (kind < 6) {
    const rating = 1 + random.below(5);
    if (show('rating').length === 1 && show('rating')[0] === String(rating)) return null;
    return {
      edit: (record, by) => (record ? setField(record, by, 'rating', rating) : never()),
      values: new Map([live, ['rating', [String(rating)]]]),
    };
  }
  const note = `note ${random.word(8)}`;
  const values = new Map([live, ['note', [JSON.stringify(note)]]]);
  const rivals = show('note');
  // An editor that was opened before a rival came in has only seen the others.
  const unseen = rivals.length > 1 && random.chance(0.3) ? random.pick(rivals) : null;
  if (unseen === null) return { edit: (record, by) => (record ? setField(record, by, 'note', note) : never()), values };
  const spared = new Set(oracle.authors(device.disk.known, id, 'note', unseen));
  return {
    edit: (record, by) => {
      if (!record) return never();
      const having = fieldValues(record, 'note').filter(({ value }) => JSON.stringify(value) !== unseen);
      return setField(
        record,
        by,
        'note',
        note,
        having.flatMap(({ dots }) => dots),
      );
    },
    values,
    spared: (act, key) => key === 'note' && spared.has(act),
  };
}

/** Fields of a record that the simulation uses. */
export const KEYS = ['live', 'added', 'status', 'facts', 'note', 'rating', ...TAGS.map((tag) => `tag:${tag}`)];

function allKeys(show: (key: string) => readonly string[]): string[] {
  return KEYS.filter((key) => key !== 'live' && show(key).length > 0);
}

function emptied(show: (key: string) => readonly string[]): ReadonlyMap<string, readonly string[]> {
  return new Map(allKeys(show).map((key) => [key, []]));
}

/** What a record really shows under a key, as the oracle writes it. */
export function shown(record: CausalRecord | undefined, key: string): readonly string[] {
  if (!record) return [];
  if (key === 'live') return isLive(record) ? ['true'] : [];
  return valuesOf(record, key)
    .map(({ value }) => JSON.stringify(value))
    .sort();
}

function never(): never {
  throw new Error('the library lacks a paper that the oracle knows to be there');
}
