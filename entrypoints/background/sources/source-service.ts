import type { PaperId } from '../../../lib/core/arxiv-id.ts';
import { localDay } from '../../../lib/core/dates.ts';
import { PaperglossError } from '../../../lib/core/errors.ts';
import type { ExportedFile } from '../../../lib/library/exchange.ts';
import type { KeepRequest, StageRequest } from '../../../lib/messages.ts';
import { sourceAddress } from '../../../lib/sources/address.ts';
import type { ListedSource, SourceDetail, SourceListPreview, Staged } from '../../../lib/sources/listed-source.ts';
import { sourceName } from '../../../lib/sources/name-source.ts';
import { parseSourceList, type SourceEntry, sourceListText } from '../../../lib/sources/source-list.ts';
import { bindAbstract } from '../../../lib/store/bind-abstract.ts';
import type { StoredSource } from '../../../lib/store/source-rows.ts';
import { addSources, changeSource, dropWaiting, readSources, removeSource } from '../../../lib/store/source-store.ts';
import { countWaiting, dropStage } from '../../../lib/store/stage-store.ts';
import { createAsker } from './asker.ts';
import { countPast } from './asking.ts';
import { keepStaged } from './keep-staged.ts';
import { detailSource, listSource } from './list-source.ts';
import { newId, newSource } from './new-source.ts';
import { addressesOf, patternOf } from './origins.ts';
import { releaseHost } from './release-host.ts';
import type { SourceParts } from './source-parts.ts';
import { stageAddress, stageDocuments } from './staging.ts';
import { createWork } from './work.ts';

/** The reader's own sources: what can be asked of them, and the work that goes on by itself. */
export interface SourceService {
  list(): Promise<readonly ListedSource[]>;
  detail(id: string): Promise<SourceDetail | null>;
  /** @throws PaperglossError, as all that follow */
  stage(request: StageRequest): Promise<Staged>;
  stageAddress(address: string): Promise<Staged>;
  keep(request: KeepRequest): Promise<ListedSource>;
  drop(stage: string): Promise<void>;
  refresh(id: string | null): Promise<readonly ListedSource[]>;
  fetchPast(id: string, from: string): Promise<ListedSource>;
  stop(id: string): Promise<ListedSource>;
  edit(id: string, change: { readonly name?: string; readonly paused?: boolean }): Promise<ListedSource>;
  remove(id: string): Promise<readonly ListedSource[]>;
  exportList(): Promise<ExportedFile>;
  previewList(text: string): Promise<SourceListPreview>;
  importList(text: string): Promise<readonly ListedSource[]>;
  /** A page shows a paper's abstract: glosses that wait for that paper are its own from now on. Never rejects. */
  met(paper: PaperId, abstract: string): Promise<void>;
  /** Something that kept sources from being asked may be over: a missing connection, or permission. Never rejects. */
  askAgain(fault: 'unreachable' | 'permission'): Promise<void>;
  /**
   * Does what is to be done: imports what waits, asks what is due, goes on with what was cut short. Resolves when nothing
   * is left; never rejects.
   */
  work(): Promise<void>;
}

export function createSourceService(parts: SourceParts): SourceService {
  const { open, documents, now, announce, hosts } = parts;
  const asker = createAsker(parts);
  const work = createWork(parts, asker);

  const show = async (source: StoredSource, waiting: ReadonlyMap<string, number>): Promise<ListedSource> => {
    const { origin } = source;
    const activity = {
      waiting: waiting.get(source.id) ?? 0,
      asking: asker.workOf(source.id),
      allowed: origin.is === 'files' || (await hosts.allowed(patternOf(origin))),
    };
    return listSource(source, [...(await documents.of(source.id)).values()], activity, now());
  };

  const list = async (): Promise<readonly ListedSource[]> => {
    const database = await open();
    const [sources, waiting] = await Promise.all([readSources(database), countWaiting(database)]);
    return Promise.all(sources.map((source) => show(source, waiting)));
  };

  const listed = async (source: StoredSource | null): Promise<ListedSource> => {
    if (!source) throw new PaperglossError('not-found', 'This source was removed meanwhile.');
    return show(source, await countWaiting(await open()));
  };

  const change = async (id: string, edit: (before: StoredSource) => StoredSource): Promise<ListedSource> => {
    const source = await changeSource(await open(), id, edit);
    announce();
    return listed(source);
  };

  return {
    list,
    async detail(id) {
      const source = await (await open()).get('sources', id);
      if (!source) return null;
      return detailSource(await listed(source), [...(await documents.of(id)).values()]);
    },
    stage: (request) => stageDocuments(parts, request),
    async stageAddress(typed) {
      try {
        return await stageAddress(parts, typed);
      } catch (error) {
        // What can't be had needs no permission; where the address is wrong none was given.
        await releaseHost(parts, { is: 'address', address: sourceAddress(typed).address });
        throw error;
      }
    },
    async keep(request) {
      const source = await keepStaged(parts, request);
      const { origin } = source;
      const stage = origin.is === 'files' ? await (await open()).get('stages', request.stage) : null;
      if (stage?.address) await releaseHost(parts, { is: 'address', address: stage.address });
      announce();
      void work.run(true);
      return listed(source);
    },
    async drop(stage) {
      const database = await open();
      const before = await database.get('stages', stage);
      if (before?.source !== null) return; // it is a source's by now
      await dropStage(database, stage);
      if (before.address !== null) await releaseHost(parts, { is: 'address', address: before.address });
    },
    async refresh(id) {
      await parts.awake(() => asker.askFor((source) => (id === null ? !source.paused : source.id === id)));
      void work.run(false); // it is due at another time now
      return list();
    },
    async fetchPast(id, from) {
      const have = new Set([...(await documents.of(id)).values()].flatMap(({ day }) => day ?? []));
      const total = countPast(have, now(), from);
      const source = await change(id, (before) =>
        before.origin.is === 'series'
          ? { ...before, past: { from, done: 0, total }, absent: [], fault: null, failures: 0 }
          : before,
      );
      void work.run(true);
      return source;
    },
    async stop(id) {
      const stopped = asker.stop(id);
      await dropWaiting(await open(), id);
      // What was stopped is not to begin again at once.
      return change(id, (before) => ({ ...before, past: null, tried: stopped ? now() : before.tried }));
    },
    async edit(id, { name, paused }) {
      if (paused) asker.stop(id);
      const title = name === undefined ? null : sourceName(name);
      if (title === '') throw new PaperglossError('bad-request', 'Give the source a name.');
      const source = await change(id, (before) => ({
        ...before,
        name: title ?? before.name,
        paused: paused ?? before.paused,
      }));
      if (title !== null) parts.told();
      void work.run(true);
      return source;
    },
    async remove(id) {
      asker.stop(id);
      const database = await open();
      const source = await database.get('sources', id);
      await work.forget(id);
      await removeSource(database, id);
      documents.drop(id);
      announce();
      parts.told();
      await releaseHost(parts, source?.origin ?? null);
      return list();
    },
    async exportList() {
      const entries = (await readSources(await open())).flatMap(({ name, origin }): SourceEntry[] =>
        origin.is === 'files' ? [] : [{ name, origin }],
      );
      const name = `papergloss-sources-${localDay(now())}.json`;
      return { name, mediaType: 'application/json', text: sourceListText(entries), papers: entries.length };
    },
    async previewList(text) {
      const { entries, refused } = parseSourceList(text);
      const known = addressesOf(await readSources(await open()));
      const fresh = entries.filter(({ origin }) => !known.has(origin.address));
      return {
        entries: entries.map((entry) => ({ ...entry, known: known.has(entry.origin.address) })),
        patterns: [...new Set(fresh.map(({ origin }) => patternOf(origin)))],
        refused,
      };
    },
    async importList(text) {
      const { entries } = parseSourceList(text);
      await addSources(await open(), (before) => {
        const known = addressesOf(before);
        const fresh = entries.filter(({ origin }) => !known.has(origin.address));
        return fresh.map(({ name, origin }, at) => newSource(newId(), sourceName(name), origin, now() + at));
      });
      announce();
      void work.run(true);
      return list();
    },
    async askAgain(kind) {
      const kept = (source: StoredSource) => !source.paused && source.fault?.kind === kind;
      await parts.awake(() => asker.askFor(kept)).catch(parts.warn);
      await work.run(false);
    },
    async met(paper, abstract) {
      try {
        const changed = await bindAbstract(await open(), paper, abstract);
        if (changed.length === 0) return;
        for (const document of changed) documents.put(document);
        announce();
        parts.told();
      } catch (error) {
        parts.warn(error);
      }
    },
    work: () => work.run(false),
  };
}
