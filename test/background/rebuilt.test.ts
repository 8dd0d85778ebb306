import { afterEach, expect, test, vi } from 'vitest';
import { createRebuilt } from '../../entrypoints/background/rebuilt.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** Something that takes as long to make as it is told. */
function slow({ milliseconds }: { readonly milliseconds: number }) {
  vi.useFakeTimers();
  let made = 0;
  const make = vi.fn(async () => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    made += 1;
    return made;
  });
  return make;
}

test('what is soon made is always the newest, and is not made twice for two who ask', async () => {
  let made = 0;
  const make = vi.fn(async () => ++made);
  const rebuilt = createRebuilt(make, vi.fn(), vi.fn());
  expect(await Promise.all([rebuilt.get(), rebuilt.get()])).toEqual([1, 1]);
  expect(await rebuilt.get()).toBe(1);
  await vi.waitFor(async () => {
    rebuilt.forget();
    expect(await rebuilt.get()).toBeGreaterThan(1);
  });
});

test('what takes its time is given as it was, and whoever asked is told when the newest is there', async () => {
  const remade = vi.fn();
  const make = slow({ milliseconds: 4000 });
  const rebuilt = createRebuilt(make, remade, vi.fn());
  const first = rebuilt.get();
  await vi.advanceTimersByTimeAsync(4000);
  expect(await first).toBe(1);
  await vi.advanceTimersByTimeAsync(60_000);
  rebuilt.forget();
  const second = rebuilt.get();
  await vi.advanceTimersByTimeAsync(1000);
  expect(await second).toBe(1);
  expect(remade).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(3000);
  expect(remade).toHaveBeenCalledOnce();
  expect(await rebuilt.get()).toBe(2);
});

test('what was just made is left alone for a while, and then made anew once', async () => {
  const remade = vi.fn();
  const make = slow({ milliseconds: 500 });
  const rebuilt = createRebuilt(make, remade, vi.fn());
  const first = rebuilt.get();
  await vi.advanceTimersByTimeAsync(500);
  await first;
  rebuilt.forget();
  expect([await rebuilt.get(), await rebuilt.get()]).toEqual([1, 1]);
  await vi.advanceTimersByTimeAsync(1000);
  rebuilt.forget();
  expect(make).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(1100);
  expect(remade).toHaveBeenCalledOnce();
  expect(await rebuilt.get()).toBe(2);
});

test('what can not be made is tried again by the next who asks', async () => {
  const make = vi.fn(async () => 1).mockRejectedValueOnce(new Error('no'));
  const rebuilt = createRebuilt(make, vi.fn(), vi.fn());
  await expect(rebuilt.get()).rejects.toThrow('no');
  expect(await rebuilt.get()).toBe(1);
});

test('the first is not waited for longer than anybody likes, where something else does meanwhile', async () => {
  const remade = vi.fn();
  const make = slow({ milliseconds: 6000 });
  const rebuilt = createRebuilt(make, remade, vi.fn(), async () => 0);
  const first = rebuilt.get();
  await vi.advanceTimersByTimeAsync(2000);
  expect(await first).toBe(0);
  await vi.advanceTimersByTimeAsync(4000);
  expect(remade).toHaveBeenCalledOnce();
  expect(await rebuilt.get()).toBe(1);
});
