import type { Bytes, CopyFolder } from '../../lib/store/copy-folder.ts';

/** A place that outlives the workers that use it, as the browser's does. */
export class MemoryPlace {
  readonly files = new Map<string, Bytes>();

  /** @param turn called before and after each effect; what throws there is a worker that was killed */
  folder(turn: (effect: string) => Promise<void> = async () => {}): CopyFolder {
    const after = async <Answer>(effect: string, deed: () => Answer): Promise<Answer> => {
      await turn(effect);
      const answer = deed();
      await turn(effect);
      return answer;
    };
    return {
      names: () => after('names', () => [...this.files.keys()]),
      read: (name) => after('read', () => this.files.get(name)?.slice() ?? null),
      write: async (name, bytes) => {
        await turn('write').catch((killed: unknown) => {
          this.files.set(name, bytes.slice(0, bytes.length >> 1)); // torn, at the worst
          throw killed;
        });
        this.files.set(name, bytes.slice());
        await turn('write');
      },
      delete: (name) => after('delete', () => void this.files.delete(name)),
    };
  }

  flip(name: string): void {
    const bytes = this.files.get(name);
    if (!bytes) throw new Error(`no file ${name} to damage`);
    const at = bytes.length >> 1;
    this.files.set(
      name,
      bytes.map((byte, index) => (index === at ? byte ^ 4 : byte)),
    );
  }
}

export class Killed extends Error {}

/** A turn that kills at the n-th call and ever after: a killed worker does nothing more. */
export function killAt(nth: number): { readonly turn: () => Promise<void>; readonly fired: () => boolean } {
  let calls = 0;
  return {
    async turn() {
      calls += 1;
      if (calls > nth) throw new Killed('killed');
    },
    fired: () => calls > nth,
  };
}
