import * as z from 'zod/mini';
import { isPaperId, type PaperId } from '../core/arxiv-id.ts';
import { isIsoDay } from '../core/dates.ts';
import { METRIC_KINDS, type OutlineNode, SECTION_NAMES, type SectionName } from '../core/gloss.ts';
import { MOST_FIELD } from '../importers/importer.ts';
import type { GlossContent } from './gloss-content.ts';

const text = (most: number) =>
  z.string().check(
    z.maxLength(most),
    z.refine((value) => value.isWellFormed()),
  );
const line = text(1000);
const lines = z.array(line).check(z.maxLength(1000));
const orNull = <T extends z.ZodMiniType>(schema: T) => z.nullable(schema);
const number = z.number().check(z.refine(Number.isFinite));

const outlineNode: z.ZodMiniType<OutlineNode> = z.object({
  text: text(MOST_FIELD),
  label: z.exactOptional(z.literal(true)),
  get children() {
    return z.exactOptional(z.array(outlineNode));
  },
});

const metric = z.object({
  name: orNull(line),
  value: number,
  valueHigh: orNull(number),
  unit: orNull(line),
  dataset: orNull(line),
  system: orNull(line),
  baseline: orNull(z.object({ name: orNull(line), value: orNull(number), unit: orNull(line) })),
  direction: orNull(z.enum(['higher', 'lower'])),
  kind: z.enum(METRIC_KINDS),
  qualifier: orNull(line),
  quote: text(MOST_FIELD),
});

/** What may be stored of a gloss, whatever read it from whatever document. Fields that it does not name are left out. */
export const glossSchema: z.ZodMiniType<GlossContent> = z.object({
  paper: orNull(z.custom<PaperId>((value) => typeof value === 'string' && isPaperId(value))),
  title: orNull(line),
  authors: z.array(line).check(z.maxLength(5000)),
  abstract: orNull(text(MOST_FIELD)),
  date: orNull(z.string().check(z.refine(isIsoDay))),
  topics: lines,
  institutions: lines,
  sections: z.partialRecord(z.enum(SECTION_NAMES as [SectionName]), text(MOST_FIELD)),
  outline: z.array(outlineNode).check(z.maxLength(5000)),
  metrics: z.array(metric).check(z.maxLength(1000)),
});
