import type { KeepRequest } from '../../../lib/messages.ts';
import { sourceAddress } from '../../../lib/sources/address.ts';
import type { SourceOrigin } from '../../../lib/sources/listed-source.ts';
import { dayAddress, findSeries } from '../../../lib/sources/series.ts';
import type { StoredSource } from '../../../lib/store/source-rows.ts';

/** Stands for all days of a series. */
const ANY_DAY = '2025-07-09';

/** @param address where documents were fetched; null where they were given by hand */
export function originOf(address: string | null, follow: KeepRequest['follow']): SourceOrigin {
  if (address === null || follow === 'once') return { is: 'files' };
  const template = follow === 'series' ? (findSeries(address)?.template ?? null) : null;
  return template === null ? { is: 'address', address } : { is: 'series', address: template };
}

/** The source that follows an address already. */
export function sourceOf(sources: readonly StoredSource[], origin: SourceOrigin): string | null {
  if (origin.is === 'files') return null;
  return (
    sources.find((other) => other.origin.is === origin.is && addressOf(other.origin) === origin.address)?.id ?? null
  );
}

function addressOf(origin: SourceOrigin): string | null {
  return origin.is === 'files' ? null : origin.address;
}

/** The addresses that are followed. */
export function addressesOf(sources: readonly StoredSource[]): ReadonlySet<string | null> {
  return new Set(sources.map(({ origin }) => addressOf(origin)));
}

/** The pattern of the host of a source; all days of a series are there. */
export function patternOf(origin: Exclude<SourceOrigin, { readonly is: 'files' }>): string {
  return sourceAddress(origin.is === 'series' ? dayAddress(origin.address, ANY_DAY) : origin.address).pattern;
}
