import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright/test';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { ask } from './support/ask.ts';
import { launchExtension, type RunningChromium } from './support/chromium.ts';
import { expect, openOwn, openPanel, test, watchErrors } from './support/journey.ts';
import { killWorker } from './support/kill-worker.ts';
import { importTable, type TableRow } from './support/library-table.ts';

const PAPERS: readonly TableRow[] = [
  { id: '2501.00001', title: 'Apples are red' },
  { id: '2501.00002', title: 'Bears sleep', tags: ['winter'], note: 'Until spring.' },
  { id: '2501.00003', title: 'Cranes fly south', tags: ['winter', 'birds'], status: 'reading' },
  { id: '2501.00004', title: 'Doves coo', tags: ['birds'], status: 'read' },
  { id: '2501.00005', title: 'Elms grow tall' },
];
const [APPLES, BEARS, CRANES, DOVES, ELMS] = PAPERS.map(({ id }) => id as PaperId) as [
  PaperId,
  PaperId,
  PaperId,
  PaperId,
  PaperId,
];

/** The side panel with a library in it. */
async function openLibrary(running: RunningChromium, papers = PAPERS): Promise<Page> {
  const page = await openOwn(running, 'sidepanel.html');
  await page.setViewportSize({ width: 390, height: 800 });
  await importTable(page, papers);
  await expect(rows(page)).not.toHaveCount(0);
  return page;
}

const rows = (page: Page) => page.locator('.library [data-paper]');
const row = (page: Page, id: string) => page.locator(`.library [data-paper="${id}"]`);
const title = (page: Page, id: string) => row(page, id).locator('[data-row-focus]');
const editor = (page: Page) => page.getByRole('region', { name: 'Paper', exact: true });
const note = (page: Page) => editor(page).getByLabel('Note', { exact: true });
const conflict = (page: Page) => editor(page).getByRole('region', { name: 'Conflict' });
const said = (page: Page) => page.locator('.undo-bar-said');
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' });
const kind = (page: Page) => page.getByRole('combobox', { name: 'Show' });

/** Goes to a row as a reader does who has no mouse: into the list, and down. */
async function goTo(page: Page, id: string): Promise<void> {
  await page.getByRole('searchbox').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  await expect(rows(page).first().locator('[data-row-focus]')).toBeFocused();
  const ids = await rows(page).evaluateAll((all) => all.map((each) => each.getAttribute('data-paper')));
  for (let step = 0; step < ids.indexOf(id); step += 1) await page.keyboard.press('ArrowDown');
  await expect(title(page, id)).toBeFocused();
}

/** The notes that the library has of a paper: several where they are rivals. */
async function notes(page: Page, id: PaperId): Promise<readonly string[] | undefined> {
  return (await ask(page, 'libraryPaper', { id }))?.note.map(({ value }) => value);
}

/** Nothing has the focus where the element that had it is gone. */
async function expectFocus(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
}

test.describe('a note', () => {
  test('saves itself while it is written, and is there after a reload', async ({ running }) => {
    const page = await openLibrary(running);
    const errors = watchErrors(page);
    await goTo(page, CRANES);
    await page.keyboard.press('n');
    await expect(note(page)).toBeFocused();
    await page.keyboard.type('They come back in **March**.');
    await expect(editor(page).locator('.note-state')).toHaveText('Saved');
    expect(await notes(page, CRANES)).toEqual(['They come back in **March**.']);
    await page.keyboard.press('Escape');
    await expect(title(page, CRANES)).toBeFocused();
    await expect(row(page, CRANES)).toContainText('They come back in');
    await page.reload();
    await goTo(page, CRANES);
    await page.keyboard.press('Enter');
    await expect(note(page)).toHaveValue('They come back in **March**.');
    expect(errors).toEqual([]);
  });

  test('loses nothing where the background is killed while it is written', async ({ running }) => {
    const page = await openLibrary(running);
    await goTo(page, APPLES);
    await page.keyboard.press('n');
    await expect(note(page)).toBeFocused();
    const words = ['Apples ', 'are ', 'green, ', 'too.'];
    for (const word of words) {
      await note(page).pressSequentially(word);
      await killWorker(running.context, running.extensionId);
    }
    await expect(editor(page).locator('.note-state')).toHaveText('Saved');
    await page.reload();
    expect(await notes(page, APPLES)).toEqual([words.join('')]);
  });

  test('that was just typed when the page went is there when it is opened again', async ({ running }) => {
    const page = await openLibrary(running);
    await goTo(page, APPLES);
    await page.keyboard.press('n');
    await expect(note(page)).toBeFocused();
    await page.keyboard.type('Not a moment to lose');
    await page.reload();
    await goTo(page, APPLES);
    await page.keyboard.press('Enter');
    await expect(note(page)).toHaveValue('Not a moment to lose');
    await expect.poll(() => notes(page, APPLES)).toEqual(['Not a moment to lose']);
  });
});

test('status, tags and rating are set by keyboard alone, and kept', async ({ running }) => {
  const page = await openLibrary(running);
  await goTo(page, APPLES);
  const status = row(page, APPLES).getByRole('combobox');
  for (const [key, value] of [
    ['2', 'reading'],
    ['3', 'read'],
    ['1', 'to-read'],
    ['3', 'read'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(status).toHaveValue(value);
    await expect(title(page, APPLES)).toBeFocused();
  }

  await page.keyboard.press('t');
  const tag = editor(page).getByRole('combobox', { name: 'Add a tag' });
  await expect(tag).toBeFocused();
  await page.keyboard.type('fruit');
  await page.keyboard.press('Enter');
  await page.keyboard.type('WINTER,red,');
  const tags = editor(page).locator('[data-tag]');
  await expect(tags).toHaveText([/^fruit/, /^red/, /^winter/]);
  await page.keyboard.press('Shift+Tab');
  await expect(editor(page).getByRole('button', { name: 'Remove the tag winter' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(tags).toHaveText([/^fruit/, /^red/]);
  await expect(tag).toBeFocused();

  const stars = (count: number) => editor(page).getByRole('radio', { name: `${count} of 5 stars` });
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Space');
  await expect(stars(5)).toBeChecked();
  await page.keyboard.press('ArrowLeft');
  await expect(said(page)).toHaveText('“Apples are red” has 4 of 5 stars.');
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(status).toHaveValue('read');
  await expect(row(page, APPLES).locator('.saved-row-tag')).toHaveText(['fruit', 'red']);
  await expect(row(page, APPLES)).toContainText('4 of 5 stars');
});

test('going through the stars faster than they are kept is no conflict', async ({ running }) => {
  const page = await openLibrary(running);
  await goTo(page, APPLES);
  await page.keyboard.press('Enter');
  const rating = editor(page).getByRole('group', { name: 'Rating' });
  await rating.getByRole('radio').first().focus();
  await page.keyboard.press('Space');
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
  await expect(rating.getByRole('radio', { name: '5 of 5 stars' })).toBeChecked();
  await expect(said(page)).toHaveText('“Apples are red” has 5 of 5 stars.');
  expect((await ask(page, 'libraryPaper', { id: APPLES }))?.rating.map(({ value }) => value)).toEqual([5]);
  await expect(conflict(page)).toHaveCount(0);
});

test.describe('several papers', () => {
  test('get a tag and a status at once, and lose them by undo', async ({ running }) => {
    const page = await openLibrary(running);
    await goTo(page, BEARS);
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    const bar = page.getByRole('toolbar', { name: 'Selected papers' });
    await expect(bar).toContainText('3 selected');
    await page.keyboard.press('2');
    await expect(said(page)).toHaveText('Reading: 2 papers.');
    await expect(title(page, DOVES)).toBeFocused();
    await page.keyboard.press('t');
    await expect(bar.getByRole('combobox', { name: 'Add a tag' })).toBeFocused();
    await page.keyboard.type('animals');
    await page.keyboard.press('Enter');
    await expect(said(page)).toHaveText('Tagged 3 papers “animals”.');
    for (const id of [BEARS, CRANES, DOVES]) await expect(row(page, id)).toContainText('animals');
    await expect(row(page, APPLES)).not.toContainText('animals');
    await page.keyboard.press('Escape');
    await expectFocus(page);
    await goTo(page, APPLES);
    await page.keyboard.press('z');
    await page.keyboard.press('z');
    await expect(said(page)).toHaveText('Undone: Reading: 2 papers.');
    await expect(row(page, DOVES).getByRole('combobox')).toHaveValue('read');
    await expect(row(page, DOVES)).not.toContainText('animals');
  });

  test('are all removed and all come back, and the focus is never lost', async ({ running }) => {
    const page = await openLibrary(running);
    await goTo(page, CRANES);
    await page.keyboard.press('Control+a');
    await expect(page.getByRole('toolbar')).toContainText('5 selected, all');
    await page.keyboard.press('Delete');
    await expect(page.getByText('Nothing saved yet.')).toBeVisible();
    await expect(page.getByRole('searchbox')).toBeFocused();
    await undo(page).focus();
    await page.keyboard.press('Enter');
    await expect(rows(page)).toHaveCount(5);
    await expect(page.locator('[data-row-focus]:focus')).toHaveCount(1);
    expect(await page.getByRole('toolbar').count()).toBe(0);
  });

  test('are removed by the button over them, and the focus goes on', async ({ running }) => {
    const page = await openLibrary(running);
    await goTo(page, BEARS);
    await page.keyboard.press('x');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByRole('toolbar').getByRole('button', { name: 'Remove' }).focus();
    await page.keyboard.press('Enter');
    await expect(rows(page)).toHaveCount(3);
    await expectFocus(page);
    await undo(page).focus();
    await page.keyboard.press('Enter');
    await expect(rows(page)).toHaveCount(5);
    await expect(title(page, BEARS)).toBeFocused();
  });
});

test('a selection given up while it is tagged begins anew, in the row', async ({ running }) => {
  const page = await openLibrary(running);
  const bar = page.getByRole('toolbar', { name: 'Selected papers' });
  await goTo(page, BEARS);
  await page.keyboard.press('x');
  await page.keyboard.press('t');
  await expect(bar.getByRole('combobox', { name: 'Add a tag' })).toBeFocused();
  await bar.getByRole('checkbox', { name: 'Select all' }).press('Space');
  await bar.getByRole('checkbox', { name: 'Select none' }).press('Space');
  await expect(bar).toHaveCount(0);
  await expectFocus(page);
  await goTo(page, APPLES);
  await page.keyboard.press('x');
  await expect(bar.getByRole('button', { name: 'Tag…' })).toBeVisible();
  await expect(title(page, APPLES)).toBeFocused();
});

test.describe('the Trash', () => {
  test('gives a removed paper back as it was', async ({ running }) => {
    const page = await openLibrary(running);
    const before = await ask(page, 'libraryPaper', { id: BEARS });
    await goTo(page, BEARS);
    await page.keyboard.press('Delete');
    await expect(row(page, BEARS)).toHaveCount(0);
    await expect(title(page, CRANES)).toBeFocused();
    await kind(page).selectOption('trash');
    await expect(rows(page)).toHaveCount(1);
    await goTo(page, BEARS);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Restore Bears sleep' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText('The Trash is empty.')).toBeVisible();
    await expect(page.getByRole('searchbox')).toBeFocused();
    await kind(page).selectOption('');
    await expect(row(page, BEARS)).toContainText('Until spring.');
    expect(await ask(page, 'libraryPaper', { id: BEARS })).toMatchObject({
      removed: null,
      tags: before?.tags,
      status: [{ value: 'to-read' }],
      note: [{ value: 'Until spring.' }],
    });
  });

  /** The Trash with one paper in it. */
  async function openTrash(running: RunningChromium): Promise<Page> {
    const page = await openLibrary(running);
    await goTo(page, BEARS);
    await page.keyboard.press('Delete');
    await expect(row(page, BEARS)).toHaveCount(0);
    await kind(page).selectOption('trash');
    await expect(rows(page)).toHaveCount(1);
    return page;
  }

  test('is not emptied where the reader thinks again', async ({ running }) => {
    const page = await openTrash(running);
    await page.getByRole('button', { name: 'Empty Trash' }).press('Enter');
    await expect(page.getByText('Delete 1 paper for good?')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Keep' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Empty Trash' })).toBeFocused();
    await expect(rows(page)).toHaveCount(1);
  });

  // Waits for the background to answer `emptyTrash`.
  test('is emptied for good', async ({ running }) => {
    const page = await openTrash(running);
    await page.getByRole('button', { name: 'Empty Trash' }).press('Enter');
    await page.getByRole('button', { name: 'Delete' }).press('Enter');
    await expect(said(page)).toHaveText('Deleted 1 paper for good.');
    await expect(page.getByText('The Trash is empty.')).toBeVisible();
    await expectFocus(page);
    expect((await ask(page, 'libraryIds', { filter: { only: 'trash' }, order: 'added' })).length).toBe(0);
  });
});

test.describe('a note that was changed in two places', () => {
  async function openConflict(running: RunningChromium): Promise<Page> {
    const page = await openLibrary(running);
    await importTable(page, [{ id: BEARS, title: 'Bears sleep', note: 'Until autumn.' }]);
    await expect(row(page, BEARS)).toContainText('Conflict');
    await kind(page).selectOption('conflicts');
    await expect(rows(page)).toHaveCount(1);
    await goTo(page, BEARS);
    await page.keyboard.press('Enter');
    await expect(conflict(page)).toHaveCount(1);
    return page;
  }

  test('keeps both versions', async ({ running }) => {
    const page = await openConflict(running);
    await conflict(page).getByRole('button', { name: 'Keep both' }).press('Enter');
    await expect(conflict(page)).toHaveCount(0);
    await expect(note(page)).toHaveValue(/Until (spring|autumn)\.[\s\S]*Until (spring|autumn)\./);
    await expectFocus(page);
    expect(await notes(page, BEARS)).toEqual([await note(page).inputValue()]);
    await undo(page).press('Enter');
    await expect(conflict(page)).toHaveCount(1);
    expect([...((await notes(page, BEARS)) ?? [])].sort()).toEqual(['Until autumn.', 'Until spring.']);
  });

  test('keeps the one that the reader chooses', async ({ running }) => {
    const page = await openConflict(running);
    const version = conflict(page)
      .getByRole('listitem')
      .filter({ has: page.getByRole('textbox') });
    const text = await version.getByRole('textbox').inputValue();
    await version.getByRole('button', { name: 'Keep this one' }).press('Enter');
    await expect(conflict(page)).toHaveCount(0);
    await expect(note(page)).toHaveValue(text);
    await expectFocus(page);
    expect(await notes(page, BEARS)).toEqual([text]);
    await page.keyboard.press('Escape');
    await expect(page.getByText('No conflicts.')).toBeVisible();
    await expectFocus(page);
  });
});

test('a note that was changed on two devices is merged, after a look at it', async ({ running, server }) => {
  const page = await openLibrary(running);
  const write = (on: Page, value: string) =>
    ask(on, 'editLibrary', { edits: [{ ids: [APPLES], changes: [{ kind: 'note', value }] }] });
  await write(page, 'Red.\n\nRound.\n');
  const device = await launchExtension({ server });
  try {
    const other = await openOwn(device, 'sidepanel.html');
    await ask(other, 'importState', { name: 'state', text: (await ask(page, 'exportState')).text });
    await write(other, 'Red.\n\nRound and sweet.\n');
    await write(page, 'Red, or green.\n\nRound.\n');
    await ask(page, 'importState', { name: 'state', text: (await ask(other, 'exportState')).text });
  } finally {
    await device.close();
  }
  await goTo(page, APPLES);
  await page.keyboard.press('Enter');
  await conflict(page).getByRole('button', { name: 'Merge…' }).press('Enter');
  const merged = conflict(page).getByRole('textbox', { name: 'Merged note' });
  await expect(merged).toHaveValue('Red, or green.\n\nRound and sweet.\n');
  await expect(conflict(page)).toContainText('Merged from the note that both were made of');
  await conflict(page).getByRole('button', { name: 'Keep the merged note' }).press('Enter');
  await expect(conflict(page)).toHaveCount(0);
  await expect(note(page)).toHaveValue('Red, or green.\n\nRound and sweet.\n');
  expect(await notes(page, APPLES)).toEqual(['Red, or green.\n\nRound and sweet.\n']);
});

test('the list is narrowed down by words, status, tag and kind, and widened again', async ({ running }) => {
  const page = await openLibrary(running);
  const ids = () => rows(page).evaluateAll((all) => all.map((each) => each.getAttribute('data-paper')));
  await page.getByRole('searchbox').fill('spring');
  await expect.poll(ids).toEqual([BEARS]);
  await page.keyboard.press('Escape');
  await expect.poll(ids).toEqual(PAPERS.map(({ id }) => id));
  await page.getByRole('radio', { name: 'All 5' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'To read 3' })).toBeChecked();
  await expect.poll(ids).toEqual([APPLES, BEARS, ELMS]);
  await page.getByRole('combobox', { name: 'Tag' }).selectOption({ label: 'birds (2)' });
  await expect(page.getByText('No saved paper passes these filters.')).toBeVisible();
  await page.getByRole('button', { name: 'Remove the filters' }).press('Enter');
  await expect.poll(ids).toEqual(PAPERS.map(({ id }) => id));
  await expectFocus(page);
  await kind(page).selectOption({ label: 'With a note (1)' });
  await expect.poll(ids).toEqual([BEARS]);
  await kind(page).selectOption('');
  await page.getByRole('combobox', { name: 'Order' }).selectOption({ label: 'Title' });
  await expect.poll(ids).toEqual([APPLES, BEARS, CRANES, DOVES, ELMS]);
});

test('what has not left this device is marked until it has', async ({ running }) => {
  const page = await openLibrary(running);
  await ask(page, 'setUpBrowserSync');
  await ask(page, 'syncNow', { kind: null });
  await kind(page).selectOption('waiting');
  await expect(page.getByText('No paper has changes that are on this device only.')).toBeVisible();
  // The browser takes nothing until it is told to.
  await running.worker.evaluate(() => {
    const { sync } = chrome.storage;
    const set = sync.set.bind(sync);
    const opened = new Promise<void>((open) => Object.assign(globalThis, { open }));
    Object.assign(sync, { set: (items: Record<string, unknown>) => opened.then(() => set(items)) });
  });
  const changes = [{ kind: 'status', value: 'reading' }] as const;
  await ask(page, 'editLibrary', { edits: [{ ids: [DOVES], changes }] });
  await expect(rows(page)).toHaveCount(1);
  await expect(row(page, DOVES).locator('[data-waiting]')).toBeVisible();
  await running.worker.evaluate(() => (globalThis as unknown as { open: () => void }).open());
  await expect(page.getByText('No paper has changes that are on this device only.')).toBeVisible();
});

test.describe('20,000 papers', () => {
  test.slow();
  const MANY = Array.from({ length: 20_000 }, (_, at): TableRow => {
    const id = `${2401 + (at % 12)}.${String(10_000 + at)}`;
    return { id, title: `Paper ${at} of many`, status: at % 4 === 0 ? 'read' : 'to-read' };
  });

  test('open at once, scroll to the last, and one of them is found', async ({ running }) => {
    const page = await openLibrary(running, MANY);
    await page.reload();
    await expect(rows(page).first()).toContainText('Paper 0 of many');
    const drawn = () => page.locator('.virtual-rows > li').count();
    expect(await drawn()).toBeLessThan(120);
    await goTo(page, MANY[0]?.id ?? '');
    await page.keyboard.press('End');
    await expect(page.locator('[data-row-focus]:focus')).toHaveText('Paper 19999 of many');
    await expect(page.locator('[data-row-focus]:focus')).toBeInViewport({ ratio: 1 });
    expect(await drawn()).toBeLessThan(120);
    await page.locator('.library-port').evaluate((port) => {
      port.scrollTop = port.scrollHeight / 2;
    });
    await expect(page.getByText('Paper 10000 of many')).toBeVisible();
    expect(await drawn()).toBeLessThan(120);
    await page.getByRole('searchbox').fill('2406.12345');
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page)).toContainText('Paper 2345 of many');
    await page.getByRole('searchbox').fill('');
    await goTo(page, MANY[0]?.id ?? '');
    await page.keyboard.press('Control+a');
    await expect(page.getByRole('toolbar')).toContainText('20,000 selected, all');
    await page.keyboard.press('2');
    await expect(said(page)).toHaveText('Reading: 20,000 papers.', { timeout: 60_000 });
    await page.keyboard.press('z');
    await expect(page.getByRole('radio', { name: 'Read 5,000' })).toBeAttached();
    expect(await drawn()).toBeLessThan(120);
  });

  test('are counted in the popup, which draws few of them', async ({ running }) => {
    const page = await openLibrary(running, MANY);
    await page.close();
    const popup = await openOwn(running, 'popup.html');
    await popup.setViewportSize({ width: 400, height: 580 });
    await popup.getByRole('tab', { name: 'Saved' }).click();
    await expect(popup.getByRole('heading', { name: /To read/ })).toHaveText('To read 15,000');
    await expect(popup.getByRole('heading', { name: /^Read / })).toHaveText('Read 5,000');
    await expect(popup.locator('[data-saved]').first()).toContainText('Paper 1 of many');
    expect(await popup.locator('.virtual-rows > li').count()).toBeLessThan(120);
    await popup.locator('.panel-scroll').evaluate((port) => {
      port.scrollTop = port.scrollHeight;
    });
    await expect(popup.getByText('Paper 19996 of many')).toBeVisible();
    expect(await popup.locator('.virtual-rows > li').count()).toBeLessThan(120);
  });
});

test('what is done in the side panel shows at once on the open page of the paper', async ({ running, page: web }) => {
  const panel = await openPanel(web, 'https://arxiv.org/abs/2507.05566');
  const save = panel.locator('button[data-action="save"]');
  await expect(save).toHaveAttribute('aria-pressed', 'false');
  const page = await openLibrary(running, [{ id: '2507.05566', title: 'SingLoRA' }]);
  await expect(save).toHaveAttribute('aria-pressed', 'true');
  await goTo(page, '2507.05566');
  await page.keyboard.press('Delete');
  await expect(save).toHaveAttribute('aria-pressed', 'false');
  await undo(page).press('Enter');
  await expect(save).toHaveAttribute('aria-pressed', 'true');
  await save.click();
  await expect(rows(page)).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing in ${colorScheme}`, () => {
    test.use({ launch: { colorScheme } });

    for (const [name, path, width] of [
      ['the side panel', 'sidepanel.html', 390],
      ['the options', 'options.html', 1280],
    ] as const) {
      test(`in ${name}: list, selection, editor, conflict, Trash`, async ({ running }) => {
        test.slow(); // axe looks at all of the options five times
        const page = await openOwn(running, path);
        await page.setViewportSize({ width, height: 900 });
        await importTable(page, PAPERS);
        await importTable(page, [{ id: BEARS, title: 'Bears sleep', note: 'Until autumn.' }]);
        await expect(row(page, BEARS)).toContainText('Conflict');
        expect(await violations(page.locator('.library'))).toEqual([]);
        await goTo(page, BEARS);
        await page.keyboard.press('x');
        await expect(page.getByRole('toolbar')).toBeVisible();
        await page.keyboard.press('?');
        expect(await violations(page.locator('.library'))).toEqual([]);
        await page.keyboard.press('x');
        await page.keyboard.press('Enter');
        await expect(conflict(page)).toHaveCount(1);
        expect(await violations(page.locator('.library'))).toEqual([]);
        await page.keyboard.press('Escape');
        await goTo(page, CRANES);
        await page.keyboard.press('n');
        await expect(note(page)).toBeFocused();
        await page.keyboard.type('South');
        await expect(editor(page).locator('.note-state')).toHaveText('Saved');
        await expect(conflict(page)).toHaveCount(0);
        expect(await violations(page.locator('.library'))).toEqual([]);
        await page.keyboard.press('Escape');
        await page.keyboard.press('Delete');
        await kind(page).selectOption('trash');
        await expect(row(page, CRANES)).toBeVisible();
        expect(await violations(page.locator('.library'))).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      });
    }
  });
}

async function violations(place: Locator): Promise<string[]> {
  await expect(place).toBeVisible();
  const { violations: found } = await new AxeBuilder({ page: place.page() }).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}
