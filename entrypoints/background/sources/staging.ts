import { PaperglossError } from '../../../lib/core/errors.ts';
import { SOURCE_KINDS } from '../../../lib/core/gloss.ts';
import { truncate } from '../../../lib/core/text.ts';
import { plainLead } from '../../../lib/importers/markup/verbatim.ts';
import type { StageRequest } from '../../../lib/messages.ts';
import { sourceAddress } from '../../../lib/sources/address.ts';
import { digestOf } from '../../../lib/sources/digest.ts';
import { fetchDocument } from '../../../lib/sources/fetch-document.ts';
import type { Staged, StagedDocument } from '../../../lib/sources/listed-source.ts';
import { nameSource } from '../../../lib/sources/name-source.ts';
import { type ReadDocument, readDocument } from '../../../lib/sources/read-document.ts';
import { loggedFetch } from '../../../lib/sources/request-log.ts';
import { findSeries } from '../../../lib/sources/series.ts';
import { SourceFault } from '../../../lib/sources/source-fault.ts';
import {
  documentId,
  type StoredDocument,
  type StoredSource,
  type WaitingDocument,
} from '../../../lib/store/source-rows.ts';
import { readSources } from '../../../lib/store/source-store.ts';
import { addToStage } from '../../../lib/store/stage-store.ts';
import type { SourceParts } from './source-parts.ts';

const MOST_SAMPLES = 3;
const LONGEST_SAMPLE = 300;

const FORGOTTEN = 'These documents were forgotten after a day. Choose them again.';

type Putting = Omit<WaitingDocument, 'stage' | 'at'>;

/** Reads documents that were given by hand and puts them aside. @throws PaperglossError */
export async function stageDocuments(parts: SourceParts, { stage, documents }: StageRequest): Promise<Staged> {
  const staged = documents.map(({ name, text }) => ({ file: name, day: null, text, etag: null, lastModified: null }));
  return putAside(parts, { id: stage, address: null }, staged);
}

/**
 * Fetches the document at an address, which the reader has just allowed, and puts it aside.
 * @throws PaperglossError where it can't be had, saying what to do
 */
export async function stageAddress(parts: SourceParts, typed: string): Promise<Staged> {
  const { address, host, pattern } = sourceAddress(typed);
  if (!(await parts.hosts.allowed(pattern))) {
    throw new SourceFault('permission', `The browser does not let Papergloss reach ${host}. Try again and allow it.`);
  }
  const { log, now } = parts;
  const fetch = loggedFetch({ fetch: parts.fetch, why: 'A new source', log, now });
  const fetched = await parts.perHost(host, () =>
    fetchDocument(address, { fetch, etag: null, lastModified: null, now }),
  );
  if (fetched.is !== 'document') {
    throw new SourceFault('refused', `${host} has no document at this address. Check it in a tab.`);
  }
  const { text, etag, lastModified } = fetched;
  const day = findSeries(address)?.day ?? null;
  return putAside(parts, { id: null, address }, [{ file: address, day, text, etag, lastModified }]);
}

async function putAside(
  parts: SourceParts,
  { id, address }: { readonly id: string | null; readonly address: string | null },
  documents: readonly Omit<Putting, 'hash'>[],
): Promise<Staged> {
  const database = await parts.open();
  const known = await knownDocuments(parts, await readSources(database));
  const listed: StagedDocument[] = [];
  const readable: Putting[] = [];
  const named: ReadDocument[] = [];
  for (const document of documents) {
    const read = readDocument(document.text, document.file);
    const hash = await digestOf(document.text);
    listed.push(listStaged(document.file, read, await known(document.file, hash, address)));
    if (!('refused' in read)) {
      readable.push({ ...document, hash });
      named.push(read);
    }
    await parts.pause();
  }
  const stage = { id: id ?? crypto.randomUUID(), at: parts.now(), address, only: onlyIn(listed) };
  if (!(await addToStage(database, stage, id === null, readable))) throw new PaperglossError('not-found', FORGOTTEN);
  const series = address === null ? null : (findSeries(address)?.template ?? null);
  const name = nameSource(named, address, series !== null);
  return { stage: stage.id, documents: listed, name, address, series };
}

function listStaged(
  file: string,
  read: ReadDocument | { readonly refused: string },
  known: StagedDocument['known'],
): StagedDocument {
  if ('refused' in read) {
    const nothing = { date: null, glosses: 0, matched: 0, unmatched: 0, skipped: [], skippedInAll: 0, samples: [] };
    return { file, format: null, refused: read.refused, title: file, ...nothing, known };
  }
  const { kind, title, date, why, glosses, skipped, skippedInAll } = read;
  const matched = glosses.filter(({ paper }) => paper !== null).length;
  return {
    file,
    format: { kind, title: SOURCE_KINDS[kind], why },
    refused: null,
    title,
    date,
    glosses: glosses.length,
    matched,
    unmatched: glosses.length - matched,
    skipped,
    skippedInAll,
    samples: glosses.slice(0, MOST_SAMPLES).map((gloss) => ({
      id: gloss.paper,
      title: gloss.title ?? '',
      text: truncate(plainLead(gloss), LONGEST_SAMPLE),
    })),
    known,
  };
}

/** The one source that has all documents that can be read, as they are. */
function onlyIn(documents: readonly StagedDocument[]): string | null {
  const readable = documents.filter(({ format }) => format !== null);
  const [first] = readable;
  const all = readable.every(({ known }) => known?.same && known.source === first?.known?.source);
  return (all && first?.known?.source) || null;
}

type Known = (file: string, hash: string, address: string | null) => Promise<StagedDocument['known']>;

/** Finds the source that has a document already: the same text, else one of the same name. */
async function knownDocuments({ documents }: SourceParts, sources: readonly StoredSource[]): Promise<Known> {
  const byHash = new Map<string, StoredSource>();
  const byId = new Map<string, StoredDocument>();
  for (const source of sources) {
    for (const document of (await documents.of(source.id)).values()) {
      if (!byHash.has(document.hash)) byHash.set(document.hash, source);
      byId.set(document.id, document);
    }
  }
  return async (file, hash, address) => {
    const same = byHash.get(hash);
    if (same) return { source: same.id, name: same.name, same: true };
    const fileHash = await digestOf(file);
    const like = sources.find(
      ({ id, origin }) => byId.has(documentId(id, fileHash)) && (address !== null || origin.is === 'files'),
    );
    return like ? { source: like.id, name: like.name, same: false } : null;
  };
}
