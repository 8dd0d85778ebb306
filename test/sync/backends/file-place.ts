import { type FilePlace, file } from '../../../lib/sync/backends/file.ts';
import type { StateFile } from '../../../lib/sync/state-file.ts';
import { openGate, type TestPlace } from './backend-contract.ts';

type Fault = (file: StateFile, first: StateFile) => StateFile | null;

export const FILE_FAULTS: Readonly<Record<string, Fault>> = {
  'is lost': () => null,
  'is torn': ({ name, bytes }) => ({ name, bytes: bytes.subarray(0, bytes.length >> 1) }),
  'has a bit flipped': ({ name, bytes }) => ({ name, bytes: bytes.map((byte, at) => (at === 20 ? byte ^ 1 : byte)) }),
  'is the first that ever was': (_, first) => first,
  'is no library': ({ name }) => ({ name, bytes: new TextEncoder().encode('<!doctype html>') }),
};

/** Files that a reader carries to and fro: each device gets the one that another handed out last. */
export async function filePlace(): Promise<TestPlace<FilePlace>> {
  let files: readonly { readonly by: number; readonly file: StateFile }[] = [];
  let fault: Fault = (last) => last;
  let devices = 0;
  return {
    backend: file,
    gate: openGate,
    async join() {
      const own = ++devices;
      return {
        get from() {
          const others = files.filter(({ by }) => by !== own);
          const [first, last] = [others.at(0), others.at(-1)];
          return first && last ? fault(last.file, first.file) : null;
        },
        to(made) {
          files = [...files, { by: own, file: made }];
        },
      };
    },
    async wipe() {
      files = [];
    },
    misbehave(name) {
      fault = FILE_FAULTS[name] ?? fault;
    },
    behave() {
      fault = (last) => last;
    },
    async close() {},
  };
}
