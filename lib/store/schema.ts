import type { DBSchema, IDBPDatabase } from 'idb';
import type { CatalogPaper } from '../catalog/catalog.ts';
import type { PaperId } from '../core/arxiv-id.ts';
import type { Source } from '../core/gloss.ts';
import type { PageFacts } from '../core/paper.ts';
import type { BackendKind, Fit } from '../sync/backend.ts';
import type { ReplicaState, Row } from '../sync/replica.ts';
import type { BackendFailure } from '../sync/status.ts';
import type {
  StoredDocument,
  StoredGloss,
  StoredRequest,
  StoredSource,
  StoredStage,
  WaitingDocument,
} from './source-rows.ts';

/** What the stored catalog is; written in the same transaction as its papers. */
export interface CatalogMeta {
  readonly version: string;
  /** How many papers the transaction wrote: fewer in the store means that it was damaged since. */
  readonly papers: number;
  readonly sources: readonly Source[];
}

/** On the list, in the Trash, or a trace of what was emptied from it. */
export type Place = 'list' | 'trash' | 'trace';

/** A row of the library as it is stored, with what it is looked up by. */
export interface StoredRow {
  readonly id: PaperId;
  /** `paperHash` the id. */
  readonly hash: number;
  /** The remotes that it waits for. */
  readonly marks: readonly string[];
  readonly place: Place;
  /** `LibraryMeta.sequence` of the change that wrote it. */
  readonly sequence: number;
  /** `rowCheck` of the row when it was written: one that has another now was damaged. */
  readonly check: number;
  readonly row: Row;
}

/** What was put back when the library was found damaged. */
export interface Healed {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Papers that were put back, wholly or to a later state. */
  readonly papers: number;
  /** Records that the copy does not have either. */
  readonly lost: number;
  /** True where the set-up of sync, which is nowhere else, went with the damage. */
  readonly syncLost: boolean;
}

/** What is written in the same transaction as every change of the library. */
export interface LibraryMeta {
  readonly state: ReplicaState;
  /** Grows by one with each change: a database that fell back to an older state has an older number. */
  readonly sequence: number;
  /** How many rows there are: fewer in the store means that it was damaged since. */
  readonly records: number;
  /** The checks of all rows, each bit added up without carry (XOR): another one means that some of them are older. */
  readonly sum: number;
  /** Kept until the reader has read of it. */
  readonly healed: Healed | null;
}

/** A backend in use, and how its rounds went. */
export interface BackendSetup {
  readonly kind: BackendKind;
  /** What its file in `backends/` needs to reach it; only that makes sense of it. */
  readonly place: unknown;
  /** When a round last ended well, and when one last looked at everything; milliseconds since 1970, null for never. */
  readonly synced: number | null;
  readonly looked: number | null;
  /** What went wrong since, and how often in a row. */
  readonly failure: BackendFailure | null;
  readonly failures: number;
  readonly fit: Fit | null;
}

/** Many papers were taken off the list elsewhere: they are in the Trash, and the reader is told once. */
export interface RemovalNote {
  readonly at: number;
  readonly ids: readonly PaperId[];
}

/** What the page of a saved paper said of it when it was open last. */
export interface StoredAbstract {
  readonly id: PaperId;
  readonly facts: PageFacts;
  /** What other copies of the abstract are found by, see `abstractOpenings`. */
  readonly openings: readonly string[];
}

export interface Schema extends DBSchema {
  /** The bundled catalog; replaced as a whole. */
  papers: { key: PaperId; value: CatalogPaper };
  /** The reader's own; no load of a catalog touches it. */
  library: {
    key: PaperId;
    value: StoredRow;
    indexes: { marks: string; hash: number; place: Place; sequence: number };
  };
  meta: { key: 'catalog'; value: CatalogMeta };
  /** What this profile is among its reader's; one value. */
  replica: { key: 'library'; value: LibraryMeta };
  /** How each backend was set up, secrets included: no page can read it. */
  backends: { key: BackendKind; value: BackendSetup };
  notices: { key: 'removal'; value: RemovalNote };
  /** The reader's own sources, their documents, and what these say. Nothing of it is needed to read the library. */
  sources: { key: string; value: StoredSource };
  documents: { key: string; value: StoredDocument };
  glosses: {
    key: [document: string, at: number];
    value: StoredGloss;
    indexes: { paper: PaperId; openings: string };
  };
  /** Of papers in the library only; what is lost comes back when their pages are opened again. */
  abstracts: { key: PaperId; value: StoredAbstract; indexes: { openings: string } };
  /** Documents that wait, with their whole text; a stage names those that were given together. */
  stages: { key: string; value: StoredStage };
  waiting: { key: [stage: string, at: number]; value: WaitingDocument };
  /** What left the extension. */
  requests: { key: number; value: StoredRequest };
}

export type Database = IDBPDatabase<Schema>;
