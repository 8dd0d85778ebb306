import { expect, test, vi } from 'vitest';
import { startLookup, type Talk } from '../../../entrypoints/panel.content/lookup.ts';
import type { PageFacts } from '../../../lib/core/paper.ts';
import { paperId, paperView } from '../../components/gloss/sample-gloss.ts';

const facts: PageFacts = { title: 'T', abstract: 'A', authors: [], published: null };
const unknown = paperView({ paper: null, voices: [], related: [] });
const saved = { status: 'to-read', savedAt: 1 } as const;
const settled = () => vi.waitFor(() => new Promise((resolve) => setTimeout(resolve)));

function talk(changes: Partial<Talk> = {}) {
  const made = {
    id: paperId('2507.05566'),
    readFacts: vi.fn((): PageFacts | null => null),
    lookup: vi.fn(async () => [paperView()] as const),
    setSaved: vi.fn(async () => saved),
    changed: vi.fn(),
    ...changes,
  };
  return { made, lookedUp: startLookup(made) };
}

test('asks at once by id alone, and shows the answer', async () => {
  const { made, lookedUp } = talk();
  expect(made.lookup).toHaveBeenCalledWith({ papers: [{ id: made.id, facts: null }] });
  expect(lookedUp.shown.state).toBe('loading');
  await settled();
  expect(lookedUp.shown).toEqual({ state: 'ready', paper: paperView() });
  expect(made.lookup).toHaveBeenCalledOnce();
});

test('asks again with what the page says of a paper that the index does not know', async () => {
  const lookup = vi
    .fn()
    .mockResolvedValueOnce([unknown])
    .mockResolvedValueOnce([{ ...unknown, related: [] }]);
  const { made, lookedUp } = talk({ lookup, readFacts: () => facts });
  await settled();
  expect(lookup).toHaveBeenLastCalledWith({ papers: [{ id: made.id, facts }] });
  expect(lookedUp.shown.state).toBe('ready');
});

test('waits for the page to say something, and no longer than it loads', async () => {
  const readFacts = vi.fn((): PageFacts | null => null);
  const lookup = vi.fn(async () => [unknown]);
  const { lookedUp } = talk({ lookup, readFacts });
  await settled();
  lookedUp.pageSaysMore(false);
  expect(lookedUp.shown.state).toBe('loading');
  lookedUp.pageSaysMore(true);
  expect(lookedUp.shown).toEqual({ state: 'ready', paper: unknown });
  expect(lookup).toHaveBeenCalledOnce();
});

test('sends what the page says of a known paper only when its abstract is asked for', async () => {
  const { made, lookedUp } = talk({ readFacts: () => facts });
  await settled();
  expect(made.lookup).toHaveBeenCalledOnce();
  lookedUp.readAbstract();
  await settled();
  expect(made.lookup).toHaveBeenLastCalledWith({ papers: [{ id: made.id, facts }] });
});

test('says what failed, and tries again when told', async () => {
  const lookup = vi.fn().mockRejectedValueOnce(new Error('The index is damaged.')).mockResolvedValueOnce([paperView()]);
  const { lookedUp } = talk({ lookup });
  await settled();
  expect(lookedUp.shown).toEqual({ state: 'error', message: "Couldn't look up this paper: The index is damaged." });
  await lookedUp.lookUp();
  expect(lookedUp.shown.state).toBe('ready');
});

test('keeps what is shown when a later look-up fails', async () => {
  const lookup = vi.fn().mockResolvedValueOnce([paperView()]).mockRejectedValueOnce(new Error('no'));
  const { lookedUp } = talk({ lookup });
  await settled();
  await lookedUp.lookUp();
  expect(lookedUp.shown).toEqual({ state: 'ready', paper: paperView() });
});

test('shows a save when it is stored, with what the page says only where the index knows nothing', async () => {
  const { made, lookedUp } = talk({ readFacts: () => facts });
  await settled();
  const saving = lookedUp.save(true);
  expect(lookedUp.saving).toBe(true);
  await saving;
  expect(made.setSaved).toHaveBeenCalledWith({ id: made.id, saved: true, facts: null });
  expect(lookedUp).toMatchObject({ saving: false, shown: { paper: { saved } } });

  const other = talk({ readFacts: () => facts, lookup: async () => [unknown] });
  await settled();
  await other.lookedUp.save(true);
  expect(other.made.setSaved).toHaveBeenCalledWith({ id: made.id, saved: true, facts });
});

test('tells why a save failed, until the next try', async () => {
  const setSaved = vi.fn().mockRejectedValueOnce(new Error('Storage is full.')).mockResolvedValueOnce(saved);
  const { lookedUp } = talk({ setSaved });
  await settled();
  await lookedUp.save(true);
  expect(lookedUp).toMatchObject({ notice: 'Storage is full.', shown: { paper: { saved: null } } });
  await lookedUp.save(true);
  expect(lookedUp).toMatchObject({ notice: null, shown: { paper: { saved } } });
});

test('does not let an older answer undo a save', async () => {
  const late = Promise.withResolvers<readonly [ReturnType<typeof paperView>]>();
  const lookup = vi.fn().mockResolvedValueOnce([paperView()]).mockReturnValueOnce(late.promise);
  const { lookedUp } = talk({ lookup });
  await settled();
  const older = lookedUp.lookUp();
  await lookedUp.save(true);
  late.resolve([paperView()]);
  await older;
  expect(lookedUp).toMatchObject({ shown: { paper: { saved } } });
});
