import * as z from 'zod/mini';
import { paperIdSchema } from '../../lib/catalog/schema.ts';
import { isIsoDay } from '../../lib/core/dates.ts';
import { plainLine } from '../../lib/core/text.ts';
import { isReplicaId } from '../../lib/library/causal/dots.ts';
import { isTag, MOST_NOTE } from '../../lib/library/limits.ts';
import { LIBRARY_ONLY, LIBRARY_ORDERS, type LibraryChange, type LibraryFilter } from '../../lib/library/listed.ts';
import { STATUS_NAMES } from '../../lib/library/saved.ts';
import type { MessageName, Protocol } from '../../lib/messages.ts';

/** Characters of a file that is imported: 20,000 papers with long notes have a fifth of it. */
const MOST_FILE = 50_000_000;

/** Text from a page: cut to size and cleaned, not refused, since no page owes us clean text. */
const pageText = (most: number) =>
  z.pipe(
    z.string().check(z.maxLength(most * 10)),
    z.transform((text: string) => plainLine(text, most)),
  );

const factsSchema = z.nullable(
  z.object({
    title: pageText(500),
    abstract: pageText(20_000),
    authors: z.array(pageText(200)).check(z.maxLength(5000)),
    published: z.nullable(z.string().check(z.refine(isIsoDay))),
  }),
);

const statusSchema = z.enum(STATUS_NAMES as [(typeof STATUS_NAMES)[number]]);
const ratingSchema = z.nullable(z.int().check(z.minimum(1), z.maximum(5)));
const tagSchema = z.string().check(z.refine(isTag));
const noteSchema = z.string().check(
  z.maxLength(MOST_NOTE),
  z.refine((text) => text.isWellFormed()),
);
/** More than any reader has; what is above is no list of papers. */
const idsSchema = z.array(paperIdSchema).check(z.maxLength(100_000));
const fileSchema = z.object({
  name: z.string().check(z.maxLength(1000)),
  text: z.string().check(z.maxLength(MOST_FILE)),
});
const daySchema = z.string().check(z.refine(isIsoDay));
const secret = z.string().check(z.maxLength(1000));
const kindSchema = z.enum(['browser', 'webdav', 'file']);

/** Of a source of the reader's own, or of a stage. */
const sourceIdSchema = z.uuid();
const addressSchema = z.string().check(z.minLength(1), z.maxLength(2000));
const nameSchema = z.string().check(z.minLength(1), z.maxLength(200));

const filterSchema: z.ZodMiniType<LibraryFilter> = z.object({
  text: z.exactOptional(z.string().check(z.maxLength(1000))),
  status: z.exactOptional(statusSchema),
  tag: z.exactOptional(tagSchema),
  only: z.exactOptional(z.enum(LIBRARY_ONLY as ['trash'])),
});

const orderSchema = z.enum(LIBRARY_ORDERS as ['added']);

const dotsSchema = z.optional(
  z
    .array(z.object({ replica: z.string().check(z.refine(isReplicaId)), counter: z.int().check(z.minimum(1)) }))
    .check(z.maxLength(1000)),
);

const changeSchema: z.ZodMiniType<LibraryChange> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('status'), value: statusSchema, having: dotsSchema }),
  z.object({ kind: z.literal('note'), value: noteSchema, having: dotsSchema }),
  z.object({ kind: z.literal('rating'), value: ratingSchema, having: dotsSchema }),
  z.object({ kind: z.literal('tag'), tag: tagSchema, on: z.boolean() }),
  z.object({ kind: z.literal('remove') }),
  z.object({ kind: z.literal('restore') }),
  z.object({
    kind: z.literal('values'),
    field: z.enum(['status', 'note', 'rating']),
    values: z.array(z.union([noteSchema, ratingSchema])).check(z.maxLength(100)),
    having: dotsSchema,
  }),
]);

const serverSchema = z.object({
  address: z.string().check(z.minLength(1), z.maxLength(2000)),
  user: secret,
  password: secret,
  passphrase: z.nullable(z.string().check(z.minLength(1), z.maxLength(1000))),
});

type RequestOf<Name extends MessageName> = Parameters<Protocol[Name]> extends [infer Request] ? Request : undefined;

/** What each message must look like; whoever sends it. */
export const requestSchemas: { readonly [Name in MessageName]: z.ZodMiniType<RequestOf<Name>> } = {
  lookup: z.object({
    papers: z.array(z.object({ id: paperIdSchema, facts: factsSchema })).check(z.minLength(1), z.maxLength(50)),
  }),
  // As it is: the answer speaks of its units.
  markAbstract: z.object({ text: z.string().check(z.maxLength(40_000)) }),
  setSaved: z.object({ id: paperIdSchema, saved: z.boolean(), facts: factsSchema }),
  search: z.object({
    query: z.string().check(z.maxLength(1000)),
    filters: z.object({
      source: z.exactOptional(z.string().check(z.maxLength(100))),
      topic: z.exactOptional(z.string().check(z.maxLength(100))),
      year: z.exactOptional(z.int()),
    }),
    limit: z.int().check(z.minimum(1), z.maximum(200)),
  }),
  library: z.object({
    filter: filterSchema,
    order: orderSchema,
    offset: z.int().check(z.minimum(0)),
    limit: z.int().check(z.minimum(1), z.maximum(200)),
  }),
  libraryIds: z.object({ filter: filterSchema, order: orderSchema }),
  libraryPaper: z.object({ id: paperIdSchema }),
  editLibrary: z.object({
    edits: z
      .array(z.object({ ids: idsSchema, changes: z.array(changeSchema).check(z.maxLength(100)) }))
      .check(z.maxLength(100_000)),
  }),
  emptyTrash: z.object({ ids: idsSchema }),
  exportLibrary: z.object({ format: z.string().check(z.maxLength(50)), papers: z.union([idsSchema, filterSchema]) }),
  previewImport: fileSchema,
  importLibrary: fileSchema,
  exportState: z.undefined(),
  importState: fileSchema,
  snapshots: z.undefined(),
  restoreSnapshot: z.object({ day: daySchema }),
  syncStatus: z.undefined(),
  syncNow: z.object({ kind: z.nullable(kindSchema) }),
  testServer: serverSchema,
  setUpServer: serverSchema,
  setUpBrowserSync: z.undefined(),
  leaveBackend: z.object({ kind: kindSchema }),
  changePassphrase: z.object({ before: secret, after: z.string().check(z.minLength(1), z.maxLength(1000)) }),
  undoRemoval: z.undefined(),
  dismissNotice: z.object({ notice: z.enum(['removal', 'healed']) }),
  sources: z.undefined(),
  sourceDetail: z.object({ id: sourceIdSchema }),
  stageDocuments: z.object({
    stage: z.nullable(sourceIdSchema),
    documents: z.array(fileSchema).check(z.minLength(1), z.maxLength(100)),
  }),
  stageAddress: z.object({ address: addressSchema }),
  keepStaged: z.object({
    stage: sourceIdSchema,
    into: z.nullable(sourceIdSchema),
    name: nameSchema,
    follow: z.enum(['once', 'address', 'series']),
  }),
  dropStaged: z.object({ stage: sourceIdSchema }),
  refreshSources: z.object({ id: z.nullable(sourceIdSchema) }),
  fetchPast: z.object({ id: sourceIdSchema, from: daySchema }),
  stopSource: z.object({ id: sourceIdSchema }),
  editSource: z.object({ id: sourceIdSchema, name: z.exactOptional(nameSchema), paused: z.exactOptional(z.boolean()) }),
  removeSource: z.object({ id: sourceIdSchema }),
  exportSources: z.undefined(),
  previewSourceList: fileSchema,
  importSourceList: fileSchema,
  requestLog: z.undefined(),
  clearRequestLog: z.undefined(),
  overview: z.undefined(),
  reloadCatalog: z.undefined(),
};
