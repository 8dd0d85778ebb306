// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ImportPanel } from '../../../components/exchange/import-panel.tsx';
import type { ImportPreview } from '../../../lib/library/exchange.ts';
import type { LibraryEdit } from '../../../lib/library/listed.ts';
import { answerWith, ids, sendMessage, sent } from '../popup-background.ts';

vi.mock('../../../lib/messages.ts', () => import('../popup-background.ts'));

beforeEach(() => fakeBrowser.reset());
afterEach(() => {
  cleanup();
  sendMessage.mockReset();
});

const PREVIEW: ImportPreview = {
  format: { id: 'bibtex', title: 'BibTeX', why: 'It begins with an entry.' },
  added: 12,
  changed: 3,
  unchanged: 40,
  rivals: 1,
  skipped: Array.from({ length: 100 }, (_, at) => ({ line: at + 1, what: `@misc{key${at}}`, reason: 'No arXiv id.' })),
  skippedInAll: 130,
  samples: ids.map((id) => ({ id, title: `Paper ${id}` })),
};
const NOTHING = { added: 0, changed: 0, rivals: 0, skipped: [], skippedInAll: 0, samples: [] };

const undoOf = (name: string): LibraryEdit[] => [{ ids: [], changes: [{ kind: 'tag', tag: name, on: false }] }];

function choose(...files: File[]) {
  const field = document.querySelector<HTMLInputElement>('input[type="file"]');
  if (!field) throw new Error('there is no field for files');
  Object.defineProperty(field, 'files', { value: files, configurable: true });
  fireEvent.change(field);
}

const report = (name: string) => {
  const found = document.querySelector<HTMLElement>(`[data-file="${name}"]`);
  if (!found) throw new Error(`there is no report of ${name}`);
  return found;
};

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

test('a file is looked through and shown before anything is kept', async () => {
  answerWith({ previewImport: () => PREVIEW });
  render(<ImportPanel />);
  choose(new File(['@article{}'], 'refs.bib'));
  const shown = within(await waitFor(() => report('refs.bib')));
  expect(shown.getByText('Read as BibTeX. It begins with an entry.')).toBeTruthy();
  expect([...report('refs.bib').querySelectorAll('dl div')].map((each) => each.textContent)).toEqual([
    'New12',
    'Gain a tag, a note or a rating3',
    'Stay as they are40',
  ]);
  expect(shown.getByText(/1 paper with another note than yours: both are kept/)).toBeTruthy();
  expect(within(shown.getByRole('list', { name: 'Some of its papers' })).getAllByRole('listitem')).toHaveLength(3);
  expect(shown.getByText('130 parts left out')).toBeTruthy();
  expect(shown.getByText('@misc{key0}').closest('li')?.textContent).toBe('Line 1: @misc{key0}: No arXiv id.');
  expect(shown.getByText('+ 30 more')).toBeTruthy();
  expect(sent('previewImport')).toEqual([{ name: 'refs.bib', text: '@article{}' }]);
  expect(sent('importLibrary')).toEqual([]);
  expect(document.activeElement?.getAttribute('aria-label')).toBe('What would be kept');
});

test('all files are kept, and taken back in the opposite order', async () => {
  answerWith({
    previewImport: () => PREVIEW,
    importLibrary: ({ name }) => ({ changed: 15, undo: undoOf(name) }),
    editLibrary: () => ({ changed: 30, undo: [] }),
  });
  render(<ImportPanel />);
  choose(new File(['1'], 'a.bib'), new File(['2'], 'b.bib'));
  await waitFor(() => report('b.bib'));
  press('Keep');
  expect(await screen.findByText('30 papers added or changed.')).toBeTruthy();
  expect(sent('importLibrary').map(({ name, text }) => [name, text])).toEqual([
    ['a.bib', '1'],
    ['b.bib', '2'],
  ]);
  press('Undo');
  expect(await screen.findByText('Taken back: 30 papers as before.')).toBeTruthy();
  expect(sent('editLibrary')).toEqual([{ edits: [...undoOf('b.bib'), ...undoOf('a.bib')] }]);
});

test('cancelling keeps nothing and leads back to the beginning', async () => {
  answerWith({ previewImport: () => PREVIEW });
  render(<ImportPanel />);
  choose(new File(['1'], 'a.bib'));
  await waitFor(() => report('a.bib'));
  press('Cancel');
  expect(document.activeElement?.closest('label')?.textContent).toBe('Choose files');
  expect(sent('importLibrary')).toEqual([]);
});

test('a file that brings nothing, or is of no known format, can’t be kept', async () => {
  const previews: Record<string, ImportPreview> = {
    'old.bib': { ...PREVIEW, ...NOTHING },
    'x.bin': { ...PREVIEW, ...NOTHING, unchanged: 0, format: null },
  };
  answerWith({ previewImport: ({ name }) => previews[name] });
  render(<ImportPanel />);
  choose(new File(['1'], 'old.bib'), new File(['2'], 'x.bin'));
  await waitFor(() => report('x.bin'));
  expect(within(report('old.bib')).getByText('It brings nothing new.')).toBeTruthy();
  expect(within(report('x.bin')).getByText(/Papergloss can’t tell what this is/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Keep' })).toBeNull();
  press('Close');
  expect(screen.getByText('Choose files')).toBeTruthy();
});

test('a file that can’t be looked through says why, beside those that can', async () => {
  answerWith({
    previewImport: ({ name }) => (name === 'a.bib' ? PREVIEW : Promise.reject(new Error('The storage is full.'))),
  });
  render(<ImportPanel />);
  const large = new File(['x'], 'large.json');
  Object.defineProperty(large, 'size', { value: 50_000_001 });
  choose(new File(['1'], 'a.bib'), new File(['2'], 'b.bib'), large);
  await waitFor(() => report('large.json'));
  expect(within(report('b.bib')).getByText('The storage is full.')).toBeTruthy();
  expect(within(report('large.json')).getByText(/larger than 50 MB/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Keep' })).toBeTruthy();
});

test('pasted text is looked through as a file is', async () => {
  answerWith({ previewImport: () => PREVIEW });
  render(<ImportPanel />);
  const field = screen.getByLabelText(/Or paste text/);
  press('Look through the text');
  expect(sendMessage).not.toHaveBeenCalled();
  fireEvent.input(field, { target: { value: 'arxiv.org/abs/2507.05566' } });
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'Look through the text' }).getAttribute('aria-disabled')).toBe('false'),
  );
  press('Look through the text');
  await waitFor(() => report('pasted text'));
  expect(sent('previewImport')).toEqual([{ name: 'pasted text', text: 'arxiv.org/abs/2507.05566' }]);
});

test('dropped files are taken, and the page stays', async () => {
  answerWith({ previewImport: () => PREVIEW });
  render(<ImportPanel />);
  const place = document.querySelector('.import-drop') as HTMLElement;
  const over = new Event('dragover', { bubbles: true, cancelable: true });
  place.dispatchEvent(over);
  expect(over.defaultPrevented).toBe(true);
  const drop = new Event('drop', { bubbles: true, cancelable: true });
  Object.defineProperty(drop, 'dataTransfer', { value: { files: [new File(['1'], 'a.bib')] } });
  place.dispatchEvent(drop);
  expect(drop.defaultPrevented).toBe(true);
  await waitFor(() => report('a.bib'));
});

test('while it looks it says how far it is, and stops after the file under way', async () => {
  let finish: (preview: ImportPreview) => void = () => {};
  answerWith({
    previewImport: () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
  });
  render(<ImportPanel />);
  choose(new File(['1'], 'a.bib'), new File(['2'], 'b.bib'), new File(['3'], 'c.bib'));
  expect(await screen.findByText('Looking through a.bib… (1 of 3)')).toBeTruthy();
  await waitFor(() => expect(sent('previewImport')).toHaveLength(1));
  finish(PREVIEW);
  expect(await screen.findByText('Looking through b.bib… (2 of 3)')).toBeTruthy();
  await waitFor(() => expect(sent('previewImport')).toHaveLength(2));
  press('Stop');
  finish(PREVIEW);
  expect(await screen.findByText('Stopped. The other files were not looked at.')).toBeTruthy();
  expect(sent('previewImport').map(({ name }) => name)).toEqual(['a.bib', 'b.bib']);
  expect(report('b.bib')).toBeTruthy();
});

test('an import that fails says why', async () => {
  answerWith({
    previewImport: () => PREVIEW,
    importLibrary: () => Promise.reject(new Error('The storage is full. Free some room.')),
  });
  render(<ImportPanel />);
  choose(new File(['1'], 'a.bib'));
  await waitFor(() => report('a.bib'));
  press('Keep');
  expect(await screen.findByText('The storage is full. Free some room.')).toBeTruthy();
  expect(report('a.bib')).toBeTruthy();
});
