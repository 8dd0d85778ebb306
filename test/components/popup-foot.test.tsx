// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Foot } from '../../components/popup/foot.tsx';
import { answerWith, overview, sendMessage } from './popup-background.ts';
import { failed, status, usedServer } from './sync/sample-status.ts';

vi.mock('../../lib/messages.ts', () => import('./popup-background.ts'));

beforeEach(() => fakeBrowser.reset());
afterEach(() => {
  cleanup();
  sendMessage.mockReset();
});

test('with sync off it says that nothing leaves the browser', async () => {
  answerWith();
  render(<Foot overview={overview} />);
  expect(await screen.findByText('3 papers · 1 source · nothing leaves this browser')).toBeTruthy();
});

test('with sync on it says how that stands, and never that nothing leaves', async () => {
  const failure = failed('unreachable');
  answerWith({ syncStatus: () => status({ papers: 3, backends: [usedServer({ waiting: 2, failure })] }) });
  render(<Foot overview={overview} />);
  expect(await screen.findByText('2 papers wait: cloud.example does not answer')).toBeTruthy();
  expect(screen.queryByText(/nothing leaves/)).toBeNull();
});

test('while that is not known, or can’t be, it claims nothing', async () => {
  answerWith({ syncStatus: () => Promise.reject(new Error('The storage is damaged.')) });
  render(<Foot overview={overview} />);
  expect(screen.queryByText(/nothing leaves/)).toBeNull();
  expect(await screen.findByText('3 papers · 1 source')).toBeTruthy();
});

test('what happened without the reader is told', async () => {
  answerWith({ syncStatus: () => status({ removal: { at: 1, papers: 214 } }) });
  render(<Foot overview={{ ...overview, problem: 'The index is old.' }} />);
  await waitFor(() =>
    expect(screen.getByText(/Another device removed 214 papers\. Undo it in the options/)).toBeTruthy(),
  );
  expect(screen.getByText('The index is old.')).toBeTruthy();
});
