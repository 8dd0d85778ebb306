import { errorMessage, PaperglossError } from '../core/errors.ts';
import { sourceAddress } from './address.ts';
import type { SourceOrigin } from './listed-source.ts';
import { outlinesOf } from './opml.ts';
import { seriesAddress } from './series.ts';

/** A source as a list carries it: what is needed to follow it, and nothing of what it says. */
export interface SourceEntry {
  readonly name: string;
  readonly origin: Exclude<SourceOrigin, { readonly is: 'files' }>;
}

/** What a list has, and in words what of it is no source that can be followed. */
export interface SourceList {
  readonly entries: readonly SourceEntry[];
  readonly refused: readonly string[];
}

const FORMAT = 'papergloss-sources';
const VERSION = 1;
const MOST_ENTRIES = 1000;
const MOST_REFUSED = 100;
const LONGEST_NAME = 200;
/** Characters; a thousand addresses of the longest kind are less. */
const LONGEST_LIST = 4_000_000;

/** A list of sources as a file: `{format, version, sources: [{name, address} or {name, series}]}`. */
export function sourceListText(entries: readonly SourceEntry[]): string {
  const sources = entries.map(({ name, origin }) =>
    origin.is === 'series' ? { name, series: origin.address } : { name, address: origin.address },
  );
  return `${JSON.stringify({ format: FORMAT, version: VERSION, sources }, null, 2)}\n`;
}

/**
 * Reads a list that `sourceListText` or, as OPML, a feed reader wrote.
 * @throws PaperglossError for a text that is no list, or one of a later version
 */
export function parseSourceList(text: string): SourceList {
  if (text.length > LONGEST_LIST) throw new PaperglossError('bad-request', 'The list of sources is too long.');
  const bare = text.replace(/^\ufeff/, '').trim();
  const entries: SourceEntry[] = [];
  const refused: string[] = [];
  const seen = new Set<string>();
  for (const raw of bare.startsWith('<') ? outlinesOf(bare) : listedIn(bare)) {
    try {
      const entry = entryOf(raw);
      if (seen.has(entry.origin.address)) continue;
      if (entries.length >= MOST_ENTRIES) throw wrong(`a list has at most ${MOST_ENTRIES} sources.`);
      seen.add(entry.origin.address);
      entries.push(entry);
    } catch (error) {
      if (refused.length < MOST_REFUSED)
        refused.push(`${nameOf(raw) || 'A source without a name'}: ${errorMessage(error)}`);
    }
  }
  if (entries.length + refused.length === 0) throw wrong('There is no source in this list.');
  return { entries, refused };
}

/** A source as it stands in a list; anything may be in its place. */
type RawEntry = Readonly<Record<string, unknown>>;

function listedIn(text: string): readonly RawEntry[] {
  const list = parsed(text);
  if (!isRecord(list) || list.format !== FORMAT || !Array.isArray(list.sources)) {
    throw wrong('This is no list of sources. Choose a file that Papergloss exported, or an OPML file.');
  }
  if (list.version !== VERSION) {
    throw wrong('A later version of Papergloss wrote this list of sources. Update the extension and try again.');
  }
  return list.sources.map((source: unknown) => (isRecord(source) ? source : {}));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function entryOf(raw: RawEntry): SourceEntry {
  const { series, address } = raw;
  if (typeof series === 'string') {
    const clean = seriesAddress(series);
    return { name: nameOf(raw) || clean.host, origin: { is: 'series', address: clean.address } };
  }
  if (typeof address !== 'string') throw wrong('It has no address.');
  const clean = sourceAddress(address);
  return { name: nameOf(raw) || clean.host, origin: { is: 'address', address: clean.address } };
}

/** On one line and not too long; nothing that turns the text around it. */
function nameOf({ name }: RawEntry): string {
  if (typeof name !== 'string') return '';
  const line = name.replace(/[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g, ' ');
  return line.slice(0, LONGEST_NAME).toWellFormed().replace(/\s+/g, ' ').trim();
}

function isRecord(value: unknown): value is RawEntry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrong(message: string): PaperglossError {
  return new PaperglossError('bad-request', message);
}
