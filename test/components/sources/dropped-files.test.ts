import { expect, test } from 'vitest';
import { droppedFiles } from '../../../components/sources/add/dropped-files.ts';

interface Fake {
  readonly [name: string]: string | Fake;
}

/** An entry of a dropped folder as browsers give it: in parts of two. */
function entry(name: string, content: string | Fake, path = ''): unknown {
  const fullPath = `${path}/${name}`;
  if (typeof content === 'string') {
    return {
      isFile: true,
      isDirectory: false,
      fullPath,
      file: (take: (file: File) => void) => take(new File([content], name)),
    };
  }
  const children = Object.entries(content).map(([child, inner]) => entry(child, inner, fullPath));
  const createReader = () => {
    const left = [...children];
    return { readEntries: (take: (part: unknown[]) => void) => take(left.splice(0, 2)) };
  };
  return { isFile: false, isDirectory: true, fullPath, createReader };
}

function dropped(tree: Fake): DataTransfer {
  const items = Object.entries(tree).map(([name, content]) => ({ webkitGetAsEntry: () => entry(name, content) }));
  const files = Object.entries(tree).map(
    ([name, content]) => new File([typeof content === 'string' ? content : ''], name),
  );
  return { items, files } as unknown as DataTransfer;
}

test('files are taken as they are, whatever their names', async () => {
  const files = await droppedFiles(dropped({ 'a.md': 'a', 'photo.jpg': 'b' }));
  expect(files.map(({ name }) => name)).toEqual(['a.md', 'photo.jpg']);
});

test('of folders the documents are taken, named by their paths', async () => {
  const tree = {
    archive: { '2025': { '07': { '01.md': 'x', '02.md': 'y', '03.md': 'z' } }, 'logo.png': '', LICENSE: '' },
  };
  const files = await droppedFiles(dropped(tree));
  expect(files.map(({ name }) => name)).toEqual([
    'archive/2025/07/01.md',
    'archive/2025/07/02.md',
    'archive/2025/07/03.md',
  ]);
  expect(await files[2]?.text()).toBe('z');
});

test('a folder that can’t be read says why', async () => {
  const broken = {
    isFile: false,
    isDirectory: true,
    fullPath: '/a',
    createReader: () => ({
      readEntries: (_: unknown, fail: (error: Error) => void) => fail(new Error('The folder has gone.')),
    }),
  };
  const transfer = {
    items: [{ webkitGetAsEntry: () => broken }],
    files: [new File([], 'a')],
  } as unknown as DataTransfer;
  await expect(droppedFiles(transfer)).rejects.toThrow('The folder has gone.');
});
