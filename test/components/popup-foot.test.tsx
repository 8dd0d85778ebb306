// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { removeDeed } from '../../components/library/deeds.ts';
import { type Edits, useEdits } from '../../components/library/use-edits.ts';
import { Foot } from '../../components/popup/foot.tsx';
import { fakeLibrary } from './library/fake-library.ts';
import { WithEdits } from './library/with-edits.tsx';
import { answerWith, ids, overview, sendMessage } from './popup-background.ts';
import { listed, series } from './sources/sample-sources.ts';
import { failed, status, usedServer } from './sync/sample-status.ts';

vi.mock('../../lib/messages.ts', () => import('./popup-background.ts'));

const [lora] = ids;

beforeEach(() => fakeBrowser.reset());
afterEach(() => {
  cleanup();
  sendMessage.mockReset();
});

test('with sync off it says that nothing leaves the browser', async () => {
  answerWith();
  render(<WithEdits>{(edits) => <Foot overview={overview} edits={edits} />}</WithEdits>);
  expect(await screen.findByText('3 papers · 1 source · nothing leaves this browser')).toBeTruthy();
});

test('with sync on it says how that stands, and never that nothing leaves', async () => {
  const failure = failed('unreachable');
  answerWith({ syncStatus: () => status({ papers: 3, backends: [usedServer({ waiting: 2, failure })] }) });
  render(<WithEdits>{(edits) => <Foot overview={overview} edits={edits} />}</WithEdits>);
  expect(await screen.findByText('2 papers wait: cloud.example does not answer')).toBeTruthy();
  expect(screen.queryByText(/nothing leaves/)).toBeNull();
});

test('while that is not known, or can’t be, it claims nothing', async () => {
  answerWith({ syncStatus: () => Promise.reject(new Error('The storage is damaged.')) });
  render(<WithEdits>{(edits) => <Foot overview={overview} edits={edits} />}</WithEdits>);
  expect(screen.queryByText(/nothing leaves/)).toBeNull();
  expect(await screen.findByText('3 papers · 1 source')).toBeTruthy();
});

test('with a source that is followed it says so, and not that nothing leaves', async () => {
  answerWith({ sources: () => [series('a'), series('b', { paused: true }), listed('c')] });
  render(<WithEdits>{(edits) => <Foot overview={overview} edits={edits} />}</WithEdits>);
  expect(await screen.findByText('3 papers · 1 source · 1 followed')).toBeTruthy();
});

test('while it is not known whether a source is followed, it claims nothing', async () => {
  answerWith({ sources: () => Promise.reject(new Error('The storage is damaged.')) });
  render(<WithEdits>{(edits) => <Foot overview={overview} edits={edits} />}</WithEdits>);
  expect(await screen.findByText('3 papers · 1 source')).toBeTruthy();
});

test('what happened without the reader is told', async () => {
  answerWith({ syncStatus: () => status({ removal: { at: 1, papers: 214 } }) });
  render(
    <WithEdits>{(edits) => <Foot overview={{ ...overview, problem: 'The index is old.' }} edits={edits} />}</WithEdits>,
  );
  await waitFor(() =>
    expect(screen.getByText(/Another device removed 214 papers\. Undo it in the options/)).toBeTruthy(),
  );
  expect(screen.getByText('The index is old.')).toBeTruthy();
});

test('what was done takes the place of the counts, with its way back', async () => {
  const library = fakeLibrary([{ id: lora }]);
  answerWith({ ...library.answers });
  let edits: Edits | null = null;
  const Page = () => {
    edits = useEdits();
    return <Foot overview={overview} edits={edits} />;
  };
  render(<Page />);
  await screen.findByText(/nothing leaves this browser/);
  await (edits as Edits | null)?.attempt(removeDeed([{ id: lora, title: 'Low rank' }]));
  expect(await screen.findByText('Removed “Low rank”.')).toBeTruthy();
  expect(screen.queryByText(/nothing leaves/)).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(library.detail(lora).removed).toBeNull());
});
