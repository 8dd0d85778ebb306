import { afterEach, expect, test, vi } from 'vitest';
import { ask } from '../lib/ask.ts';

afterEach(() => void vi.useRealTimers());

const stopped = new Error('A listener indicated an asynchronous response, but the message channel closed');
const stopping = new Error('Could not establish connection. Receiving end does not exist.');

test('gives the answer', async () => {
  expect(await ask(async () => 7)).toBe(7);
});

test('asks again where the background was stopped meanwhile', async () => {
  const question = vi.fn().mockRejectedValueOnce(stopped).mockRejectedValueOnce(stopping).mockResolvedValueOnce(7);
  expect(await ask(question)).toBe(7);
});

test('gives up on a background that is never there', async () => {
  vi.useFakeTimers();
  const question = vi.fn().mockRejectedValue(stopping);
  const failed = expect(ask(question)).rejects.toThrow(/does not answer\. Try again/);
  await vi.runAllTimersAsync();
  await failed;
  expect(question).toHaveBeenCalledTimes(5);
});

test('does not repeat what was answered with an error', async () => {
  const question = vi.fn().mockRejectedValue(new Error('Storage is full.'));
  await expect(ask(question)).rejects.toThrow('Storage is full.');
  expect(question).toHaveBeenCalledOnce();
});

test('does not wait for ever', async () => {
  vi.useFakeTimers();
  const answer = ask(() => new Promise(() => {}));
  const failed = expect(answer).rejects.toThrow('took too long');
  await vi.advanceTimersByTimeAsync(20_000);
  await failed;
});

test('waits longer where it is told to', async () => {
  vi.useFakeTimers();
  const answer = ask(() => new Promise((resolve) => setTimeout(resolve, 60_000, 7)), 90_000);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await answer).toBe(7);
});
