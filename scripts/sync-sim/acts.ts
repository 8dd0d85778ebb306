import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { empty } from '../../lib/library/causal/compact.ts';
import {
  type Author,
  addTag,
  remove,
  removeTag,
  restore,
  save,
  setField,
  writeLive,
} from '../../lib/library/causal/edit.ts';
import type { CausalRecord } from '../../lib/library/causal/record.ts';
import { fieldValues } from '../../lib/library/causal/view.ts';
import { STATUS_NAMES } from '../../lib/library/saved.ts';
import { editMany } from '../../lib/sync/edit-many.ts';
import type { Device } from './device.ts';
import type { Oracle } from './oracle.ts';
import type { Random } from './random.ts';
import { emptied, fieldsOf, MOOD, type Show, shown, TAGS } from './shown.ts';

/** A reader's act: what it does to the record, and what the oracle is told. */
interface Deed {
  readonly edit: (record: CausalRecord, by: Author) => CausalRecord;
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly spared?: (act: number, key: string) => boolean;
}

/** What a reader may do to a paper on the list. Null where there is nothing to do. */
type Act = (show: Show, random: Random, device: Device, oracle: Oracle, paper: PaperId) => Deed | null;

const LIVE: readonly [string, readonly string[]] = ['live', ['true']];

/** One random act of a reader on one paper. */
export async function actRandomly(
  random: Random,
  oracle: Oracle,
  device: Device,
  papers: readonly PaperId[],
  now: number,
): Promise<void> {
  const id = random.pick(papers);
  const show: Show = (key) => shown(device.record(id), key);
  const onList = show('live').length > 0;
  const deed = onList ? random.pick(ACTS)(show, random, device, oracle, id) : offList(random, id, show, now);
  if (!deed) return;
  await editMany(device, [id], now, deed.edit);
  device.act(id, deed.values, deed.spared);
}

function offList(random: Random, id: PaperId, show: Show, now: number): Deed {
  const facts = { title: `title ${random.word(8)}`, authors: ['A'], published: null };
  const inTrash = show('added').length > 0;
  const values = new Map(fieldsOf(show).map((key) => [key, show(key)]));
  if (inTrash && random.chance(0.3)) return { edit: empty, values: emptied(show) };
  values.set(...LIVE);
  if (inTrash && random.chance(0.4)) return { edit: restore, values };
  values.set('added', [String(now)]);
  if (show('status').length === 0) values.set('status', ['"to-read"']);
  if (show('facts').length === 0) values.set('facts', [JSON.stringify([facts.title, facts.authors, null])]);
  return { edit: (record, by) => save(record, id, by, facts, now), values };
}

const removes: Act = () => ({ edit: (record, by) => remove(record, by, by.stamp), values: new Map([['live', []]]) });

const setsStatus: Act = (show, random) => {
  const status = random.pick(STATUS_NAMES);
  const value = JSON.stringify(status);
  if (show('status').length === 1 && show('status')[0] === value) return null;
  return { edit: (record, by) => setField(record, by, 'status', status), values: new Map([LIVE, ['status', [value]]]) };
};

const setsTag: Act = (show, random) => {
  const tag = random.pick(TAGS);
  const has = show(`tag:${tag}`).length > 0;
  return {
    edit: (record, by) => (has ? removeTag(record, by, tag) : addTag(record, by, tag)),
    values: new Map([LIVE, [`tag:${tag}`, has ? [] : ['true']]]),
  };
};

const rates: Act = (show, random) => {
  const rating = 1 + random.below(5);
  if (show('rating').length === 1 && show('rating')[0] === String(rating)) return null;
  return {
    edit: (record, by) => setField(record, by, 'rating', rating),
    values: new Map([LIVE, ['rating', [String(rating)]]]),
  };
};

/** What only a version with a higher minor number does. */
const setsMood: Act = (_, random, { version }) => {
  if (version.minor === 0) return null;
  const mood = random.word(4);
  return {
    edit: (record, by) => writeLive(record, by, [[MOOD, mood]], ({ field }) => field === MOOD),
    values: new Map([LIVE, [MOOD, [JSON.stringify(mood)]]]),
  };
};

const writesNote: Act = (show, random, device, oracle, paper) => {
  const note = `note ${random.word(8)}`;
  const values = new Map([LIVE, ['note', [JSON.stringify(note)]] as const]);
  const rivals = show('note');
  // An editor that was opened before a rival came in has only seen the others.
  const unseen = rivals.length > 1 && random.chance(0.3) ? random.pick(rivals) : null;
  if (unseen === null) return { edit: (record, by) => setField(record, by, 'note', note), values };
  const spared = new Set(oracle.authors(device.known, paper, 'note', unseen));
  const edit: Deed['edit'] = (record, by) => {
    const having = fieldValues(record, 'note').filter(({ value }) => JSON.stringify(value) !== unseen);
    const dots = having.flatMap((each) => each.dots);
    return setField(record, by, 'note', note, dots);
  };
  return { edit, values, spared: (act, key) => key === 'note' && spared.has(act) };
};

/** Each as often as it stands here. */
const ACTS: readonly Act[] = [
  removes,
  setsStatus,
  setsStatus,
  setsTag,
  setsTag,
  rates,
  setsMood,
  writesNote,
  writesNote,
  writesNote,
];
