import type { Page } from 'playwright/test';
import type { PaperId } from '../../../lib/core/arxiv-id.ts';
import { Random } from '../../../scripts/sync-sim/random.ts';
import { openPanel } from '../support/journey.ts';
import { killWorker } from '../support/kill-worker.ts';
import type { ChromiumDevice, Device } from './devices.ts';
import {
  accessTo,
  converged,
  expect,
  note,
  PAPERS,
  save,
  serverOf,
  setStatus,
  syncNow,
  tag,
  test,
  valuesOf,
} from './journey.ts';
import { fillForm, fillFormInFirefox } from './set-up.ts';

/** Opens all that is kept of a paper, in the side panel. */
async function openEditor({ running }: ChromiumDevice, id: PaperId): Promise<Page> {
  const panel = await running.context.newPage();
  await panel.goto(running.extensionUrl('sidepanel.html'));
  await panel.locator(`[data-saved][data-paper="${id}"] [data-row-focus]`).click();
  return panel;
}

test('two Chromiums and a Firefox, edited at once and offline, come to one library with every edit in it', async ({
  dav,
  devices,
}) => {
  const [desk, laptop, fox] = await Promise.all([
    devices.chromium('desk'),
    devices.chromium('laptop'),
    devices.firefox('fox'),
  ]);
  const all = [desk, laptop, fox];
  const [shared, contested, dropped] = PAPERS;

  await test.step('each is set up with the same server', async () => {
    await fillForm(desk, accessTo(dav));
    await expect(desk.options.locator('[data-backend="webdav"]')).toContainText('Yes, with your passphrase');
    await laptop.ask('setUpServer', accessTo(dav));
    await fillFormInFirefox(fox, accessTo(dav));
    await expect.poll(async () => (await serverOf(fox)).synced).not.toBeNull();
  });

  await test.step('what one saves stands at once in the open tabs of the others', async () => {
    const tab = await desk.running.context.newPage();
    const there = (await openPanel(tab, `https://arxiv.org/abs/${shared}`)).locator('button[data-action="save"]');
    const page = await laptop.running.context.newPage();
    const here = (await openPanel(page, `https://huggingface.co/papers/${shared}`)).locator('[data-action="save"]');
    await here.click();
    await expect(here).toHaveAttribute('aria-pressed', 'true');
    await expect(there).toHaveAttribute('aria-pressed', 'false');
    await syncNow(laptop);
    await syncNow(desk);
    await expect(there).toHaveAttribute('aria-pressed', 'true');
    await save(fox, contested);
    await save(fox, dropped);
    await tag(fox, shared, 'from the fox');
    await converged(all);
  });

  await test.step('offline, each goes on, and says what waits', async () => {
    await desk.running.context.setOffline(true);
    await Promise.all([laptop.gate.shut(), fox.gate.shut()]);
    const editor = await openEditor(desk, shared);
    await editor.locator('[data-field="note"]').fill('The note of desk');
    await expect(editor.locator('.note-state')).toHaveText('Saved');
    for (const device of [laptop, fox]) await note(device, shared, `The note of ${device.name}`);
    await setStatus(desk, shared, 'reading');
    await setStatus(laptop, shared, 'read');
    await tag(desk, shared, 'agents');
    await tag(laptop, shared, 'vision');
    await tag(laptop, shared, 'from the fox', false);
    await laptop.ask('editLibrary', { edits: [{ ids: [contested], changes: [{ kind: 'remove' }] }] });
    await note(desk, contested, 'Not to be lost');
    await fox.ask('editLibrary', { edits: [{ ids: [dropped], changes: [{ kind: 'remove' }] }] });
    for (const device of all) await expect(syncNow(device)).rejects.toThrow("cloud.example can't be reached");
    await expect(desk.options.locator('.sync-line')).toContainText(
      /^2 papers wait: cloud\.example does not answer; next try in/,
    );
  });

  await test.step('on the net again, one by itself, all tell the same and nothing is lost', async () => {
    await desk.running.context.setOffline(false);
    // Where the network itself comes back the browser says so; where a test says that it does, it does not.
    await desk.running.worker.evaluate(() => self.dispatchEvent(new Event('online')));
    await expect.poll(async () => (await serverOf(desk)).failure).toBeNull();
    await Promise.all([laptop.gate.open(), fox.gate.open()]);
    const told = await converged(all);
    expect(valuesOf(told, shared, 'note')).toEqual(all.map(({ name }) => `The note of ${name}`).sort());
    expect(valuesOf(told, shared, 'status')).toEqual(['read', 'reading']);
    const rows = new Map(told.rows.map((row) => [row.id as string, row]));
    expect(rows.get(shared)?.tags.toSorted()).toEqual(['agents', 'vision']);
    expect(rows.get(shared)?.conflict).toBe(true);
    expect(rows.get(contested)).toMatchObject({ removed: null, note: 'Not to be lost' });
    expect(rows.get(dropped)?.removed).toEqual(expect.any(Number));
  });

  await test.step('what is settled in one is settled in all', async () => {
    const editor = await openEditor(desk, shared);
    const conflicts = editor.getByRole('region', { name: 'Conflict' });
    await expect(conflicts).toHaveCount(2);
    await conflicts.filter({ hasText: 'This note was changed' }).getByRole('button', { name: 'Keep both' }).click();
    await conflicts.filter({ hasText: 'The status was changed' }).getByRole('button', { name: 'Keep Reading' }).click();
    await expect(conflicts).toHaveCount(0);
    const told = await converged(all);
    const [kept, ...rivals] = valuesOf(told, shared, 'note');
    for (const { name } of all) expect(kept).toContain(`The note of ${name}`);
    expect(rivals).toEqual([]);
    expect(valuesOf(told, shared, 'status')).toEqual(['reading']);
    expect(told.rows.filter(({ conflict }) => conflict)).toEqual([]);
  });
});

/** Edits a device makes in the test of random ones. */
const EDITS = 25;

test('random edits in three browsers at once, with workers killed and servers gone, are all there in the end', async ({
  dav,
  devices,
}, { repeatEachIndex }) => {
  const seed = 3 + repeatEachIndex;
  console.log(`seed ${seed}`);
  const all = await Promise.all([devices.chromium('desk'), devices.chromium('laptop'), devices.firefox('fox')]);
  const [desk, laptop, fox] = all;
  for (const chromium of [desk, laptop]) await chromium.ask('setUpServer', accessTo(dav));
  await fillFormInFirefox(fox, accessTo(dav));
  for (const id of PAPERS) await save(desk, id);
  await expect.poll(async () => (await serverOf(fox)).synced).not.toBeNull();
  await converged(all);

  /** Values that a later edit, which had seen them, took the place of. */
  const replaced = new Set<string>();
  const written = new Map<string, { notes: string[]; tags: string[] }>(
    PAPERS.map((id) => [id, { notes: [], tags: [] }]),
  );
  let syncs = 0;
  /** How often only one of several was replaced. */
  let spared = 0;
  const edit = async (device: Device, random: Random, at: number) => {
    const id = random.pick(PAPERS);
    const seen = (await device.ask('libraryPaper', { id }))?.note ?? [];
    // Sometimes one of several is replaced, and its rivals stay.
    const over = random.chance(0.5) ? seen.slice(0, 1) : seen;
    if (over.length < seen.length) spared += 1;
    const value = `${device.name} ${at}`;
    const having = over.flatMap(({ dots }) => dots);
    const changes = [
      { kind: 'note', value, having },
      { kind: 'tag', tag: `${device.name}-${at}`, on: true },
    ] as const;
    await device.ask('editLibrary', { edits: [{ ids: [id], changes }] });
    for (const choice of over) replaced.add(choice.value);
    written.get(id)?.notes.push(value);
    written.get(id)?.tags.push(`${device.name}-${at}`);
  };
  const live = async (device: Device, random: Random, kill: (() => Promise<void>) | null) => {
    let open = true;
    for (let at = 0; at < EDITS; at += 1) {
      await edit(device, random, at);
      if (random.chance(0.15)) {
        await (open ? device.gate.shut() : device.gate.open());
        open = !open;
      }
      if (random.chance(0.4)) {
        const syncing = syncNow(device).then(
          () => {
            syncs += 1;
          },
          (error: Error) => expect(error.message).toMatch(/cloud\.example|channel closed/),
        );
        if (kill && random.chance(0.3)) await kill();
        await syncing;
      }
    }
    if (!open) await device.gate.open();
  };
  const killer =
    ({ running }: ChromiumDevice) =>
    () =>
      killWorker(running.context, running.extensionId);
  await Promise.all([
    live(desk, new Random(seed), killer(desk)),
    live(laptop, new Random(seed + 1000), killer(laptop)),
    live(fox, new Random(seed + 2000), null),
  ]);
  console.log(`${syncs} rounds, ${spared} times one of several values replaced`);
  expect(Math.min(syncs, spared)).toBeGreaterThan(0);

  const told = await converged(all);
  for (const [id, { notes, tags }] of written) {
    const row = told.rows.find((each) => each.id === id);
    expect(valuesOf(told, id, 'note')).toEqual(notes.filter((value) => !replaced.has(value)).sort());
    expect(row?.tags.toSorted()).toEqual(tags.toSorted());
  }
});
