import * as z from 'zod/mini';
import { isIsoDay } from '../core/dates.ts';
import type { SourceOrigin } from '../sources/listed-source.ts';
import type { CopyFolder } from './copy-folder.ts';
import { hashOf } from './packed-records.ts';

/** What is needed to have a source again after the database was lost. */
export interface SourceCopy {
  readonly id: string;
  readonly name: string;
  readonly origin: SourceOrigin;
  readonly paused: boolean;
  /** Milliseconds since 1970. */
  readonly added: number;
  /** The oldest day of a series that there was, `YYYY-MM-DD`. */
  readonly oldest: string | null;
}

/** `list.NUMBER.HASH`: files are named by their content and never replaced; the highest number is the newest. */
const NAME = /^list\.(\d{1,15})\.([0-9a-f]{32})$/;

const addressSchema = z.string().check(z.startsWith('https://'), z.maxLength(4000));
const listSchema: z.ZodMiniType<SourceCopy[]> = z.array(
  z.object({
    id: z.string().check(z.minLength(1), z.maxLength(100)),
    name: z.string().check(z.maxLength(1000)),
    origin: z.discriminatedUnion('is', [
      z.object({ is: z.literal('files') }),
      z.object({ is: z.literal('address'), address: addressSchema }),
      z.object({ is: z.literal('series'), address: addressSchema }),
    ]),
    paused: z.boolean(),
    added: z.number(),
    oldest: z.nullable(z.string().check(z.refine(isIsoDay))),
  }),
);

/**
 * The list of sources once more, outside the database. A source is in the database before it is here, and goes from here
 * first: one that is here alone was lost.
 */
export async function readSourceList(folder: CopyFolder): Promise<readonly SourceCopy[]> {
  for (const { name, hash } of newestFirst(await folder.names())) {
    const bytes = await folder.read(name);
    if (!bytes || (await hashOf(bytes)) !== hash) continue;
    const list = listSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    if (list.success) return list.data;
  }
  return [];
}

/** Puts a list in the place of the one that is there. Calls must not overlap. */
export async function writeSourceList(folder: CopyFolder, list: readonly SourceCopy[]): Promise<void> {
  const files = newestFirst(await folder.names());
  const bytes = new TextEncoder().encode(JSON.stringify(list));
  const hash = await hashOf(bytes);
  if (files[0]?.hash === hash || (files.length === 0 && list.length === 0)) return;
  await folder.write(`list.${(files[0]?.number ?? 0) + 1}.${hash}`, bytes);
  for (const { name } of files) await folder.delete(name);
}

function newestFirst(names: readonly string[]): { name: string; number: number; hash: string }[] {
  return names
    .flatMap((name) => {
      const [, number, hash] = NAME.exec(name) ?? [];
      return number && hash ? [{ name, number: Number(number), hash }] : [];
    })
    .sort((one, other) => other.number - one.number);
}
