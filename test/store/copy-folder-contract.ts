import type { CopyFolder } from '../../lib/store/copy-folder.ts';

/** What a folder must do, each as a check that gives what it found and what it should have found. */
export const COPY_FOLDER_CONTRACT: Readonly<
  Record<string, (folder: CopyFolder) => Promise<readonly [found: unknown, expected: unknown]>>
> = {
  'is empty at first': async (folder) => [await folder.names(), []],
  'has no file that was not written': async (folder) => [await folder.read('none'), null],
  'gives back every byte': async (folder) => {
    await folder.write(
      'bytes.1',
      Uint8Array.from({ length: 70_000 }, (_, at) => at),
    );
    const found = await folder.read('bytes.1');
    return [found && [found.length, found.every((byte, at) => byte === at % 256)], [70_000, true]];
  },
  'gives back a file of no bytes': async (folder) => {
    await folder.write('empty', new Uint8Array());
    return [[...((await folder.read('empty')) ?? [1])], []];
  },
  'names its files as they were named': async (folder) => {
    await folder.write('12.2026-11-22.5000.0123abcd', Uint8Array.of(1));
    return [[...(await folder.names())].sort(), ['12.2026-11-22.5000.0123abcd', 'bytes.1', 'empty']];
  },
  'keeps apart what the caller does with the bytes later': async (folder) => {
    const bytes = Uint8Array.of(1, 2, 3);
    await folder.write('apart', bytes);
    bytes.fill(9);
    (await folder.read('apart'))?.fill(8);
    return [[...((await folder.read('apart')) ?? [])], [1, 2, 3]];
  },
  'has not what was deleted, and deletes what is gone already': async (folder) => {
    await folder.delete('apart');
    await folder.delete('apart');
    return [
      [await folder.read('apart'), (await folder.names()).includes('apart')],
      [null, false],
    ];
  },
  'takes many files at once': async (folder) => {
    const names = Array.from({ length: 64 }, (_, at) => `many.${at}`);
    await Promise.all(names.map((name, at) => folder.write(name, Uint8Array.of(at))));
    const found = await Promise.all(names.map(async (name) => (await folder.read(name))?.[0]));
    return [found, names.map((_, at) => at)];
  },
};
