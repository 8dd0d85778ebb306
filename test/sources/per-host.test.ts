import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onePerHost } from '../../lib/sources/per-host.ts';

test('one at a time for each host, in order, whatever fails', async () => {
  const host = fc.constantFrom('a', 'b', 'c');
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(fc.tuple(host, fc.boolean()), { maxLength: 20 }), async (s, tasks) => {
      const perHost = onePerHost();
      const running = new Map<string, number>();
      const order: Record<string, number[]> = { a: [], b: [], c: [] };
      const all = tasks.map(([name, fails], at) =>
        perHost(name, async () => {
          expect(running.get(name) ?? 0).toBe(0);
          running.set(name, 1);
          order[name]?.push(at);
          await s.schedule(Promise.resolve());
          running.set(name, 0);
          if (fails) throw new Error(`task ${at}`);
          return at;
        }),
      );
      const settled = Promise.allSettled(all);
      await s.waitFor(settled);
      for (const [at, result] of (await settled).entries()) {
        if (tasks[at]?.[1]) expect(result).toMatchObject({ status: 'rejected', reason: { message: `task ${at}` } });
        else expect(result).toEqual({ status: 'fulfilled', value: at });
      }
      for (const [name, ran] of Object.entries(order)) {
        expect(ran).toEqual([...tasks.keys()].filter((at) => tasks[at]?.[0] === name));
      }
    }),
  );
});

test('hosts do not wait for each other', async () => {
  const perHost = onePerHost();
  const held = Promise.withResolvers<void>();
  const slow = perHost('slow', () => held.promise);
  expect(await perHost('quick', async () => 'done')).toBe('done');
  held.resolve();
  await slow;
});
