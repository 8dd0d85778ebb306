// @vitest-environment happy-dom
import { fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { SourcesSection } from '../../../components/sources/sources-section.tsx';
import { sourcesRevision, writeSetting } from '../../../lib/settings.ts';
import type { ListedSource, SourceDetail } from '../../../lib/sources/listed-source.ts';
import { answerWith, sent } from '../popup-background.ts';
import { request, withHosts } from './allow-hosts.ts';
import { listed, NOON, series, staged, stagedDocument } from './sample-sources.ts';

vi.mock('../../../lib/messages.ts', () => import('../popup-background.ts'));

withHosts();

const block = async (name: string) => within(await screen.findByRole('region', { name }));
type Block = Awaited<ReturnType<typeof block>>;
const press = (inside: Block, name: string) => fireEvent.click(inside.getByRole('button', { name }));
const factOf = (inside: Block, name: string) =>
  inside.getByText(name, { selector: 'dt' }).nextElementSibling?.textContent;

/** A background with one source, which messages may change. */
function withSource(source: ListedSource, answers: Parameters<typeof answerWith>[0] = {}) {
  const state = { source };
  answerWith({ sources: () => [state.source], ...answers });
  render(<SourcesSection />);
  return state;
}

test('a source says what it is, what it holds and when it was asked', async () => {
  withSource(
    series('a', {
      documents: 12,
      oldest: '2025-06-28',
      papers: 240,
      glosses: 250,
      unbound: 3,
      skipped: 5,
      checked: Date.now(),
    }),
  );
  const source = await block('Daily papers');
  expect(source.getByText('Followed')).toBeTruthy();
  expect(factOf(source, 'Kind')).toBe('Daily table');
  expect(factOf(source, 'From')).toBe('https://raw.githubusercontent.com/anna/papers/main/{yyyy}/{mm}/{dd}.md');
  expect(factOf(source, 'Documents')).toBe('12, from 28 Jun 2025 to 9 Jul 2025');
  expect(factOf(source, 'Papers')).toBe('240, with 250 glosses');
  expect(factOf(source, 'Waiting')).toBe('3 glosses: each finds its paper when you open that paper’s page');
  expect(factOf(source, 'Left out')).toBe('5 parts; its documents say which and why');
  expect(factOf(source, 'Checked')).toBe('just now');
});

test('files have no address to be asked, refreshed or paused', async () => {
  withSource(listed('a'));
  const source = await block('Source a');
  expect(factOf(source, 'From')).toBe('Files and text of yours');
  expect(factOf(source, 'Added')).toBe('9 Jul 2025');
  expect(source.getAllByRole('button').map((button) => button.textContent)).toEqual(['Documents', 'Rename', 'Remove']);
});

test('a failure says what is wrong, what to do and when it is tried again', async () => {
  const message = 'raw.githubusercontent.com answers 404. The document may have moved: check its address.';
  withSource(series('a', { failure: { message, at: Date.now(), nextTry: Date.now() + 2 * 3_600_000 + 30_000 } }));
  const source = await block('Daily papers');
  expect(source.getByText('Failed')).toBeTruthy();
  expect(source.getByText(message).getAttribute('role')).toBe('status');
  expect(source.getByText('Failed just now. Next try in 2 h.')).toBeTruthy();
});

test('what a source is at shows how far it is, says so at each quarter, and is stopped at a click', async () => {
  const working = series('a', { work: { what: 'past', done: 12, total: 300 } });
  const state = withSource(working, {
    stopSource: () => {
      state.source = { ...working, work: null };
      return state.source;
    },
  });
  const source = await block('Daily papers');
  expect(source.getByText('Fetching the past (12 of 300)')).toBeTruthy();
  expect(source.getByText('Fetching the past', { selector: '[role="status"]' })).toBeTruthy();
  expect(source.getByRole('progressbar', { name: 'Fetching the past' }).getAttribute('value')).toBe('12');
  state.source = { ...working, work: { what: 'past', done: 160, total: 300 } };
  await writeSetting(sourcesRevision, 'more');
  expect(await source.findByText('Fetching the past: 50% done')).toBeTruthy();
  press(source, 'Stop');
  expect(await source.findByText('Stopped. What came so far stays.')).toBeTruthy();
  expect(sent('stopSource')).toEqual([{ id: 'a' }]);
  expect(source.queryByRole('progressbar')).toBeNull();
});

test('refreshing says what came of it', async () => {
  withSource(series('a'), { refreshSources: () => [series('a', { documents: 3 })] });
  const source = await block('Daily papers');
  press(source, 'Refresh');
  expect(await source.findByText('Refreshed: 2 new documents.')).toBeTruthy();
  expect(sent('refreshSources')).toEqual([{ id: 'a' }]);
  await waitFor(() => expect(factOf(source, 'Documents')).toBe('3, of 9 Jul 2025'));
});

test('all that are followed are refreshed at one click', async () => {
  const list = [
    series('a', { name: 'A' }),
    series('b', { name: 'B' }),
    series('c', { name: 'C', paused: true }),
    listed('d'),
  ];
  const failure = { message: 'b.example does not answer.', at: NOON, nextTry: null };
  answerWith({
    sources: () => list,
    refreshSources: () => list.map((each) => (each.id === 'b' ? { ...each, failure } : each)),
  });
  render(<SourcesSection />);
  fireEvent.click(await screen.findByRole('button', { name: 'Refresh all' }));
  expect(await screen.findByText('Asked 2 sources. 1 could not be refreshed; each says why.')).toBeTruthy();
  expect(sent('refreshSources')).toEqual([{ id: null }]);
});

test('a host that is no longer allowed is asked for in the click itself', async () => {
  withSource(series('a', { allowed: false }), { refreshSources: () => [series('a')] });
  const source = await block('Daily papers');
  expect(source.getByText('Not allowed')).toBeTruthy();
  expect(source.queryByRole('button', { name: 'Refresh' })).toBeNull();
  press(source, 'Allow raw.githubusercontent.com');
  expect(request).toHaveBeenCalledWith({ origins: ['https://raw.githubusercontent.com/*'] });
  expect(await source.findByText('Followed')).toBeTruthy();
});

test('a source is paused and goes on', async () => {
  const state = withSource(series('a'), {
    editSource: ({ paused = false }) => {
      state.source = series('a', { paused });
      return state.source;
    },
  });
  const source = await block('Daily papers');
  press(source, 'Pause');
  expect(await source.findByText('Paused')).toBeTruthy();
  expect(source.getByText('Nothing is asked there until you resume.')).toBeTruthy();
  press(source, 'Resume');
  expect(await source.findByText('Followed')).toBeTruthy();
  expect(sent('editSource')).toEqual([
    { id: 'a', paused: true },
    { id: 'a', paused: false },
  ]);
});

test('a source gets another name, and the focus goes back', async () => {
  const state = withSource(series('a'), {
    editSource: ({ name = '' }) => {
      state.source = series('a', { name });
      return state.source;
    },
  });
  const source = await block('Daily papers');
  press(source, 'Rename');
  const field = source.getByLabelText('Name');
  expect(document.activeElement).toBe(field);
  fireEvent.input(field, { target: { value: 'Anna’s table' } });
  fireEvent.submit(field.closest('form') as HTMLFormElement);
  const renamed = await block('Anna’s table');
  expect(sent('editSource')).toEqual([{ id: 'a', name: 'Anna’s table' }]);
  await waitFor(() => expect(document.activeElement).toBe(renamed.getByRole('button', { name: 'Rename' })));
});

test('the past is fetched from a day on', async () => {
  withSource(series('a'), { fetchPast: () => series('a', { work: { what: 'past', done: 0, total: 30 } }) });
  const source = await block('Daily papers');
  press(source, 'Fetch the past');
  const field = source.getByLabelText('From') as HTMLInputElement;
  expect(field.value).toBe('2025-06-09');
  fireEvent.input(field, { target: { value: '2999-01-01' } });
  fireEvent.submit(field.closest('form') as HTMLFormElement);
  expect(await source.findByText(/^Choose a day up to/)).toBeTruthy();
  fireEvent.input(field, { target: { value: '2025-01-01' } });
  fireEvent.submit(field.closest('form') as HTMLFormElement);
  expect(await source.findByText(/Fetching the days since 1 Jan 2025/)).toBeTruthy();
  expect(sent('fetchPast')).toEqual([{ id: 'a', from: '2025-01-01' }]);
});

test('its documents are listed with what was left out of them', async () => {
  const source = listed('a', { documents: 401 });
  const detail: SourceDetail = {
    source,
    documents: [
      {
        file: '2025-07-09.md',
        kind: 'daily-table',
        title: 'Papers of the day',
        date: '2025-07-09',
        glosses: 24,
        unbound: 1,
        skipped: [{ line: 7, reason: 'The row has one cell.' }],
        skippedInAll: 130,
      },
    ],
  };
  withSource(source, { sourceDetail: () => detail });
  const shown = await block('Source a');
  press(shown, 'Documents');
  const list = within(await screen.findByRole('region', { name: 'Documents of Source a' }));
  expect(await list.findByText('Papers of the day')).toBeTruthy();
  expect(list.getByText(/24 glosses, 1 waiting for a paper/)).toBeTruthy();
  expect(list.getByText('130 parts left out')).toBeTruthy();
  expect(list.getByText('The row has one cell.')).toBeTruthy();
  expect(list.getByText('+ 129 more')).toBeTruthy();
  expect(list.getByText(/The newest 1 of 401 documents/)).toBeTruthy();
});

test('documents that can’t be looked up say why', async () => {
  withSource(listed('a'), { sourceDetail: () => Promise.reject(new Error('The storage is full.')) });
  const shown = await block('Source a');
  press(shown, 'Documents');
  expect((await screen.findByRole('alert')).textContent).toContain('The storage is full.');
});

test('files given to a source are kept in it', async () => {
  withSource(listed('a'), { stageDocuments: () => staged([stagedDocument('b.md')]), keepStaged: () => listed('a') });
  await block('Source a');
  const field = document.querySelector<HTMLInputElement>('.source input[type="file"]') as HTMLInputElement;
  Object.defineProperty(field, 'files', { value: [new File(['x'], 'b.md')], configurable: true });
  fireEvent.change(field);
  expect(((await screen.findByLabelText('Keep in')) as HTMLSelectElement).value).toBe('a');
  const keep = screen.getByRole('button', { name: 'Keep' });
  await waitFor(() => expect(keep.getAttribute('aria-disabled')).toBe('false'));
  fireEvent.click(keep);
  await waitFor(() => expect(sent('keepStaged')[0]).toMatchObject({ into: 'a', name: 'Source a' }));
});

test('removing is asked for twice, and says what goes and what stays', async () => {
  withSource(series('a', { glosses: 20, unbound: 4 }), { removeSource: () => [] });
  const source = await block('Daily papers');
  press(source, 'Remove');
  expect(source.getByText(/Its 24 glosses go. Saved papers stay/)).toBeTruthy();
  expect(sent('removeSource')).toEqual([]);
  press(source, 'Keep');
  await waitFor(() => expect(document.activeElement).toBe(source.getByRole('button', { name: 'Remove' })));
  press(source, 'Remove');
  const [, really] = source.getAllByRole('button', { name: 'Remove' });
  fireEvent.click(really as HTMLElement);
  expect(await screen.findByText('Daily papers is removed, with 24 glosses.')).toBeTruthy();
  expect(sent('removeSource')).toEqual([{ id: 'a' }]);
  expect(screen.queryByRole('region', { name: 'Daily papers' })).toBeNull();
  expect(document.activeElement).not.toBe(document.body);
});

test.each(['Rename', 'Remove', 'Fetch the past', 'Documents'])('Escape closes %s and goes back to it', async (name) => {
  withSource(series('a', { glosses: 20 }));
  const source = await block('Daily papers');
  const opener = () => source.getAllByRole('button', { name })[0];
  opener()?.focus(); // as a click does in a browser
  press(source, name);
  expect(opener()?.getAttribute('aria-expanded')).toBe('true');
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });
  await waitFor(() => expect(opener()?.getAttribute('aria-expanded')).toBe('false'));
  expect(document.activeElement).toBe(opener());
});

test('a change elsewhere shows here', async () => {
  const state = withSource(series('a'));
  await block('Daily papers');
  state.source = series('a', { name: 'Renamed elsewhere' });
  await writeSetting(sourcesRevision, 'changed');
  expect(await block('Renamed elsewhere')).toBeTruthy();
});
