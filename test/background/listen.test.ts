import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Handlers } from '../../entrypoints/background/handlers.ts';
import { answer } from '../../entrypoints/background/listen.ts';
import { requestSchemas } from '../../entrypoints/background/requests.ts';
import { callerOf } from '../../entrypoints/background/sender.ts';
import { PaperglossError } from '../../lib/core/errors.ts';
import type { MessageName } from '../../lib/messages.ts';
import { paperId } from '../search/sample-papers.ts';

const own = { id: 'abc', root: 'chrome-extension://abc/' };
const popup = { id: 'abc', url: 'chrome-extension://abc/popup.html' };
const page = { id: 'abc', url: 'https://arxiv.org/abs/2507.05566' };
const stranger = { id: 'xyz', url: 'chrome-extension://xyz/page.html' };
const names = Object.keys(requestSchemas) as MessageName[];

const id = paperId('2507.05566');
const facts = { title: 'A', abstract: 'B', authors: ['C'], published: null };
const file = { name: 'library.bib', text: '@misc{a}' };
const uuid = '0b5a1c6e-7f0e-4b7e-9d57-2c1f8a6f3b21';
const server = { address: 'https://cloud.example', user: 'ana', password: 'b', passphrase: 'c' };
const requests: Record<MessageName, unknown> = {
  lookup: { papers: [{ id, facts: null }] },
  markAbstract: { text: 'We fold.' },
  setSaved: { id, saved: true, facts },
  search: { query: 'x', filters: {}, limit: 5 },
  library: { filter: { text: 'robot', only: 'noted' }, order: 'added', offset: 0, limit: 200 },
  libraryIds: { filter: {}, order: 'title' },
  libraryPaper: { id },
  editLibrary: { edits: [{ ids: [id], changes: [{ kind: 'tag', tag: 'to cite', on: true }] }] },
  emptyTrash: { ids: [id] },
  exportLibrary: { format: 'bibtex', papers: [id] },
  previewImport: file,
  importLibrary: file,
  exportState: undefined,
  importState: file,
  snapshots: undefined,
  restoreSnapshot: { day: '2026-01-01' },
  syncStatus: undefined,
  syncNow: { kind: 'webdav' },
  testServer: server,
  setUpServer: server,
  setUpBrowserSync: undefined,
  leaveBackend: { kind: 'webdav' },
  changePassphrase: { before: 'a', after: 'b' },
  undoRemoval: undefined,
  dismissNotice: { notice: 'removal' },
  sources: undefined,
  sourceDetail: { id: uuid },
  stageDocuments: { stage: uuid, documents: [file] },
  stageAddress: { address: 'https://digest.example/2025/07/09.md' },
  keepStaged: { stage: uuid, into: uuid, name: 'A digest', follow: 'series' },
  dropStaged: { stage: uuid },
  refreshSources: { id: uuid },
  fetchPast: { id: uuid, from: '2026-01-01' },
  stopSource: { id: uuid },
  editSource: { id: uuid, name: 'Another', paused: true },
  removeSource: { id: uuid },
  exportSources: undefined,
  previewSourceList: file,
  importSourceList: file,
  requestLog: undefined,
  clearRequestLog: undefined,
  overview: undefined,
  reloadCatalog: undefined,
};

function spies(): Handlers {
  return Object.fromEntries(names.map((name) => [name, vi.fn(async () => name)])) as unknown as Handlers;
}

describe('the gate', () => {
  test.each(names)('lets our own pages ask for %s', async (name) => {
    const handlers = spies();
    expect(await answer(handlers, name, requests[name], popup, own)).toBe(name);
    expect(handlers[name]).toHaveBeenCalledOnce();
  });

  test.each(names)('lets a content script ask for %s only if it looks up, marks or saves', async (name) => {
    const handlers = spies();
    const asked = answer(handlers, name, requests[name], page, own);
    if (['lookup', 'markAbstract', 'setSaved'].includes(name)) return expect(asked).resolves.toBe(name);
    await expect(asked).rejects.toThrow(`may not ask for "${name}"`);
    expect(handlers[name]).not.toHaveBeenCalled();
  });

  test.each(names)('lets nobody else ask for %s', async (name) => {
    await expect(answer(spies(), name, requests[name], stranger, own)).rejects.toThrow(/may not ask/);
    await expect(answer(spies(), name, requests[name], {}, own)).rejects.toThrow(/may not ask/);
  });

  test('is not fooled by an address that only looks like ours', () => {
    expect(callerOf({ id: 'abc', url: 'https://chrome-extension//abc/popup.html' }, own)).toBe('content');
    expect(callerOf({ id: 'abc', url: 'chrome-extension://abcd/popup.html' }, own)).toBe('content');
  });

  test('answers any message with an error in words and calls no handler, unless it is right in every part', async () => {
    const handlers = spies();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names.filter((name) => requests[name] !== undefined)),
        fc.oneof(
          fc.jsonValue(),
          fc.object(),
          fc.record({ id: fc.string(), papers: fc.anything(), query: fc.anything() }),
        ),
        fc.constantFrom(popup, page, stranger),
        async (name, data, sender) => {
          const error = await answer(handlers, name, data, sender, own).catch((thrown: unknown) => thrown);
          expect(error).toBeInstanceOf(PaperglossError);
        },
      ),
      { numRuns: 1000 },
    );
    for (const name of names) expect(handlers[name]).not.toHaveBeenCalled();
  });

  const WRONG = [undefined, null, 7, Number.NaN, 'x', true, [], {}, [1], 'x'.repeat(300_000)];

  /** Every path into a request, leaves and branches. */
  function paths(value: unknown): string[][] {
    if (typeof value !== 'object' || value === null) return [[]];
    return [[], ...Object.entries(value).flatMap(([key, inner]) => paths(inner).map((path) => [key, ...path]))];
  }

  /** What may be unknown or left out; nothing else may. */
  const NULLABLE = new Set([
    'lookup facts',
    'lookup published',
    'setSaved facts',
    'setSaved published',
    'syncNow kind',
    'stageDocuments stage',
    'keepStaged into',
    'refreshSources id',
    'testServer passphrase',
    'setUpServer passphrase',
  ]);

  function withWrong(value: unknown, [key, ...rest]: readonly string[], wrong: unknown): unknown {
    if (key === undefined) return wrong;
    const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
    copy[key] = withWrong(copy[key], rest, wrong);
    return copy;
  }

  test.each(names.filter((name) => requests[name] !== undefined))(
    'lets no %s through in which one part has the wrong type',
    async (name) => {
      for (const path of paths(requests[name])) {
        const right = path.reduce((value: unknown, key) => (value as Record<string, unknown>)[key], requests[name]);
        for (const wrong of WRONG) {
          if (typeof wrong === typeof right || (right === null && (wrong === null || typeof wrong === 'object')))
            continue;
          if (wrong === null && NULLABLE.has(`${name} ${path.at(-1)}`)) continue;
          const handlers = spies();
          const asked = answer(handlers, name, withWrong(requests[name], path, wrong), popup, own);
          await expect(asked, `${path.join('.')} = ${String(wrong).slice(0, 9)}`).rejects.toBeInstanceOf(
            PaperglossError,
          );
          expect(handlers[name]).not.toHaveBeenCalled();
        }
      }
    },
  );

  test('cleans and cuts what a page says before a handler sees it', async () => {
    const handlers = spies();
    const hostile = {
      title: 'A\u202eB\n<img onerror>',
      abstract: 'x'.repeat(150_000),
      authors: ['\u0000C'],
      published: null,
    };
    await answer(handlers, 'setSaved', { id, saved: true, facts: hostile }, page, own);
    const [request] = vi.mocked(handlers.setSaved).mock.calls[0] ?? [];
    expect(request?.facts).toMatchObject({ title: 'AB <img onerror>', authors: ['C'] });
    expect(request?.facts?.abstract).toHaveLength(20_000);
  });

  test.each([
    { papers: [] },
    { papers: Array.from({ length: 51 }, () => ({ id, facts: null })) },
    { papers: [{ id: '2507.05566v1', facts: null }] },
    { papers: [{ id, facts: { ...facts, authors: 'C' } }] },
  ])('refuses a lookup of the wrong size or shape', async (request) => {
    await expect(answer(spies(), 'lookup', request, page, own)).rejects.toThrow(/can't be answered/);
  });
});
