import type { Fault, Gate, Which } from '../support/gate.ts';
import { killWorker } from '../support/kill-worker.ts';
import { accessTo, converged, expect, note, PAPERS, save, serverOf, syncNow, test, valuesOf } from './journey.ts';

/** Files of records, named by content, and manifests, which come after them. */
const RECORDS = /\/v1\/[a-z0-9]{10}\.\d+\.[0-9a-f]{32}$/;
const MANIFEST = /\/v1\/[a-z0-9]{10}~[AB]$/;

function request(method: string, path: RegExp): Which {
  return (arrival) => arrival.method === method && path.test(arrival.path);
}

/** Where a round is when the end comes: each makes the server's side of it wait. */
const MOMENTS: readonly (readonly [string, (gate: Gate) => Fault])[] = [
  ['while it asks what is there', (gate) => gate.hold(request('PROPFIND', /\/v1\/$/))],
  ['while records are on their way', (gate) => gate.hold(request('PUT', RECORDS))],
  ['when records have come, and it has not heard', (gate) => gate.holdAnswer(request('PUT', RECORDS))],
  ['while it reads records back', (gate) => gate.hold(request('GET', RECORDS))],
  ['while the manifest is on its way', (gate) => gate.hold(request('PUT', MANIFEST))],
  ['when the manifest has come, and it has not heard', (gate) => gate.holdAnswer(request('PUT', MANIFEST))],
];

test('a browser killed in the middle of a round, at any moment, goes on where it was and loses nothing', async ({
  dav,
  devices,
}) => {
  const [first, other] = await Promise.all([devices.chromium('mortal'), devices.chromium('other')]);
  let mortal = first;
  const [id, another] = PAPERS;
  for (const device of [mortal, other]) await device.ask('setUpServer', accessTo(dav));
  for (const paper of PAPERS) await save(mortal, paper);
  await converged([mortal, other]);

  for (const [moment, hold] of MOMENTS) {
    await test.step(moment, async () => {
      await note(mortal, id, `Written ${moment}`);
      const fault = hold(mortal.gate);
      const dying = syncNow(mortal).catch(() => 'died');
      await fault.met;
      mortal = await mortal.killed();
      fault.lift();
      expect(await dying).toBe('died');
      // What was acknowledged is on disk, and nobody takes it for synced yet.
      expect((await mortal.ask('libraryPaper', { id }))?.note.map(({ value }) => value)).toEqual([`Written ${moment}`]);
      expect((await serverOf(mortal)).waiting).toBe(1);
      await note(other, another, `Meanwhile, ${moment}`);
      await syncNow(other);
      const told = await converged([mortal, other]);
      expect(valuesOf(told, id, 'note')).toEqual([`Written ${moment}`]);
      expect(valuesOf(told, another, 'note')).toEqual([`Meanwhile, ${moment}`]);
    });
  }
});

test('a background killed in the middle of a round, at any moment, goes on where it was and loses nothing', async ({
  dav,
  devices,
}) => {
  const [mortal, other] = await Promise.all([devices.chromium('mortal'), devices.chromium('other')]);
  const [id] = PAPERS;
  for (const device of [mortal, other]) await device.ask('setUpServer', accessTo(dav));
  await save(mortal, id);
  await converged([mortal, other]);

  for (const [moment, hold] of MOMENTS) {
    await test.step(moment, async () => {
      await note(mortal, id, `Written ${moment}`);
      const fault = hold(mortal.gate);
      // The page asks again as soon as the background is gone, as pages of the extension do.
      const syncing = syncNow(mortal);
      await fault.met;
      await killWorker(mortal.running.context, mortal.running.extensionId);
      fault.lift();
      await syncing;
      expect(await serverOf(mortal)).toMatchObject({ running: false, failure: null, waiting: 0 });
      expect(valuesOf(await converged([mortal, other]), id, 'note')).toEqual([`Written ${moment}`]);
    });
  }
});
