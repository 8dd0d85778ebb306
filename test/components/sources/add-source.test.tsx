// @vitest-environment happy-dom
import { fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { SourcesSection } from '../../../components/sources/sources-section.tsx';
import type { StageRequest } from '../../../lib/messages.ts';
import { answerWith, sent } from '../popup-background.ts';
import { request, withHosts } from './allow-hosts.ts';
import { listed, staged, stagedDocument } from './sample-sources.ts';

vi.mock('../../../lib/messages.ts', () => import('../popup-background.ts'));

const ADDRESS = 'https://raw.githubusercontent.com/anna/papers/main/2025/07/09.md';
const SERIES = 'https://raw.githubusercontent.com/anna/papers/main/{yyyy}/{mm}/{dd}.md';

withHosts();

function choose(...files: File[]) {
  const field = document.querySelector<HTMLInputElement>('.drop-place input[multiple]');
  if (!field) throw new Error('there is no field for files');
  Object.defineProperty(field, 'files', { value: files, configurable: true });
  fireEvent.change(field);
}

/** Presses a button once it may be pressed. */
async function press(name: string) {
  const button = await screen.findByRole('button', { name });
  await waitFor(() => expect(button.getAttribute('aria-disabled')).not.toBe('true'));
  fireEvent.click(button);
}
const write = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });

const report = (file: string) => {
  const found = document.querySelector<HTMLElement>(`[data-file="${file}"]`);
  if (!found) throw new Error(`there is no report of ${file}`);
  return found;
};

/** Reads each document as three glosses, and remembers how many came in each message. */
function staging(sizes: number[] = []) {
  return (asked: StageRequest) => {
    sizes.push(asked.documents.length);
    return staged(asked.documents.map(({ name }) => stagedDocument(name)));
  };
}

test('a file is sent as the text that it is, whatever its encoding', async () => {
  answerWith({ stageDocuments: staging() });
  render(<SourcesSection />);
  await screen.findByText(/No source of your own yet/);
  const bytes = Uint8Array.from(
    [...'\ufeff| Größe |'].flatMap((unit) => [unit.charCodeAt(0) & 255, unit.charCodeAt(0) >> 8]),
  );
  choose(new File([bytes], 'a.md'));
  await waitFor(() =>
    expect(sent('stageDocuments')).toEqual([{ stage: null, documents: [{ name: 'a.md', text: '| Größe |' }] }]),
  );
});

test('without a source it says what sources are for and how to begin', async () => {
  answerWith();
  render(<SourcesSection />);
  expect(screen.getByText('Looking up your sources…')).toBeTruthy();
  expect(await screen.findByText(/No source of your own yet. Begin with the address/)).toBeTruthy();
  expect(screen.queryByRole('heading', { name: 'Your sources' })).toBeNull();
});

test('sources that can’t be looked up say why, and are asked for again at a click', async () => {
  let fails = true;
  answerWith({ sources: () => (fails ? Promise.reject(new Error('The storage is full. Free some room.')) : []) });
  render(<SourcesSection />);
  expect((await screen.findByRole('alert')).textContent).toContain('The storage is full.');
  fails = false;
  await press('Try again');
  expect(await screen.findByText(/No source of your own yet/)).toBeTruthy();
});

test('a file is shown before it is kept, with format, papers, what is left out and samples', async () => {
  answerWith({ stageDocuments: staging() });
  render(<SourcesSection />);
  choose(new File(['| Title |'], '2025-07-09.md'));
  const shown = within(await waitFor(() => report('2025-07-09.md')));
  expect(shown.getByText(/Read as daily table: It has a table/)).toBeTruthy();
  expect(shown.getByText('3 glosses: 2 matched to their papers, one whose paper is not found yet.')).toBeTruthy();
  expect(shown.getByText('1 part left out')).toBeTruthy();
  expect(shown.getByText('The row has one cell.').closest('li')?.textContent).toBe('Line 12: The row has one cell.');
  expect(within(shown.getByRole('list', { name: 'How some of its glosses begin' })).getByText('SingLoRA')).toBeTruthy();
  expect(sent('stageDocuments')).toEqual([{ stage: null, documents: [{ name: '2025-07-09.md', text: '| Title |' }] }]);
  expect(sent('keepStaged')).toEqual([]);
  expect(document.activeElement?.getAttribute('aria-label')).toBe('What would be kept');
});

test('keeping sends the name, shows the source and goes back to the beginning', async () => {
  answerWith({ stageDocuments: staging(), keepStaged: ({ name }) => listed('a', { name }) });
  render(<SourcesSection />);
  await screen.findByText(/No source of your own yet/);
  choose(new File(['x'], 'a.md'));
  await waitFor(() => report('a.md'));
  write('Name of the source', 'Anna’s table');
  await press('Keep');
  expect(await screen.findByRole('heading', { name: 'Anna’s table' })).toBeTruthy();
  expect(screen.getByText(/Anna’s table is kept. You can go on/)).toBeTruthy();
  expect(sent('keepStaged')).toEqual([{ stage: 'stage-1', into: null, name: 'Anna’s table', follow: 'once' }]);
  expect(screen.getByLabelText('Paste a document')).toBeTruthy();
});

test.each([' ', '\u200b\u202e'])('a source without a name (%j) is not kept', async (name) => {
  answerWith({ stageDocuments: staging() });
  render(<SourcesSection />);
  choose(new File(['x'], 'a.md'));
  await waitFor(() => report('a.md'));
  write('Name of the source', name);
  expect(screen.getByLabelText<HTMLInputElement>('Name of the source').maxLength).toBe(200);
  await press('Keep');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Name of the source')));
  expect(screen.getByText('Write what you call this source.')).toBeTruthy();
  expect(sent('keepStaged')).toEqual([]);
});

test('discarding keeps nothing and forgets the stage', async () => {
  answerWith({ stageDocuments: staging(), dropStaged: () => null });
  render(<SourcesSection />);
  choose(new File(['x'], 'a.md'));
  await waitFor(() => report('a.md'));
  await press('Discard');
  expect(await screen.findByText('Discarded. Nothing was kept.')).toBeTruthy();
  expect(sent('dropStaged')).toEqual([{ stage: 'stage-1' }]);
});

test('many files go in messages of a hundred, with the same stage', async () => {
  const sizes: number[] = [];
  answerWith({ stageDocuments: staging(sizes) });
  render(<SourcesSection />);
  choose(...Array.from({ length: 250 }, (_, at) => new File(['x'], `${at}.md`)));
  expect(await screen.findByText('+ 200 documents more, all of them read.')).toBeTruthy();
  expect(sizes).toEqual([100, 100, 50]);
  expect(sent('stageDocuments').map(({ stage }) => stage)).toEqual([null, 'stage-1', 'stage-1']);
  expect(document.querySelector('.review-counts')?.textContent).toContain('Documents250');
});

test('long files go in messages of eight million characters', async () => {
  const sizes: number[] = [];
  answerWith({ stageDocuments: staging(sizes) });
  render(<SourcesSection />);
  const long = 'x'.repeat(4_500_000);
  choose(new File([long], 'a.md'), new File(['x'], 'b.md'), new File([long], 'c.md'));
  await waitFor(() => report('c.md'));
  expect(sizes).toEqual([2, 1]);
});

test('a folder without documents says so', async () => {
  answerWith();
  render(<SourcesSection />);
  const field = document.querySelector<HTMLInputElement>('.drop-place label:nth-child(2) input') as HTMLInputElement;
  Object.defineProperty(field, 'files', { value: [new File(['x'], 'photo.jpg')], configurable: true });
  fireEvent.change(field);
  expect(await screen.findByText(/There is no document in it/)).toBeTruthy();
  expect(sent('stageDocuments')).toEqual([]);
});

test('stopping shows what was read so far', async () => {
  let finish: (value: unknown) => void = () => {};
  answerWith({
    stageDocuments: ({ documents }) =>
      new Promise((resolve) => {
        finish = () => resolve(staged(documents.map(({ name }) => stagedDocument(name))));
      }),
  });
  render(<SourcesSection />);
  choose(...Array.from({ length: 150 }, (_, at) => new File(['x'], `${at}.md`)));
  await waitFor(() => expect(sent('stageDocuments')).toHaveLength(1));
  await press('Stop');
  finish(null);
  expect(await screen.findByText('Stopped. 50 files not read.')).toBeTruthy();
  expect(document.querySelector('.review-counts')?.textContent).toContain('Documents100');
});

test('what can’t be read says why, first, and is not kept with the rest', async () => {
  answerWith({
    stageDocuments: () =>
      staged([
        stagedDocument('a.md'),
        stagedDocument('photo.md', { format: null, refused: 'Nothing in it speaks of a paper.', glosses: 0 }),
      ]),
  });
  render(<SourcesSection />);
  const large = new File(['x'], 'large.md');
  Object.defineProperty(large, 'size', { value: 20_000_001 });
  choose(new File(['x'], 'a.md'), new File(['x'], 'photo.md'), large);
  await waitFor(() => report('a.md'));
  expect([...document.querySelectorAll('[data-file]')].map((each) => each.getAttribute('data-file'))).toEqual([
    'large.md',
    'photo.md',
    'a.md',
  ]);
  expect(within(report('photo.md')).getByText('Nothing in it speaks of a paper.')).toBeTruthy();
  expect(within(report('large.md')).getByText(/longer than five million characters/)).toBeTruthy();
  expect(document.querySelector('.review-counts')?.textContent).toContain('Can’t be read2');
  expect(screen.getByRole('button', { name: 'Keep' })).toBeTruthy();
});

test('where nothing can be read there is nothing to keep', async () => {
  answerWith({
    stageDocuments: () => staged([stagedDocument('a.md', { format: null, refused: 'No.' })]),
    dropStaged: () => null,
  });
  render(<SourcesSection />);
  choose(new File(['x'], 'a.md'));
  await waitFor(() => report('a.md'));
  expect(screen.getByText('There is nothing to keep.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Keep' })).toBeNull();
  await press('Close');
  await waitFor(() => expect(screen.getByLabelText('Paste a document')).toBeTruthy());
});

test('a document that is here already says so; an edited one goes where its earlier form is', async () => {
  const source = listed('a', { name: 'Anna’s table' });
  const known = { source: 'a', name: 'Anna’s table' };
  const documents = [
    stagedDocument('same.md', { known: { ...known, same: true } }),
    stagedDocument('edited.md', { known: { ...known, same: false } }),
  ];
  answerWith({ sources: () => [source], stageDocuments: () => staged(documents), keepStaged: () => source });
  render(<SourcesSection />);
  await screen.findByRole('heading', { name: 'Anna’s table' });
  choose(new File(['x'], 'same.md'), new File(['x'], 'edited.md'));
  await waitFor(() => report('edited.md'));
  expect(report('same.md').textContent).toContain('You have this already, in Anna’s table.');
  expect(report('edited.md').textContent).toContain('Replaces 9 Jul 2025 in Anna’s table, which says something else.');
  expect((screen.getByLabelText('Keep in') as HTMLSelectElement).value).toBe('a');
  await press('Keep');
  await waitFor(() =>
    expect(sent('keepStaged')).toEqual([{ stage: 'stage-1', into: 'a', name: 'Anna’s table', follow: 'once' }]),
  );
});

test('files that are all here already can’t be kept again', async () => {
  const known = { source: 'a', name: 'Anna’s table', same: true };
  answerWith({ stageDocuments: () => staged([stagedDocument('a.md', { known })]) });
  render(<SourcesSection />);
  choose(new File(['x'], 'a.md'));
  await waitFor(() => report('a.md'));
  expect(screen.queryByRole('button', { name: 'Keep' })).toBeNull();
});

test('pasted text has its name from its first line', async () => {
  answerWith({ stageDocuments: staging() });
  render(<SourcesSection />);
  fireEvent.click(screen.getByRole('button', { name: 'Look through the text' }));
  expect(sent('stageDocuments')).toEqual([]);
  write('Paste a document', '\n# Papers of the week\n\nText.');
  await press('Look through the text');
  await waitFor(() => report('Pasted: # Papers of the week'));
  expect(sent('stageDocuments')[0]?.documents[0]?.text).toBe('\n# Papers of the week\n\nText.');
});

test('the host of an address is asked for in the click itself, then the document is fetched', async () => {
  answerWith({ stageAddress: ({ address }) => staged([stagedDocument(address)], { address, series: SERIES }) });
  render(<SourcesSection />);
  write('Address', 'https://github.com/anna/papers/blob/main/2025/07/09.md');
  fireEvent.click(screen.getByRole('button', { name: 'Look at it' })); // and nothing is awaited before the browser asks
  expect(request).toHaveBeenCalledWith({ origins: ['https://raw.githubusercontent.com/*'] });
  await waitFor(() => report(ADDRESS));
  expect(sent('stageAddress')).toEqual([{ address: ADDRESS }]);
  expect(screen.getByText(SERIES)).toBeTruthy();
});

test('an address with a day in it is followed as a series unless the reader says otherwise', async () => {
  answerWith({
    stageAddress: ({ address }) => staged([stagedDocument(address)], { address, series: SERIES }),
    keepStaged: ({ name }) => listed('a', { name }),
  });
  render(<SourcesSection />);
  write('Address', ADDRESS);
  await press('Look at it');
  await waitFor(() => report(ADDRESS));
  expect((screen.getByRole('radio', { name: /Follow the whole series/ }) as HTMLInputElement).checked).toBe(true);
  fireEvent.click(screen.getByRole('radio', { name: /Keep it once/ }));
  await press('Keep');
  await waitFor(() =>
    expect(sent('keepStaged')).toEqual([{ stage: 'stage-1', into: null, name: 'Daily papers', follow: 'once' }]),
  );
});

test('an address without a day offers no series', async () => {
  answerWith({ stageAddress: ({ address }) => staged([stagedDocument(address)], { address }) });
  render(<SourcesSection />);
  write('Address', 'https://papers.example/week.md');
  await press('Look at it');
  await waitFor(() => report('https://papers.example/week.md'));
  expect(
    screen.getAllByRole('radio').map((radio) => radio.closest('label')?.querySelector('strong')?.textContent),
  ).toEqual(['Follow this address', 'Keep it once']);
});

test('a host that is not allowed is not asked, and that is said', async () => {
  request.mockResolvedValue(false);
  answerWith();
  render(<SourcesSection />);
  write('Address', 'https://papers.example/week.md');
  await press('Look at it');
  expect(
    await screen.findByText(/You did not allow Papergloss to reach papers.example, so it can’t fetch/),
  ).toBeTruthy();
  expect(sent('stageAddress')).toEqual([]);
  expect((screen.getByLabelText('Address') as HTMLInputElement).value).toBe('https://papers.example/week.md');
});

test('an address that can’t be used says what is wrong, and nobody is asked', async () => {
  answerWith();
  render(<SourcesSection />);
  write('Address', 'http://papers.example/week.md');
  await press('Look at it');
  expect(await screen.findByText(/The address has to begin with https:/)).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText('Address'));
  expect(request).not.toHaveBeenCalled();
});

test('an address that fails says why', async () => {
  answerWith({ stageAddress: () => Promise.reject(new Error('papers.example answers 404. Check the address.')) });
  render(<SourcesSection />);
  write('Address', 'https://papers.example/week.md');
  await press('Look at it');
  expect(await screen.findByText('papers.example answers 404. Check the address.')).toBeTruthy();
});
