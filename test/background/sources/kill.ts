import { vi } from 'vitest';

/** Every way in which work on the database goes on; a background that is killed gets no further than one of them. */
const STEPS = [
  [IDBDatabase.prototype, 'transaction'],
  [IDBObjectStore.prototype, 'get'],
  [IDBObjectStore.prototype, 'getKey'],
  [IDBObjectStore.prototype, 'getAll'],
  [IDBObjectStore.prototype, 'put'],
  [IDBObjectStore.prototype, 'delete'],
] as const;

/**
 * Lets so many steps happen; at the one after the background is dead: the transaction that it belongs to is taken back by
 * the browser, and no other begins.
 */
export function killAfter(steps: number): { readonly killed: () => boolean } {
  let left = steps;
  for (const [prototype, name] of STEPS) {
    const real = Reflect.get(prototype, name) as (...args: unknown[]) => unknown;
    vi.spyOn(prototype as unknown as Record<string, () => unknown>, name).mockImplementation(function (
      this: unknown,
      ...args: unknown[]
    ) {
      left -= 1;
      if (left < 0 && this instanceof IDBDatabase) throw new Error('killed');
      const answer = real.apply(this, args);
      if (left === -1 && this instanceof IDBObjectStore && this.transaction.mode === 'readwrite') {
        const { transaction } = this;
        queueMicrotask(() => transaction.abort()); // nothing is killed in the middle of a statement
      }
      return answer;
    });
  }
  return { killed: () => left < 0 };
}
