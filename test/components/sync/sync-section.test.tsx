// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Notices } from '../../../components/sync/notices.tsx';
import { SyncLine } from '../../../components/sync/sync-line.tsx';
import { useSync } from '../../../components/sync/use-sync.ts';
import { savedRevision, syncRevision, writeSetting } from '../../../lib/settings.ts';
import type { SyncStatus } from '../../../lib/sync/status.ts';
import { answerWith, sendMessage, sent } from '../popup-background.ts';
import { browserSync, failed, room, server, status, usedServer } from './sample-status.ts';
import { answerPermissions, block, Stage } from './stage.tsx';

vi.mock('../../../lib/messages.ts', () => import('../popup-background.ts'));

beforeEach(() => fakeBrowser.reset());
afterEach(() => {
  cleanup();
  sendMessage.mockReset();
});

const button = (kind: 'browser' | 'webdav', name: string) => within(block(kind)).getByRole('button', { name });
const press = (kind: 'browser' | 'webdav', name: string) => fireEvent.click(button(kind, name));

/** Shows the section over a background that stands like this. */
async function open(now: Partial<SyncStatus>, answers: Parameters<typeof answerWith>[0] = {}) {
  const state = { now: status(now) };
  answerWith({ syncStatus: () => state.now, ...answers });
  render(<Stage />);
  await waitFor(() => expect(block('browser').querySelector('button')).not.toBeNull());
  return state;
}

test('places that are off may be switched on', async () => {
  const on = status({ backends: [browserSync({ on: true, running: true }), server()] });
  const state = await open({}, { setUpBrowserSync: () => on });
  expect(within(block('browser')).getByText('Off')).toBeTruthy();
  state.now = on;
  press('browser', 'Switch on');
  expect(await within(block('browser')).findByText('Syncing…')).toBeTruthy();
  expect(document.activeElement?.textContent).toBe('Browser sync');
});

test('a place that can’t be switched on says why', async () => {
  await open({}, { setUpBrowserSync: () => Promise.reject(new Error('The browser gives no access to its sync.')) });
  press('browser', 'Switch on');
  expect(await within(block('browser')).findByText('The browser gives no access to its sync.')).toBeTruthy();
});

test('a failure says what is wrong, when it is tried again, and may be tried now', async () => {
  const failure = { ...failed('unreachable', Date.now() + 14.5 * 60_000), at: Date.now() - 61_000 };
  await open({ backends: [browserSync(), usedServer({ waiting: 12, failure })] });
  expect(block('webdav').textContent).toContain('Words about unreachable.');
  expect(block('webdav').textContent).toContain('Failed 1 min ago. Next try in 14 min.');
  expect(block('webdav').textContent).toContain('Not there12 papers');
  press('webdav', 'Try now');
  await waitFor(() => expect(sent('syncNow')).toEqual([{ kind: 'webdav' }]));
});

test('a host that is not allowed any more is asked for at the click, then synced', async () => {
  const lost = status({ backends: [browserSync(), usedServer({ failure: failed('permission') })] });
  const state = await open(lost, { syncNow: () => state.now });
  const { request } = answerPermissions(true);
  press('webdav', 'Allow cloud.example');
  expect(request).toHaveBeenCalledExactlyOnceWith({ origins: ['https://cloud.example/*'] });
  expect(sent('syncNow')).toEqual([]);
  state.now = status({ backends: [browserSync(), usedServer()] });
  await waitFor(() => expect(within(block('webdav')).getByText('Synced')).toBeTruthy());
  expect(sent('syncNow')).toEqual([{ kind: 'webdav' }]);
});

test('a host that the reader still does not allow is told of', async () => {
  await open({ backends: [browserSync(), usedServer({ failure: failed('permission') })] });
  answerPermissions(false);
  press('webdav', 'Allow cloud.example');
  expect(await screen.findByText(/You did not allow Papergloss to reach cloud\.example/)).toBeTruthy();
  expect(sent('syncNow')).toEqual([]);
});

test('leaving a server is asked twice, gives its host back and leads to its heading', async () => {
  const state = await open({ backends: [browserSync(), usedServer()] }, { leaveBackend: () => state.now });
  const { remove } = answerPermissions(true);
  press('webdav', 'Stop syncing');
  expect(sent('leaveBackend')).toEqual([]);
  expect(screen.getByText(/What is there stays there\. User, password and passphrase are forgotten here/)).toBeTruthy();
  expect(document.activeElement).toBe(button('webdav', 'Stop syncing'));
  press('webdav', 'Go on syncing');
  press('webdav', 'Stop syncing');
  state.now = status();
  press('webdav', 'Stop syncing');
  await waitFor(() => expect(button('webdav', 'Set up')).toBeTruthy());
  expect(sent('leaveBackend')).toEqual([{ kind: 'webdav' }]);
  expect(remove).toHaveBeenCalledExactlyOnceWith({ origins: ['https://cloud.example/*'] });
  expect(document.activeElement?.textContent).toBe('WebDAV server');
});

test('a second press while it syncs asks nothing', async () => {
  await open({ backends: [browserSync({ on: true, running: true }), server()] });
  expect(button('browser', 'Sync now').getAttribute('aria-disabled')).toBe('true');
  press('browser', 'Sync now');
  expect(sent('syncNow')).toEqual([]);
});

test('how much has room is drawn in proportion and said', async () => {
  await open({
    backends: [browserSync({ on: true, synced: 1, waiting: 328, fit: room(900, 572, 40, 288) }), server()],
  });
  const parts = [...block('browser').querySelectorAll<HTMLElement>('.fit-bar span')];
  expect(parts.map(({ dataset, style }) => [dataset.part, style.flexGrow])).toEqual([
    ['whole', '572'],
    ['without-note', '40'],
    ['left', '288'],
  ]);
  expect(block('browser').textContent).toContain('612 of 900 papers fit');
  expect(block('browser').querySelector('.backend-state')?.textContent).toBe('Full');
});

test('the passphrase is changed with the one before; a wrong one is told, a right one is not shown', async () => {
  let works = false;
  const now = status({ backends: [browserSync(), usedServer()] });
  await open(now, {
    changePassphrase: () => (works ? now : Promise.reject(new Error('That is not the passphrase. Type it again.'))),
  });
  press('webdav', 'Change the passphrase');
  const type = (name: string, value: string) =>
    fireEvent.input(screen.getByLabelText(name, { exact: true }), { target: { value } });
  type('Passphrase now', 'the one before');
  type('New passphrase', 'the one after');
  type('New passphrase, again', 'the one after');
  const form = screen.getByRole('form', { name: 'Change the passphrase' });
  fireEvent.submit(form);
  expect(await screen.findByText('That is not the passphrase. Type it again.')).toBeTruthy();
  works = true;
  fireEvent.submit(form);
  expect(await screen.findByText('The passphrase is changed.')).toBeTruthy();
  expect(sent('changePassphrase').at(-1)).toEqual({ before: 'the one before', after: 'the one after' });
  expect(document.documentElement.outerHTML).not.toMatch(/the one (before|after)/);
  expect(screen.queryByRole('form')).toBeNull();
});

test('what the background can’t tell is said, with a way to ask again', async () => {
  let works = false;
  answerWith({ syncStatus: () => (works ? status() : Promise.reject(new Error('The storage is damaged.'))) });
  render(<Stage />);
  expect(await screen.findByText('The storage is damaged.')).toBeTruthy();
  works = true;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(button('webdav', 'Set up')).toBeTruthy());
});

function Head() {
  const sync = useSync();
  return (
    <>
      <SyncLine sync={sync} />
      <Notices sync={sync} />
    </>
  );
}

test('the line follows what happens elsewhere', async () => {
  const state = { now: status({ papers: 2, onlyHere: 2 }) };
  answerWith({ syncStatus: () => state.now });
  render(<Head />);
  expect(await screen.findByText('2 papers on this device only: sync is off')).toBeTruthy();
  state.now = status({ papers: 3, onlyHere: 3 });
  await writeSetting(savedRevision, 'another');
  expect(await screen.findByText('3 papers on this device only: sync is off')).toBeTruthy();
  state.now = status({ papers: 2, backends: [usedServer()] });
  await writeSetting(syncRevision, 'another');
  expect(await screen.findByText('All 2 papers synced')).toBeTruthy();
});

test('a mass removal is told, and undone at a click', async () => {
  const state = { now: status({ removal: { at: 1, papers: 214 } }) };
  const undo = () => {
    state.now = status();
    return { changed: 214, undo: [] };
  };
  answerWith({ syncStatus: () => state.now, undoRemoval: undo });
  render(<Head />);
  expect(await screen.findByText('Another device removed 214 papers. They are in the Trash.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('214 papers are back on the list.')).toBeTruthy();
  await waitFor(() => expect(screen.queryByText(/Another device removed/)).toBeNull());
});

test('notices go away once they were read', async () => {
  const healed = 'The database was damaged. All 812 papers were put back.';
  const notices = { removal: { at: 1, papers: 1 }, healed };
  answerWith({
    syncStatus: () => status(notices),
    dismissNotice: ({ notice }) => status({ ...notices, [notice]: null }),
  });
  render(<Head />);
  expect(await screen.findByText('Another device removed 1 paper. It is in the Trash.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Understood' }));
  await waitFor(() => expect(screen.queryByText(healed)).toBeNull());
  fireEvent.click(screen.getByRole('button', { name: 'Keep removed' }));
  await waitFor(() => expect(sent('dismissNotice')).toEqual([{ notice: 'healed' }, { notice: 'removal' }]));
});
