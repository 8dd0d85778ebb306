import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createNoteDraft, isShown, type NoteField } from '../../../components/library/editor/note-draft.ts';
import type { Dot } from '../../../lib/library/causal/dots.ts';
import type { Choice } from '../../../lib/library/listed.ts';
import type { UnsavedNote } from '../../../lib/settings.ts';

const dot = (replica: string, counter: number): Dot => ({ replica: replica.padEnd(10, '0'), counter });
const choice = (value: string, ...dots: Dot[]): Choice<string> => ({ value, at: 0, dots });

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A note whose background replaces what a save names, as the causal record does, and can be told to refuse. */
function open(first: readonly Choice<string>[] = []) {
  const stored = { choices: first, counter: 10, refuse: null as string | null, writes: [] as string[] };
  const seen = { field: null as NoteField | null, kept: null as UnsavedNote | null };
  const draft = createNoteDraft({
    async write(text, having) {
      if (stored.refuse !== null) throw new Error(stored.refuse);
      stored.writes.push(text);
      stored.counter += 1;
      const left = stored.choices.filter((each) => !isShown(each, { having }));
      stored.choices = [choice(text, dot('mine', stored.counter)), ...left.filter(({ value }) => value !== text)];
    },
    look: async () => stored.choices,
    keep(unsaved) {
      seen.kept = unsaved;
    },
    show(field) {
      seen.field = field;
    },
  });
  draft.learn(first);
  const values = () => stored.choices.map(({ value }) => value);
  return { draft, stored, seen, values };
}

test('what is typed is saved at the next pause, over what the field showed', async () => {
  const { draft, stored, seen, values } = open([choice('old', dot('else', 1))]);
  draft.type('ne');
  draft.type('new');
  expect(seen.field).toMatchObject({ text: 'new', state: 'unsaved' });
  expect(stored.writes).toEqual([]);
  await vi.runAllTimersAsync();
  expect(values()).toEqual(['new']);
  expect(stored.writes).toEqual(['new']);
  expect(seen.field?.state).toBe('saved');
});

test('one save after another makes no rivals of its own', async () => {
  const { draft, values } = open();
  for (const text of ['a', 'ab', 'abc']) {
    draft.type(text);
    await draft.flush();
  }
  expect(values()).toEqual(['abc']);
});

test('what is typed while a save is under way is saved after it', async () => {
  const { draft, stored, values } = open();
  draft.type('a');
  const saving = draft.flush();
  draft.type('ab');
  expect(await saving).toBe(true);
  expect(stored.writes).toEqual(['a', 'ab']);
  expect(values()).toEqual(['ab']);
});

test('a refusal keeps the text, and it is tried again by itself', async () => {
  const { draft, stored, seen, values } = open();
  stored.refuse = 'The storage is full.';
  draft.type('mine');
  expect(await draft.flush()).toBe(false);
  expect(seen.field).toMatchObject({ text: 'mine', state: 'refused', why: 'The storage is full.' });
  expect(seen.kept?.text).toBe('mine');
  stored.refuse = null;
  await vi.runAllTimersAsync();
  expect(values()).toEqual(['mine']);
  expect(seen.field?.state).toBe('saved');
  expect(seen.kept).toBeNull();
});

test('a save that was made though no answer came is not made a rival of', async () => {
  const { draft, stored, values } = open([choice('old', dot('else', 1))]);
  stored.refuse = 'No answer.';
  draft.type('one');
  await draft.flush();
  stored.choices = [choice('one', dot('mine', 5))]; // it had been made before the background was killed
  stored.refuse = null;
  draft.type('one two');
  await draft.flush();
  expect(values()).toEqual(['one two']);
});

test('what comes in while the reader types neither replaces the text nor is replaced by it', async () => {
  const { draft, stored, seen, values } = open([choice('old', dot('else', 1))]);
  draft.type('mine');
  const rivals = [choice('theirs', dot('else', 2))];
  stored.choices = rivals;
  draft.learn(rivals);
  expect(seen.field?.text).toBe('mine');
  await draft.flush();
  expect(values()).toEqual(['mine', 'theirs']);
});

test('what comes in after a save does not replace the text while the reader is in the field', async () => {
  const { draft, stored, seen, values } = open();
  draft.type('mine');
  await draft.flush();
  stored.choices = [choice('theirs over mine', dot('else', 2))];
  draft.learn(stored.choices);
  expect(seen.field?.text).toBe('mine');
  draft.type('mine and more');
  await draft.flush();
  expect(values()).toEqual(['mine and more', 'theirs over mine']);
});

test('a field that was left shows what others write', async () => {
  const { draft, stored, seen } = open();
  draft.type('mine');
  expect(await draft.leave()).toBe(true);
  stored.choices = [choice('theirs', dot('else', 2))];
  draft.learn(stored.choices);
  expect(seen.field).toMatchObject({ text: 'theirs', state: 'kept' });
});

test('leaving shows what came in meanwhile', async () => {
  const { draft, stored, seen } = open();
  draft.type('mine');
  await draft.flush();
  stored.choices = [choice('theirs', dot('else', 2))];
  draft.learn(stored.choices);
  await draft.leave();
  expect(seen.field?.text).toBe('theirs');
});

test('settling takes the place of all that was shown, and of what was typed', async () => {
  const first = [choice('a', dot('mine', 1)), choice('b', dot('else', 1))];
  const { draft, stored, seen, values } = open(first);
  draft.type('a!');
  await draft.settle('a!\n\nb', [dot('mine', 1), dot('else', 1)]);
  await vi.runAllTimersAsync();
  expect(values()).toEqual(['a!\n\nb']);
  expect(stored.writes).toEqual(['a!\n\nb']);
  expect(seen.field).toMatchObject({ text: 'a!\n\nb', state: 'saved' });
});

test('settling that is refused leaves what was typed to be saved', async () => {
  const first = [choice('a', dot('mine', 1)), choice('b', dot('else', 1))];
  const { draft, stored, values } = open(first);
  draft.type('a!');
  stored.refuse = 'The storage is full.';
  await expect(draft.settle('b', [dot('mine', 1), dot('else', 1)])).rejects.toThrow('The storage is full.');
  stored.refuse = null;
  await vi.runAllTimersAsync();
  expect(values()).toEqual(['a!', 'b']);
});

test('what another page left unsaved is gone on with', async () => {
  const { draft, seen, values } = open([choice('old', dot('else', 1))]);
  draft.resume({ text: 'unsaved', having: [dot('else', 1)] });
  expect(seen.field?.text).toBe('unsaved');
  await vi.runAllTimersAsync();
  expect(values()).toEqual(['unsaved']);
});

test('what was saved after all is not gone on with', async () => {
  const { draft, stored, seen } = open([choice('saved', dot('mine', 1))]);
  seen.kept = { text: 'saved', having: [] };
  draft.resume(seen.kept);
  await vi.runAllTimersAsync();
  expect(stored.writes).toEqual([]);
  expect(seen.kept).toBeNull();
});

test('typing back to what is stored saves nothing', async () => {
  const { draft, stored, seen } = open([choice('old', dot('else', 1))]);
  draft.type('old!');
  draft.type('old');
  await vi.runAllTimersAsync();
  expect(stored.writes).toEqual([]);
  expect(seen.field?.state).toBe('kept');
  expect(seen.kept).toBeNull();
});

test('half of a character that is still being typed does not stop the save', async () => {
  const { draft, values } = open();
  draft.type('\ud83d');
  await draft.flush();
  expect(values()).toEqual(['\ufffd']);
});
