import { errorMessage } from '../../lib/core/errors.ts';
import { type SourceAddress, sourceAddress } from '../../lib/sources/address.ts';
import type { SourceOrigin } from '../../lib/sources/listed-source.ts';
import { seriesAddress } from '../../lib/sources/series.ts';

/** The place that a reader typed, or what is wrong with it in words. */
export function readSourceAddress(typed: string): SourceAddress | string {
  return placeOr(() => sourceAddress(typed));
}

/** The place of a source that is fetched; null for files. */
export function placeOf({ origin }: { readonly origin: SourceOrigin }): SourceAddress | null {
  if (origin.is === 'files') return null;
  const place = placeOr(() => (origin.is === 'series' ? seriesAddress : sourceAddress)(origin.address));
  return typeof place === 'string' ? null : place;
}

function placeOr(read: () => SourceAddress): SourceAddress | string {
  try {
    return read();
  } catch (error) {
    return errorMessage(error);
  }
}
