import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepAwake } from '../../../entrypoints/background/sources/keep-awake.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const waker = () => ({ call: vi.fn(), watch: vi.fn(), rest: vi.fn() });

test('work is never silent for the half minute after which a background is stopped, and none goes on after it', async () => {
  const told = waker();
  const done = Promise.withResolvers<string>();
  const job = keepAwake(told)(() => done.promise);
  for (let minutes = 1; minutes <= 5; minutes += 1) {
    told.call.mockClear();
    await vi.advanceTimersByTimeAsync(29_999);
    expect(told.call).toHaveBeenCalled();
  }
  done.resolve('done');
  expect(await job).toBe('done');
  told.call.mockClear();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(told.call).not.toHaveBeenCalled();
});

test('a background that is killed at work is woken; one that has nothing left to do is not', async () => {
  const told = waker();
  const awake = keepAwake(told);
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const jobs = [awake(() => first.promise), awake(() => second.promise)];
  expect(told.watch).toHaveBeenCalledOnce();
  first.resolve();
  await jobs[0];
  expect(told.rest).not.toHaveBeenCalled();
  second.reject(new Error('no'));
  await expect(jobs[1]).rejects.toThrow('no');
  expect(told.rest).toHaveBeenCalledOnce();
});
