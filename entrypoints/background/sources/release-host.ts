import { sourceAddress } from '../../../lib/sources/address.ts';
import type { SourceOrigin } from '../../../lib/sources/listed-source.ts';
import { readSources } from '../../../lib/store/source-store.ts';
import { readStages } from '../../../lib/store/stage-store.ts';
import { patternOf } from './origins.ts';
import type { SourceParts } from './source-parts.ts';

/** Gives the permission to reach a host back, unless a source still needs it, or documents that wait to be kept. */
export async function releaseHost({ open, hosts }: SourceParts, origin: SourceOrigin | null): Promise<void> {
  if (!origin || origin.is === 'files') return;
  const pattern = patternOf(origin);
  const database = await open();
  const [sources, stages] = await Promise.all([readSources(database), readStages(database)]);
  const followed = sources.flatMap((source) => (source.origin.is === 'files' ? [] : [patternOf(source.origin)]));
  const staged = stages.flatMap(({ address, source }) =>
    address === null || source !== null ? [] : [sourceAddress(address).pattern],
  );
  if (![...followed, ...staged].includes(pattern)) await hosts.release(pattern);
}
