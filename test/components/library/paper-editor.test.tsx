// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { PaperEditor } from '../../../components/library/editor/paper-editor.tsx';
import type { EditorPart } from '../../../components/library/editor/use-first-focus.ts';
import { useEdits } from '../../../components/library/use-edits.ts';
import type { LibraryChange } from '../../../lib/library/listed.ts';
import { readSetting, unsavedNote, writeSetting } from '../../../lib/settings.ts';
import { answerWith, ids, sendMessage, sent } from '../popup-background.ts';
import { type FakeLibrary, fakeLibrary } from './fake-library.ts';

vi.mock('../../../lib/messages.ts', () => import('../popup-background.ts'));

const [lora] = ids;

beforeEach(() => fakeBrowser.reset());
afterEach(() => {
  cleanup();
  sendMessage.mockReset();
});

function Page({ part }: { part: EditorPart }) {
  const edits = useEdits();
  const [isOpen, setOpen] = useState(true);
  return (
    <>
      {isOpen && (
        <PaperEditor id={lora} edits={edits} tags={['LoRA', 'survey']} part={part} onBack={() => setOpen(false)} />
      )}
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      <p>{edits.said}</p>
      <p data-error>{edits.error}</p>
      <button type="button" onClick={() => void edits.undo()}>
        Undo
      </button>
    </>
  );
}

async function open(
  changes: readonly LibraryChange[] = [],
  answers: Partial<FakeLibrary['answers']> = {},
  part: EditorPart = 'whole',
) {
  const library = fakeLibrary([{ id: lora, title: 'SingLoRA', changes }]);
  answerWith({ ...library.answers, ...answers });
  render(<Page part={part} />);
  await screen.findByRole('heading', { name: 'SingLoRA' });
  return library;
}

const note = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Note' });
const write = (text: string) => fireEvent.input(note(), { target: { value: text } });
const notes = (library: FakeLibrary) => library.detail(lora).note.map(({ value }) => value);
const error = () => document.querySelector('[data-error]')?.textContent;
const undo = () => fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
const tags = () => [...document.querySelectorAll<HTMLElement>('[data-tag]')].map(({ dataset }) => dataset.tag);

/** Two devices edit without having seen each other, and the other's edit arrives. */
async function conflict(library: FakeLibrary, change: LibraryChange, mine: () => void, made: () => boolean) {
  library.fork();
  library.elsewhere(lora, change);
  mine();
  await waitFor(() => expect(made()).toBe(true));
  await library.arrive();
}

test('says all that is kept of the paper', async () => {
  await open([
    { kind: 'status', value: 'reading' },
    { kind: 'rating', value: 4 },
    { kind: 'tag', tag: 'rank', on: true },
    { kind: 'note', value: '# Mine' },
  ]);
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Reading' }).checked).toBe(true);
  expect(screen.getByRole<HTMLInputElement>('radio', { name: '4 of 5 stars' }).checked).toBe(true);
  expect(tags()).toEqual(['rank']);
  expect(note().value).toBe('# Mine');
  expect(screen.getByText('Ron Kimmel, Ana Lee')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'arXiv' }).getAttribute('href')).toBe(`https://arxiv.org/abs/${lora}`);
});

test('a note saves itself when the reader pauses, and says so', async () => {
  const library = await open();
  write('Read section 3 again.');
  expect(screen.getByText('Saving…')).toBeTruthy();
  await screen.findByText('Saved');
  expect(notes(library)).toEqual(['Read section 3 again.']);
});

test('a note is saved when its field is left', async () => {
  const library = await open();
  write('One.');
  fireEvent.blur(note());
  await waitFor(() => expect(notes(library)).toEqual(['One.']));
});

test('a note is saved when the page is hidden, as a popup is before it goes', async () => {
  const library = await open();
  write('One.');
  document.dispatchEvent(new Event('visibilitychange'));
  await waitFor(() => expect(notes(library)).toEqual(['One.']));
});

test('a note is saved when its editor is closed', async () => {
  const library = await open();
  write('One.');
  cleanup();
  await waitFor(() => expect(notes(library)).toEqual(['One.']));
});

test('a note that is refused says why and stays, and trying again saves it', async () => {
  let refuse = true;
  const library: FakeLibrary = await open([], {
    editLibrary: async (request) => {
      if (refuse) throw new Error('The storage is full. Free some space.');
      return library.answers.editLibrary(request);
    },
  });
  write('Mine.');
  fireEvent.blur(note());
  expect((await screen.findByRole('alert')).textContent).toContain('Not saved: The storage is full. Free some space.');
  expect(note().value).toBe('Mine.');
  expect((await readSetting(unsavedNote(lora)))?.text).toBe('Mine.');
  refuse = false;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText('Saved');
  expect(notes(library)).toEqual(['Mine.']);
  expect(await readSetting(unsavedNote(lora))).toBeNull();
});

test('a refusal after the editor was closed is told by its page, and the text is there when it opens again', async () => {
  let refuse = true;
  const library: FakeLibrary = await open([], {
    editLibrary: async (request) => {
      if (refuse) throw new Error('The storage is full.');
      return library.answers.editLibrary(request);
    },
  });
  write('Mine.');
  fireEvent.keyDown(note(), { key: 'Escape' });
  await waitFor(() => expect(error()).toBe('The note of “SingLoRA” is not saved yet: The storage is full.'));
  fireEvent.click(screen.getByRole('button', { name: 'Open' }));
  await waitFor(() => expect(note().value).toBe('Mine.'));
  refuse = false;
  fireEvent.blur(note());
  await waitFor(() => expect(notes(library)).toEqual(['Mine.']));
});

test('what a page that is gone left unsaved stands in the field again, and is saved', async () => {
  await writeSetting(unsavedNote(lora), { text: 'Typed before the popup closed.', having: [] });
  const library = await open();
  await waitFor(() => expect(note().value).toBe('Typed before the popup closed.'));
  await waitFor(() => expect(notes(library)).toEqual(['Typed before the popup closed.']));
});

test('a rival that comes in while the reader types replaces nothing', async () => {
  const library = await open([{ kind: 'note', value: 'base' }]);
  library.fork();
  library.elsewhere(lora, { kind: 'note', value: 'theirs' });
  write('mine');
  await library.arrive();
  await waitFor(() => expect(library.detail(lora).note[0]?.value).toBe('theirs'));
  expect(note().value).toBe('mine');
  fireEvent.blur(note());
  await waitFor(() => expect(notes(library).sort()).toEqual(['mine', 'theirs']));
  expect(await screen.findByText(/changed in two places at once/)).toBeTruthy();
});

async function openRivals() {
  const library = await open([{ kind: 'note', value: 'base' }]);
  await conflict(
    library,
    { kind: 'note', value: 'theirs' },
    () => {
      write('mine');
      fireEvent.blur(note());
    },
    () => notes(library)[0] === 'mine',
  );
  await screen.findByText(/changed in two places at once/);
  return library;
}

test('both versions of a note are shown with when, the newest first', async () => {
  await openRivals();
  expect(note().value).toBe('mine');
  const versions = screen.getAllByRole<HTMLTextAreaElement>('textbox', { name: /^Version of/ });
  expect(versions.map(({ value }) => value)).toEqual(['theirs']);
  expect(screen.getByText('The version in the field above.')).toBeTruthy();
  expect(screen.getAllByText(/Jul 2025, \d\d:\d\d/).length).toBeGreaterThanOrEqual(2);
});

test('one version is kept', async () => {
  const library = await openRivals();
  const second = screen.getAllByRole('button', { name: 'Keep this one' })[1];
  fireEvent.click(second ?? document.body);
  await waitFor(() => expect(notes(library)).toEqual(['theirs']));
  await waitFor(() => expect(note().value).toBe('theirs'));
  expect(screen.queryByText(/changed in two places at once/)).toBeNull();
  undo();
  await waitFor(() => expect(notes(library).sort()).toEqual(['mine', 'theirs']));
});

test('both versions are kept, with what was typed since', async () => {
  const library = await openRivals();
  write('mine and more');
  fireEvent.click(screen.getByRole('button', { name: 'Keep both' }));
  await waitFor(() => expect(notes(library)).toEqual(['mine and more\n\ntheirs']));
});

test('merging shows the text first, and says where both changed the same words', async () => {
  const library = await openRivals();
  fireEvent.click(screen.getByRole('button', { name: 'Merge…' }));
  const merged = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Merged note' }).value;
  expect(merged).toBe(library.detail(lora).mergedNote?.text);
  expect(screen.getByText(/Both changed the same words/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Keep the merged note' }));
  await waitFor(() => expect(notes(library)).toEqual([merged]));
});

test('of two statuses one is kept', async () => {
  const library = await open();
  await conflict(
    library,
    { kind: 'status', value: 'reading' },
    () => fireEvent.click(screen.getByRole('radio', { name: 'Read' })),
    () => library.detail(lora).status[0]?.value === 'read',
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Keep Reading' }));
  await waitFor(() => expect(library.detail(lora).status.map(({ value }) => value)).toEqual(['reading']));
  await waitFor(() => expect(screen.queryByText(/changed in two places/)).toBeNull());
});

test('a rival that was not shown yet is not settled by the way', async () => {
  const library = await open([{ kind: 'rating', value: 3 }]);
  library.fork();
  library.elsewhere(lora, { kind: 'rating', value: 1 });
  fireEvent.click(screen.getByRole('radio', { name: '5 of 5 stars' }));
  await library.arrive();
  await waitFor(() => expect(library.detail(lora).rating.map(({ value }) => value)).toEqual([5, 1]));
  expect(sent('editLibrary')[0]?.edits[0]?.changes[0]).toMatchObject({ having: [{ replica: 'thisdevice' }] });
});

test('tags are added by Enter and comma, as the library writes them, and taken off', async () => {
  const library = await open([{ kind: 'tag', tag: 'old', on: true }]);
  const field = screen.getByRole<HTMLInputElement>('combobox', { name: 'Add a tag' });
  fireEvent.input(field, { target: { value: '#lora' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  await waitFor(() => expect(tags()).toEqual(['LoRA', 'old']));
  fireEvent.input(field, { target: { value: 'two words,' } });
  await waitFor(() => expect(tags()).toEqual(['LoRA', 'old', 'two words']));
  fireEvent.click(screen.getByRole('button', { name: 'Remove the tag old' }));
  await waitFor(() => expect(tags()).toEqual(['LoRA', 'two words']));
  expect(document.activeElement).toBe(field);
  undo();
  await waitFor(() => expect(tags()).toEqual(['LoRA', 'old', 'two words']));
  expect(library.detail(lora).tags).toContain('old');
});

test('a rating is given and taken away', async () => {
  const library = await open();
  fireEvent.click(screen.getByRole('radio', { name: '2 of 5 stars' }));
  await waitFor(() => expect(library.detail(lora).rating[0]?.value).toBe(2));
  fireEvent.click(await screen.findByRole('button', { name: 'No rating' }));
  await waitFor(() => expect(library.detail(lora).rating[0]?.value).toBeNull());
});

test('undo goes back step by step, a note written in several saves as one', async () => {
  const library = await open([{ kind: 'note', value: 'old' }]);
  fireEvent.click(screen.getByRole('radio', { name: 'Reading' }));
  await waitFor(() => expect(library.detail(lora).status[0]?.value).toBe('reading'));
  for (const text of ['one', 'one two']) {
    write(text);
    await waitFor(() => expect(notes(library)).toEqual([text]));
    await screen.findByText('Saved');
  }
  fireEvent.blur(note());
  undo();
  await waitFor(() => expect(note().value).toBe('old'));
  undo();
  await waitFor(() => expect(library.detail(lora).status[0]?.value).toBe('to-read'));
  expect(await screen.findByText('Undone: Reading: “SingLoRA”.')).toBeTruthy();
});

test('an edit that is refused says why', async () => {
  await open([], { editLibrary: () => Promise.reject(new Error('The storage is full.')) });
  fireEvent.click(screen.getByRole('radio', { name: 'Read' }));
  await waitFor(() => expect(error()).toBe('The storage is full.'));
});

test('a paper goes to the Trash and comes back', async () => {
  const library = await open();
  const fate = within(screen.getByRole('region', { name: 'Paper' }));
  fireEvent.click(fate.getByRole('button', { name: 'Remove' }));
  fireEvent.click(await fate.findByRole('button', { name: 'Restore' }));
  await fate.findByRole('button', { name: 'Remove' });
  expect(library.detail(lora).removed).toBeNull();
});

test.each([
  ['note', 'Note'],
  ['tag', 'Add a tag'],
] as const)('the reader begins with the %s', async (part, name) => {
  await open([], {}, part);
  expect(document.activeElement?.getAttribute('aria-label') ?? note().labels[0]?.textContent).toBe(name);
});

test('hostile text stays text', async () => {
  const hostile = '<img src=x onerror=alert(1)>[x](javascript:alert(1))';
  await open([{ kind: 'note', value: hostile }]);
  expect(note().value).toBe(hostile);
  expect(document.querySelector('img, a[href^="javascript"]')).toBeNull();
});
