import type { PaperId } from '../../../lib/core/arxiv-id.ts';
import { empty } from '../../../lib/library/causal/compact.ts';
import { addTag, remove, removeTag, restore, save, setField } from '../../../lib/library/causal/edit.ts';
import type { FieldValues } from '../../../lib/library/causal/fields.ts';
import { nextStamp } from '../../../lib/library/causal/hybrid-clock.ts';
import type { CausalRecord } from '../../../lib/library/causal/record.ts';
import { fieldValues } from '../../../lib/library/causal/view.ts';
import { STATUS_NAMES } from '../../../lib/library/saved.ts';
import { editedRow } from '../../../lib/sync/replica.ts';
import type { Random } from '../random.ts';
import { KEYS, shown, TAGS } from '../shown.ts';
import { type Effects, isSeen, placeOf } from './effects.ts';
import type { MapDevice } from './map-device.ts';

/** A reader's act: what it does to the record, and what the judge is told of it. */
interface Deed {
  readonly edit: (record: CausalRecord | undefined, by: { replica: string; stamp: number }) => CausalRecord;
  readonly told: () => void;
}

/** One random act of a reader on one paper. @param longest of notes, in characters */
export function actRandomly(
  random: Random,
  effects: Effects,
  device: MapDevice,
  papers: readonly PaperId[],
  now: number,
  longest: number,
): void {
  const id = random.pick(papers);
  const isListed = shown(device.record(id), 'live').length > 0;
  const deed = isListed ? onList(random, effects, device, id, longest) : offList(random, effects, device, id, now);
  if (!deed) return;
  const { held } = device.store;
  const before = held.rows.get(id);
  const stamp = nextStamp(held.state.clock, now);
  const record = deed.edit(before?.record, { replica: held.state.replica, stamp });
  const row = before?.record === record ? before : editedRow(held.state, before, record);
  device.store.held = { state: { ...held.state, clock: stamp }, rows: new Map(held.rows).set(id, row) };
  deed.told();
}

function offList(random: Random, effects: Effects, device: MapDevice, id: PaperId, now: number): Deed | null {
  const before = device.record(id);
  const had = KEYS.filter((key) => key !== 'live' && shown(before, key).length > 0);
  const again = (keys: readonly string[]) => {
    for (const key of keys) device.write(id, key, shown(before, key));
    device.write(id, 'live', ['true']);
  };
  if (had.includes('added') && random.chance(0.3)) {
    // What is emptied is emptied of what could not be seen as well.
    return {
      edit: (record, by) => empty(record ?? never(), by),
      told: () => {
        for (const key of KEYS) if (device.known.has(placeOf(id, key))) device.write(id, key, [], () => true);
      },
    };
  }
  if (had.includes('added') && random.chance(0.4)) {
    return { edit: (record, by) => restore(record ?? never(), by), told: () => again(had) };
  }
  const title = `title ${random.word(8)}`;
  const knowsFacts = had.includes('facts') || effects.isBlind(device.known, placeOf(id, 'facts'));
  return {
    edit: (record, by) => save(record, id, by, { title, authors: ['A'], published: null }, now),
    told: () => {
      again(had.filter((key) => key !== 'added'));
      device.write(id, 'added', [String(now)]);
      if (!had.includes('status')) device.write(id, 'status', ['"to-read"']);
      if (!knowsFacts) device.write(id, 'facts', [JSON.stringify([title, ['A'], null])]);
    },
  };
}

function onList(random: Random, effects: Effects, device: MapDevice, id: PaperId, longest: number): Deed | null {
  const record = device.record(id) ?? never();
  const kind = random.below(10);
  if (kind < 1) {
    return { edit: (_, by) => remove(record, by, by.stamp), told: () => device.write(id, 'live', []) };
  }
  if (kind < 3) return setting(device, id, 'status', random.pick(STATUS_NAMES));
  if (kind < 4) return setting(device, id, 'rating', 1 + random.below(5));
  if (kind < 6) {
    const tag = random.pick(TAGS);
    const key = `tag:${tag}`;
    const has = shown(record, key).length > 0;
    return {
      edit: (_, by) => (has ? removeTag(record, by, tag) : addTag(record, by, tag)),
      told: () => written(device, id, key, has ? [] : ['true']),
    };
  }
  const note = `note ${random.word(1 + random.below(random.chance(0.1) ? longest : longest / 8))}`;
  const rivals = shown(record, 'note');
  // An editor that was opened before a rival came in has only seen the others.
  const unseen = rivals.length > 1 && random.chance(0.3) ? random.pick(rivals) : null;
  const having = fieldValues(record, 'note').filter(({ value }) => JSON.stringify(value) !== unseen);
  return {
    edit: (_, by) =>
      setField(
        record,
        by,
        'note',
        note,
        having.flatMap(({ dots }) => dots),
      ),
    told: () => {
      const place = placeOf(id, 'note');
      const { known } = device;
      written(device, id, 'note', [JSON.stringify(note)], (effect) => {
        return isSeen(known, place, effect) && effects.valueOf(effect) !== unseen;
      });
    },
  };
}

/** Null where the field has that value already. */
function setting<Name extends 'status' | 'rating'>(
  device: MapDevice,
  id: PaperId,
  field: Name,
  value: FieldValues[Name],
): Deed | null {
  const record = device.record(id) ?? never();
  const [before, ...rivals] = shown(record, field);
  if (before === JSON.stringify(value) && rivals.length === 0) return null;
  return {
    edit: (_, by) => setField(record, by, field, value),
    told: () => written(device, id, field, [JSON.stringify(value)]),
  };
}

function written(
  device: MapDevice,
  id: PaperId,
  key: string,
  values: readonly string[],
  replaces?: (effect: number) => boolean,
): void {
  device.write(id, key, values, replaces);
  device.write(id, 'live', ['true']);
}

function never(): never {
  throw new Error('the library lacks a paper that the judge knows to be there');
}
