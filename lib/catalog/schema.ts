import * as z from 'zod/mini';
import { isPaperId, type PaperId } from '../core/arxiv-id.ts';
import { isIsoDay } from '../core/dates.ts';
import { METRIC_KINDS, type OutlineNode, SECTION_NAMES, SOURCE_KINDS, type SourceKind } from '../core/gloss.ts';
import { isWebLink, plainLine } from '../core/text.ts';
import { CATALOG_FORMAT } from './catalog.ts';

/** One line without control characters, blanks at the ends or markup that a renderer would have eaten. */
const line = (most: number) =>
  z.string().check(
    z.minLength(1),
    z.maxLength(most),
    z.refine((text) => plainLine(text) === text, 'must be one clean line of text'),
  );

const orNull = <T extends z.ZodMiniType>(schema: T) => z.nullable(schema);

export const paperIdSchema = z.custom<PaperId>(
  (value) => typeof value === 'string' && isPaperId(value),
  'must be an arXiv id without version',
);
const daySchema = z.string().check(z.refine(isIsoDay, 'must be a day, YYYY-MM-DD'));
const linkSchema = z.string().check(z.maxLength(500), z.refine(isWebLink, 'must be an http(s) address'));
const finite = z.number().check(z.refine(Number.isFinite, 'must be a finite number'));

const sourceSchema = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9-]{1,60}$/, 'must be lower case letters, digits and hyphens')),
  kind: z.enum(Object.keys(SOURCE_KINDS) as [SourceKind, ...SourceKind[]]),
  title: line(200),
  date: orNull(daySchema),
});

const linksSchema = z.strictObject({
  code: z.exactOptional(linkSchema),
  project: z.exactOptional(linkSchema),
  other: z.exactOptional(z.array(linkSchema).check(z.maxLength(10))),
});

const paperShape = {
  id: paperIdSchema,
  title: line(500),
  authors: z.array(line(200)).check(z.minLength(1), z.maxLength(5000)),
  categories: z.array(z.string().check(z.regex(/^[a-z-]+(\.[A-Za-z-]{2,})?$/, 'must be an arXiv category'))),
  published: orNull(daySchema),
  links: linksSchema,
};

const outlineNodeSchema: z.ZodMiniType<OutlineNode> = z.strictObject({
  text: line(2000),
  label: z.exactOptional(z.literal(true)),
  get children() {
    return z.exactOptional(z.array(outlineNodeSchema));
  },
});

const metricSchema = z.strictObject({
  name: orNull(line(200)),
  value: finite,
  valueHigh: orNull(finite),
  unit: orNull(line(40)),
  dataset: orNull(line(200)),
  system: orNull(line(200)),
  baseline: orNull(z.strictObject({ name: orNull(line(200)), value: orNull(finite), unit: orNull(line(40)) })),
  direction: orNull(z.enum(['higher', 'lower'])),
  kind: z.enum(METRIC_KINDS),
  qualifier: orNull(line(40)),
  quote: line(2000),
});

/** A gloss without the names of its paper and source, which its place gives. */
const glossBodyShape = {
  topics: z.array(line(100)).check(z.maxLength(10)),
  institutions: z.array(line(200)).check(z.maxLength(100)),
  sections: z.partialRecord(z.enum(SECTION_NAMES as [(typeof SECTION_NAMES)[number]]), line(5000)),
  outline: z.array(outlineNodeSchema).check(z.maxLength(500)),
  metrics: z.array(metricSchema).check(z.maxLength(100)),
};

/** A file of `catalog/`: a source and what it says, as people edit it. */
export const catalogFileSchema = z.strictObject({
  source: sourceSchema,
  papers: z
    .array(
      z.strictObject({
        ...paperShape,
        gloss: z
          .strictObject(glossBodyShape)
          .check(
            z.refine((gloss) => gloss.sections.what !== undefined, 'must say in `sections.what` what the paper is'),
          ),
      }),
    )
    .check(z.minLength(1)),
});

export type CatalogFile = z.infer<typeof catalogFileSchema>;

const relatedSchema = z.strictObject({ id: paperIdSchema, score: finite, terms: z.array(line(100)) });

/** The built catalog: what is shipped, fetched and stored. */
export const catalogSchema = z.strictObject({
  format: z.literal(CATALOG_FORMAT),
  version: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  sources: z.array(sourceSchema),
  papers: z.array(
    z.strictObject({
      ...paperShape,
      glosses: z.array(z.strictObject({ paper: paperIdSchema, source: z.string(), ...glossBodyShape })),
      related: z.array(relatedSchema),
    }),
  ),
});

/** `papers.3.gloss.metrics.0.value: must be a finite number`, for the first fault. */
export function firstFault(error: z.core.$ZodError): { path: PropertyKey[]; message: string } {
  const [issue] = error.issues;
  if (!issue) return { path: [], message: 'is not what it should be' };
  const path = [...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys':
      return { path: [...path, issue.keys[0] ?? ''], message: 'is a field that does not belong here' };
    case 'invalid_key':
      return { path, message: 'is a name that does not belong here' };
    case 'invalid_type':
      return { path, message: `is missing or not of the type ${issue.expected}` };
    case 'invalid_value':
      return { path, message: `must be one of ${issue.values.map(String).join(', ')}` };
    case 'too_small':
      return { path, message: 'is empty or too short' };
    case 'too_big':
      return { path, message: 'is too long' };
    default:
      return { path, message: issue.message };
  }
}
