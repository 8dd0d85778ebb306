import * as z from 'zod/mini';
import { isPaperId, type PaperId } from '../../lib/core/arxiv-id.ts';
import type { ImportedDocument } from '../../lib/importers/importer.ts';

const text = z.string();
const texts = z.array(text);
const outlineNode = z.looseObject({
  text,
  get children() {
    return z.optional(z.array(outlineNode));
  },
});

const named = z.looseObject({
  id: z.custom<PaperId>(
    (value) => typeof value === 'string' && isPaperId(value),
    'must be an arXiv id without version',
  ),
  title: z.nullable(text),
  authors: texts,
  doubt: z._default(z.nullable(text), null),
});
const unnamed = z.looseObject({ id: z.null() });

/** What `import` prints, as far as papers are found by it. */
const printed = z.looseObject({
  sources: z.array(
    z.looseObject({
      glosses: z.array(
        z.looseObject({
          paper: z.union([named, unnamed]),
          topics: texts,
          institutions: texts,
          sections: z.record(text, text),
          outline: z.array(outlineNode),
          text,
          metrics: z.array(z.unknown()),
        }),
      ),
    }),
  ),
});

/** True for what looks like the output of `import`, whether or not it is whole. */
export function looksImported(content: unknown): boolean {
  return typeof content === 'object' && content !== null && 'sources' in content && !('papers' in content);
}

/** Checks what `import` printed, as far as it is used to find papers. */
export function checkImported(content: unknown) {
  const parsed = printed.safeParse(content);
  return parsed.success
    ? { success: true as const, documents: parsed.data.sources as unknown as readonly ImportedDocument[] }
    : parsed;
}
