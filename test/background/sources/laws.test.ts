import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { deleteDB } from 'idb';
import { expect, test, vi } from 'vitest';
import { readPapersTold } from '../../../lib/store/source-store.ts';
import { type Desk, glossesText, Surroundings } from './desk.ts';
import { killAfter } from './kill.ts';

const PAPERS = ['2507.00001', '2507.00002', '2507.00003'];
const FILES = ['a.json', 'b.json', 'c.json'];

/** What happens to a profile. Numbers choose: a source, what a document says. */
type Event =
  | { readonly is: 'give'; readonly into: number; readonly files: readonly number[]; readonly says: number }
  | { readonly is: 'remove' | 'rename' | 'stop'; readonly source: number }
  | { readonly is: 'restart' }
  /** The background dies after so many more steps of the next event. */
  | { readonly is: 'kill'; readonly after: number };

const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      is: fc.constant('give' as const),
      into: fc.nat(3),
      files: fc.uniqueArray(fc.nat(2), { minLength: 1 }),
      says: fc.nat(5),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      is: fc.constantFrom('remove' as const, 'rename' as const, 'stop' as const),
      source: fc.nat(3),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Event>({ is: 'restart' }) },
  { weight: 3, arbitrary: fc.record({ is: fc.constant('kill' as const), after: fc.nat(40) }) },
);

/** What a document says: some of the papers, differently each time; what says the same is the same. */
function documentOf(file: string, says: number): Record<string, string> {
  return Object.fromEntries(PAPERS.slice(says % 3).map((paper) => [paper, `${file} says ${says}.`]));
}

type Told = Record<string, Record<string, string>>;

/** All that is stored, by source and file; rows that do not belong together fail. */
async function stored(desk: Desk): Promise<Map<string, Told>> {
  const database = await desk.handle.open();
  const sources = new Map<string, Told>((await database.getAllKeys('sources')).map((id) => [id, {}]));
  let glosses = 0;
  for (const { source, file } of await database.getAll('documents')) {
    const told = sources.get(source);
    if (!told) throw new Error(`${file} stands without its source`);
    told[file] = {};
  }
  for await (const [paper, found] of readPapersTold(database)) {
    for (const { gloss, document } of found) {
      const told = sources.get(document.source)?.[document.file];
      if (told) told[paper] = gloss.sections.what ?? '';
      glosses += 1;
    }
  }
  expect(glosses).toBe(await database.count('glosses'));
  for (const { source, file, glosses: count } of await database.getAll('documents')) {
    expect(Object.keys(sources.get(source)?.[file] ?? {})).toHaveLength(count);
  }
  return sources;
}

let profiles = 0;

test('every document is what it was or what was given last, whatever is killed; what was acknowledged comes true', async () => {
  let kills = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 3, maxLength: 14 }), async (events) => {
      profiles += 1;
      const around = new Surroundings(`source-laws-${profiles}`);
      let desk = around.wake();
      /** By source and file, what may stand there; undefined for nothing. */
      const may = new Map<string, Record<string, readonly (Record<string, string> | undefined)[]>>();
      let killAt: number | null = null;

      /** Does something, in which the background may be killed; true where it was acknowledged. */
      const run = async (deed: () => Promise<unknown>): Promise<boolean> => {
        const fault = killAt === null ? null : killAfter(killAt);
        killAt = null;
        const acknowledged = await deed().then(
          () => true,
          () => false,
        );
        await desk.service.work();
        vi.restoreAllMocks();
        if (fault?.killed()) {
          kills += 1;
          await desk.handle.close();
          desk = around.wake();
        }
        await desk.service.work();
        return acknowledged;
      };
      const listed = async () => (await desk.service.list()).map(({ id }) => id).sort();

      for (const each of events) {
        const before = await listed();
        if (each.is === 'kill') killAt = each.after;
        else if (each.is === 'restart') {
          await desk.handle.close();
          desk = around.wake();
          await desk.service.work();
        } else if (each.is === 'give') {
          const into = before[each.into] ?? null;
          const names = each.files.map((at) => FILES[at] ?? 'a.json');
          const documents = names.map((name) => ({ name, text: glossesText(documentOf(name, each.says)) }));
          const acknowledged = await run(async () => {
            const { stage } = await desk.service.stage({ stage: null, documents });
            return desk.service.keep({ stage, into, name: 'Mine', follow: 'once' });
          });
          for (const id of await listed()) {
            if (into === null ? before.includes(id) : id !== into) continue;
            const held = may.get(id) ?? {};
            for (const name of names) {
              const says = documentOf(name, each.says);
              held[name] = acknowledged ? [says] : [...(held[name] ?? [undefined]), says];
            }
            may.set(id, held);
          }
        } else {
          const id = before[each.source];
          if (id === undefined) continue;
          if (each.is === 'rename') await run(() => desk.service.edit(id, { name: `Name ${each.source}` }));
          else if (each.is === 'stop') await run(() => desk.service.stop(id));
          else if (await run(() => desk.service.remove(id))) expect(await listed()).not.toContain(id);
        }
        for (const [id, told] of await stored(desk)) {
          const held = may.get(id) ?? {};
          expect(Object.keys(held)).toEqual(expect.arrayContaining(Object.keys(told)));
          for (const [file, choices] of Object.entries(held)) expect(choices).toContainEqual(told[file]);
        }
      }
      expect((await desk.service.list()).every(({ work }) => work === null)).toBe(true);
      await desk.handle.close();
      await deleteDB(around.name);
    }),
    { numRuns: 100 },
  );
  expect(kills).toBeGreaterThan(20);
}, 120_000);
