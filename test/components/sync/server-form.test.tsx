// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { ServerAccess, ServerTest, SyncStatus } from '../../../lib/sync/status.ts';
import { answerWith, sendMessage, sent } from '../popup-background.ts';
import { failed, status, usedServer } from './sample-status.ts';
import { answerPermissions, block, Stage } from './stage.tsx';

vi.mock('../../../lib/messages.ts', () => import('../popup-background.ts'));

const ACCESS: ServerAccess = {
  address: 'https://cloud.example/dav/',
  user: 'ana',
  password: 'app-password-7',
  passphrase: 'correct horse battery',
};
const SECRETS = ['app-password-7', 'correct horse battery'];
const GOOD: ServerTest = { ok: true, steps: [{ step: 'address', ok: true, says: 'The address can be used.' }] };
const REFUSED: ServerTest = {
  ok: false,
  steps: [
    { step: 'connection', ok: true, says: 'cloud.example answers.' },
    { step: 'login', ok: false, says: 'cloud.example does not accept the password.' },
  ],
};

beforeEach(() => fakeBrowser.reset());
afterEach(() => {
  cleanup();
  sendMessage.mockReset();
});

const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name, { exact: true });
const type = (name: string, value: string) => fireEvent.input(field(name), { target: { value } });
const submit = () => fireEvent.submit(screen.getByRole('form', { name: 'WebDAV server' }));
const press = (name: string) => fireEvent.click(within(block('webdav')).getByRole('button', { name }));

/** Opens the form and fills it in. */
async function fillIn(more: Partial<Record<string, string>> = {}) {
  render(<Stage />);
  await waitFor(() => press('Set up'));
  const typed = {
    Address: 'https://cloud.example/dav',
    User: ACCESS.user,
    Password: ACCESS.password,
    Passphrase: SECRETS[1],
    'Passphrase, again': SECRETS[1],
    ...more,
  };
  for (const [name, value] of Object.entries(typed)) type(name, value ?? '');
}

/** A background whose server is set up by `setUpServer`. */
function serverBackground(test: ServerTest = GOOD) {
  let now: SyncStatus = status();
  answerWith({
    syncStatus: () => now,
    testServer: () => test,
    setUpServer: () => {
      now = status({ backends: [usedServer()] });
      return now;
    },
  });
}

test('the host is asked for at the click, before anything is awaited, and before anything is sent', async () => {
  serverBackground();
  const { request } = answerPermissions(new Promise(() => {}));
  await fillIn({ Address: 'https://cloud.example:8443/dav' });
  submit();
  expect(request).toHaveBeenCalledExactlyOnceWith({ origins: ['https://cloud.example/*'] });
  expect(sent('testServer')).toEqual([]);
});

test('where the browser wants it, the reader agrees to what is sent as well', async () => {
  serverBackground();
  const { request } = answerPermissions(true, ['websiteContent', 'authenticationInfo']);
  await fillIn();
  submit();
  expect(request).toHaveBeenCalledExactlyOnceWith({
    origins: ['https://cloud.example/*'],
    data_collection: ['websiteContent', 'authenticationInfo'],
  });
});

test('a server that passes is set up; no secret stays in the page, and the focus is on its heading', async () => {
  serverBackground();
  const { remove } = answerPermissions(true);
  await fillIn();
  submit();
  await waitFor(() => expect(block('webdav').textContent).toContain('https://cloud.example/dav/ as ana'));
  expect(sent('testServer')).toEqual([ACCESS]);
  expect(sent('setUpServer')).toEqual([ACCESS]);
  expect(screen.queryByRole('form')).toBeNull();
  for (const secret of SECRETS) {
    expect(document.documentElement.outerHTML).not.toContain(secret);
    expect([...document.querySelectorAll('input')].map(({ value }) => value)).not.toContain(secret);
  }
  expect(document.activeElement?.textContent).toBe('WebDAV server');
  expect(remove).not.toHaveBeenCalled();
});

test('a host that the reader does not allow is told of, and nothing is sent', async () => {
  serverBackground();
  answerPermissions(false);
  await fillIn();
  submit();
  expect(await screen.findByText(/You did not allow Papergloss to reach cloud\.example/)).toBeTruthy();
  expect(sent('testServer')).toEqual([]);
  expect(field('Password').value).toBe(ACCESS.password);
});

test('a server that does not pass shows each step in words, and cancelling gives the host back', async () => {
  serverBackground(REFUSED);
  const { remove } = answerPermissions(true);
  await fillIn();
  submit();
  expect((await screen.findByText(/does not accept the password/)).closest('li')?.dataset.ok).toBe('false');
  expect(screen.getByText('cloud.example answers.').closest('li')?.dataset.ok).toBe('true');
  expect(screen.getByText('Nothing was set up. Mend what is marked above, then try again.')).toBeTruthy();
  expect(sent('setUpServer')).toEqual([]);
  press('Cancel');
  await waitFor(() => expect(remove).toHaveBeenCalledExactlyOnceWith({ origins: ['https://cloud.example/*'] }));
});

test('no secret is ever in the markup, even while it is typed and after it failed', async () => {
  serverBackground(REFUSED);
  answerPermissions(true);
  await fillIn();
  submit();
  await screen.findByText(/does not accept the password/);
  for (const secret of SECRETS) expect(document.documentElement.outerHTML).not.toContain(secret);
});

test('without encryption no passphrase is asked for, and who can read is said', async () => {
  serverBackground();
  answerPermissions(true);
  await fillIn();
  fireEvent.click(screen.getByRole('checkbox', { name: /Encrypt/ }));
  expect(await screen.findByText(/Whoever runs the server, or gets into your account there, can read/)).toBeTruthy();
  expect(screen.queryByLabelText('Passphrase')).toBeNull();
  submit();
  await waitFor(() => expect(sent('setUpServer')).toEqual([{ ...ACCESS, passphrase: null }]));
});

const MISTAKES = [
  ['Address', { Address: 'http://cloud.example/dav' }, /begin with https:/],
  ['Address', { Address: '' }, /Enter the whole address/],
  ['Address', { Address: 'https://ana:app-password-7@cloud.example/' }, /in their own fields/],
  ['User', { User: '' }, /Write the user name/],
  ['Password', { Password: '' }, /Write your password there/],
  ['Passphrase', { Passphrase: 'short' }, /at least 8 characters/],
  ['Passphrase, again', { 'Passphrase, again': 'another one' }, /not the passphrase above/],
] as const;

test.each(MISTAKES)(
  'a mistake in %s is told there, gets the focus and asks for nothing: %j',
  async (name, typed, says) => {
    serverBackground();
    const { request } = answerPermissions(true);
    await fillIn(typed);
    submit();
    const words = await screen.findByText(says);
    const wrong = field(name);
    expect(wrong.getAttribute('aria-invalid')).toBe('true');
    expect(wrong.getAttribute('aria-describedby')?.split(' ')).toContain(words.id);
    expect(document.activeElement).toBe(wrong);
    expect(request).not.toHaveBeenCalled();
    expect(document.documentElement.outerHTML).not.toContain(ACCESS.password);
  },
);

test('a login that is refused later is given again for the same server; its host stays allowed on cancel', async () => {
  answerWith({
    syncStatus: () => status({ backends: [usedServer({ failure: failed('login') })] }),
    testServer: () => REFUSED,
  });
  const { remove } = answerPermissions(true);
  render(<Stage />);
  await waitFor(() => press('Set up again'));
  expect(field('Address').value).toBe('https://cloud.example/dav/');
  expect(field('User').value).toBe('ana');
  expect(field('Password').value).toBe('');
  type('Password', 'x');
  type('Passphrase', 'correct horse');
  type('Passphrase, again', 'correct horse');
  submit();
  await screen.findByText(/does not accept the password/);
  press('Cancel');
  expect(remove).not.toHaveBeenCalled();
});
