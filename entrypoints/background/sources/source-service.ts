import type { PaperId } from '../../../lib/core/arxiv-id.ts';
import { localDay } from '../../../lib/core/dates.ts';
import { PaperglossError } from '../../../lib/core/errors.ts';
import { once } from '../../../lib/core/once.ts';
import { plainLine } from '../../../lib/core/text.ts';
import type { ExportedFile } from '../../../lib/library/exchange.ts';
import type { KeepRequest, StageRequest } from '../../../lib/messages.ts';
import { sourceAddress } from '../../../lib/sources/address.ts';
import type {
  ListedSource,
  SourceDetail,
  SourceListPreview,
  SourceOrigin,
  SourceWork,
  Staged,
} from '../../../lib/sources/listed-source.ts';
import { dayAddress, findSeries } from '../../../lib/sources/series.ts';
import { parseSourceList, type SourceEntry, sourceListText } from '../../../lib/sources/source-list.ts';
import { isDue, nextDue } from '../../../lib/sources/timetable.ts';
import { bindAbstract } from '../../../lib/store/bind-abstract.ts';
import type { SourceCopy } from '../../../lib/store/source-list-copy.ts';
import type { StoredSource } from '../../../lib/store/source-rows.ts';
import { addSources, changeSource, dropWaiting, readSources, removeSource } from '../../../lib/store/source-store.ts';
import { countWaiting, dropOldStages, dropStage, keepStage, readStages } from '../../../lib/store/stage-store.ts';
import { type Asking, askAgain, askPast, countPast } from './asking.ts';
import { importWaiting } from './import-waiting.ts';
import { detailSource, listSource, triedOf } from './list-source.ts';
import { createSafeList } from './safe-list.ts';
import type { SourceParts } from './source-parts.ts';
import { stageAddress, stageDocuments } from './staging.ts';

/** How long documents wait for the reader to keep them; milliseconds. */
const FORGET_AFTER = 24 * 3_600_000;

/** How long what can't be stored is left alone. */
const TRY_AGAIN = 15 * 60_000;

const ASKING: SourceWork = { what: 'refresh', done: 0, total: 1 };

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

/** What is being asked on behalf of a source. */
interface Ongoing {
  readonly stop: AbortController;
  readonly run: (asking: Asking) => Promise<void>;
  work: SourceWork | null;
  done: Promise<void>;
}

export function createSourceService(parts: SourceParts): SourceService {
  const { open, documents, now, announce, hosts } = parts;
  const asking = new Map<string, Ongoing>();
  const safe = createSafeList({ open, documents, folder: parts.copy, again: (copy) => sourceAgain(copy, now()) });
  /** Once each time that the background wakes; before that nothing may take the copy for being out of date. */
  const restored = once(async () => {
    const lost = await safe.restore();
    if (lost.length > 0) announce();
  });
  const save = async (): Promise<void> => {
    await restored();
    await safe.save();
  };
  const importAll = oneAtATime(() => importWaiting(parts));

  const show = async (source: StoredSource, waiting: ReadonlyMap<string, number>): Promise<ListedSource> => {
    const { origin } = source;
    const activity = {
      waiting: waiting.get(source.id) ?? 0,
      asking: asking.get(source.id)?.work ?? null,
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

  /** One thing is asked on behalf of a source at a time; who asks for the same again waits for its end. */
  const ask = (source: StoredSource, run: (asking: Asking) => Promise<void>): Promise<void> => {
    const before = asking.get(source.id);
    if (before) return before.run === run ? before.done : Promise.resolve();
    const mine: Ongoing = { stop: new AbortController(), run, work: ASKING, done: Promise.resolve() };
    const progress = (work: SourceWork) => {
      mine.work = work;
      announce();
    };
    asking.set(source.id, mine);
    announce();
    mine.done = run({ parts, source, signal: mine.stop.signal, progress }).finally(() => {
      asking.delete(source.id);
      announce();
    });
    return mine.done;
  };

  const askFor = async (chosen: (source: StoredSource) => boolean): Promise<void> => {
    const sources = (await readSources(await open())).filter(chosen);
    await Promise.all(sources.map((source) => ask(source, askAgain)));
  };

  const goThroughPasts = async (): Promise<void> => {
    const wanting = (await readSources(await open())).filter(
      (source) => source.past && !source.paused && (source.fault === null || isDue(triedOf(source), now())),
    );
    await Promise.all(wanting.map((source) => ask(source, askPast)));
  };

  /** The permission to reach a host goes with the last source that needs it, and with the last stage. */
  const release = async (origin: SourceOrigin | null): Promise<void> => {
    if (!origin || origin.is === 'files') return;
    const pattern = patternOf(origin);
    const database = await open();
    const [sources, stages] = await Promise.all([readSources(database), readStages(database)]);
    const followed = sources.flatMap((source) => (source.origin.is === 'files' ? [] : [patternOf(source.origin)]));
    const staged = stages.flatMap(({ address, source }) =>
      address === null || source !== null ? [] : [sourceAddress(address).pattern],
    );
    if (![...followed, ...staged].includes(pattern)) await hosts.release(pattern);
  };

  const forgetOld = async (): Promise<void> => {
    const database = await open();
    const before = now() - FORGET_AFTER;
    const old = (await readStages(database)).filter(({ at }) => at < before);
    if (old.length === 0) return;
    await dropOldStages(database, before);
    for (const { address } of old) if (address !== null) await release({ is: 'address', address });
  };

  const askDue = async (): Promise<void> => {
    await askFor((source) => isDue(triedOf(source), now()));
    await goThroughPasts();
  };

  /** Each part is done whatever becomes of the others. Gives when to come back. */
  const workOnce = async (): Promise<number | null> => {
    await restored().catch(parts.warn);
    let retry: number | null = null;
    const trouble = (error: unknown) => {
      parts.warn(error);
      retry = now() + TRY_AGAIN;
    };
    const imported = importAll().then((time) => {
      retry ??= time;
    });
    await Promise.all([forgetOld().catch(trouble), imported.catch(trouble), askDue().catch(trouble)]);
    await save().catch(parts.warn);
    const due = nextDue((await readSources(await open())).map(triedOf), now());
    const times = [retry, due].filter((time) => time !== null);
    return times.length > 0 ? Math.min(...times) : null;
  };

  const service: SourceService = {
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
        await release({ is: 'address', address: sourceAddress(typed).address });
        throw error;
      }
    },
    async keep(request) {
      const source = await keep(parts, request);
      const { origin } = source;
      const stage = origin.is === 'files' ? await (await open()).get('stages', request.stage) : null;
      if (stage?.address) await release({ is: 'address', address: stage.address });
      announce();
      void service.work();
      return listed(source);
    },
    async drop(stage) {
      const database = await open();
      const before = await database.get('stages', stage);
      if (before?.source !== null) return; // it is a source's by now
      await dropStage(database, stage);
      if (before.address !== null) await release({ is: 'address', address: before.address });
    },
    async refresh(id) {
      await askFor((source) => (id === null ? !source.paused : source.id === id));
      void service.work(); // it is due at another time now
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
      void service.work();
      return source;
    },
    async stop(id) {
      asking.get(id)?.stop.abort();
      await dropWaiting(await open(), id);
      return change(id, (before) => ({ ...before, past: null }));
    },
    async edit(id, { name, paused }) {
      if (paused) asking.get(id)?.stop.abort();
      const title = name === undefined ? null : plainLine(name, 200);
      if (title === '') throw new PaperglossError('bad-request', 'Give the source a name.');
      const source = await change(id, (before) => ({
        ...before,
        name: title ?? before.name,
        paused: paused ?? before.paused,
      }));
      if (title !== null) parts.told();
      void service.work();
      return source;
    },
    async remove(id) {
      asking.get(id)?.stop.abort();
      const database = await open();
      const source = await database.get('sources', id);
      await restored()
        .then(() => safe.forget(id))
        .catch(parts.warn);
      await removeSource(database, id);
      documents.drop(id);
      announce();
      parts.told();
      await release(source?.origin ?? null);
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
        return fresh.map(({ name, origin }, at) => newSource(newId(), plainLine(name, 200), origin, now() + at));
      });
      announce();
      void service.work();
      return list();
    },
    async askAgain(kind) {
      const kept = (source: StoredSource) => !source.paused && source.fault?.kind === kind;
      await parts.awake(() => askFor(kept)).catch(parts.warn);
      await service.work();
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
    async work() {
      const next = await parts.awake(workOnce).catch((error: unknown) => {
        parts.warn(error);
        return now() + TRY_AGAIN;
      });
      parts.wakeAt(next);
    },
  };
  return service;
}

/** Makes a source of a stage, or gives it to one. A question that is asked twice is answered twice the same. */
async function keep({ open, now }: SourceParts, { stage, into, name, follow }: KeepRequest): Promise<StoredSource> {
  const database = await open();
  const staged = await database.get('stages', stage);
  const origin = originOf(staged?.address ?? null, follow);
  const same =
    into ?? sourceOf(await readSources(database), origin) ?? (origin.is === 'files' ? staged?.only : null) ?? null;
  const id = same ?? newId();
  const waiting = (await countWaiting(database)).get(id) ?? 0;
  const kept = await keepStage(database, stage, id, (before, documents) => {
    if (!before && same !== null) return null;
    const source = before ?? newSource(id, plainLine(name, 200), origin, now());
    const asked = origin.is === 'files' ? source.tried : now();
    const fetched = { tried: asked, checked: origin.is === 'files' ? source.checked : asked };
    return { ...source, ...fetched, fault: null, failures: 0, trouble: null, importing: waiting + documents };
  });
  if (!kept) {
    throw new PaperglossError(
      'not-found',
      'These documents, or their source, are not here any more. Choose them again.',
    );
  }
  return kept;
}

/** The source that follows an address already. */
function sourceOf(sources: readonly StoredSource[], origin: SourceOrigin): string | null {
  if (origin.is === 'files') return null;
  return (
    sources.find((other) => other.origin.is === origin.is && addressOf(other.origin) === origin.address)?.id ?? null
  );
}

function originOf(address: string | null, follow: KeepRequest['follow']): SourceOrigin {
  if (address === null || follow === 'once') return { is: 'files' };
  const template = follow === 'series' ? (findSeries(address)?.template ?? null) : null;
  return template === null ? { is: 'address', address } : { is: 'series', address: template };
}

function addressOf(origin: SourceOrigin): string | null {
  return origin.is === 'files' ? null : origin.address;
}

function addressesOf(sources: readonly StoredSource[]): ReadonlySet<string | null> {
  return new Set(sources.map(({ origin }) => addressOf(origin)));
}

/** The pattern of the host of a source; all days of a series are there. */
function patternOf(origin: Exclude<SourceOrigin, { readonly is: 'files' }>): string {
  return sourceAddress(origin.is === 'series' ? dayAddress(origin.address, '2025-07-09') : origin.address).pattern;
}

const LOST = "What it said was lost when the browser's storage was damaged.";

/** A source that the database lost: what can be fetched again will be. */
function sourceAgain({ id, name, origin, paused, added, oldest }: SourceCopy, now: number): StoredSource {
  const source = { ...newSource(id, name, origin, added), paused };
  if (origin.is === 'files') {
    return { ...source, trouble: { message: `${LOST} Add its files again.`, at: now, nextTry: null } };
  }
  const past = oldest === null ? null : { from: oldest, done: 0, total: countPast(new Set(), now, oldest) };
  return { ...source, past: origin.is === 'series' ? past : null };
}

function newId(): string {
  return crypto.randomUUID();
}

function newSource(id: string, name: string, origin: SourceOrigin, added: number): StoredSource {
  const asked = { tried: null, checked: null, fault: null, failures: 0, trouble: null };
  return { id, name, origin, paused: false, added, ...asked, importing: 0, past: null, absent: [] };
}

/** Runs a job again for whoever asked while it ran; they all wait for that end. */
function oneAtATime<Answer>(job: () => Promise<Answer>): () => Promise<Answer> {
  let running: Promise<Answer> | null = null;
  let next: Promise<Answer> | null = null;
  const begin = (): Promise<Answer> => {
    const mine = job().finally(() => {
      if (running === mine) running = null;
    });
    running = mine;
    return mine;
  };
  return () => {
    if (!running) return begin();
    const settled = running.then(
      () => {},
      () => {}, // whoever began it was told
    );
    next ??= settled.then(() => {
      next = null;
      return begin();
    });
    return next;
  };
}
