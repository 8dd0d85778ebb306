import * as z from 'zod/mini';
import { paperIdSchema } from '../../lib/catalog/schema.ts';
import { isIsoDay } from '../../lib/core/dates.ts';
import { plainLine } from '../../lib/core/text.ts';
import { STATUS_NAMES } from '../../lib/library/saved.ts';
import type { MessageName, Protocol } from '../../lib/messages.ts';

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

type RequestOf<Name extends MessageName> = Parameters<Protocol[Name]> extends [infer Request] ? Request : undefined;

/** What each message must look like; whoever sends it. */
export const requestSchemas: { readonly [Name in MessageName]: z.ZodMiniType<RequestOf<Name>> } = {
  lookup: z.object({
    papers: z.array(z.object({ id: paperIdSchema, facts: factsSchema })).check(z.minLength(1), z.maxLength(50)),
  }),
  setSaved: z.object({ id: paperIdSchema, saved: z.boolean(), facts: factsSchema }),
  setStatus: z.object({ id: paperIdSchema, status: z.enum(STATUS_NAMES as [(typeof STATUS_NAMES)[number]]) }),
  search: z.object({
    query: z.string().check(z.maxLength(1000)),
    filters: z.object({
      source: z.exactOptional(z.string().check(z.maxLength(100))),
      topic: z.exactOptional(z.string().check(z.maxLength(100))),
      year: z.exactOptional(z.int()),
    }),
    limit: z.int().check(z.minimum(1), z.maximum(200)),
  }),
  listSaved: z.undefined(),
  overview: z.undefined(),
  reloadCatalog: z.undefined(),
};
