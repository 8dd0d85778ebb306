import type { FolderFile } from '../../folder.ts';

/** What a multistatus (RFC 4918, section 13) says of one resource, as text. */
type Resource = Partial<Record<Field | 'collection', string>>;

const FIELDS = ['href', 'getetag', 'getcontentlength', 'getlastmodified'] as const;

type Field = (typeof FIELDS)[number];

/** Names of our own files; whatever else lies in the folder is not ours. */
const NAME = /^[A-Za-z0-9.~]{1,100}$/;

/**
 * The files in the answer to PROPFIND; null for text that is no such answer, or is cut short. Read by a scanner that
 * passes over the text once, since a background worker has no XML parser; prefixes of names are not looked at.
 * @param folder the address that was asked
 */
export function readListing(xml: string, folder: URL): readonly FolderFile[] | null {
  const resources = readMultistatus(xml);
  return resources?.map((each) => fileOf(each, folder)).filter((file) => file !== null) ?? null;
}

function fileOf({ href, collection, ...properties }: Resource, folder: URL): FolderFile | null {
  if (href === undefined || collection !== undefined || !URL.canParse(href, folder.href)) return null;
  const [name = '', parent] = new URL(href, folder).pathname.split('/').reverse();
  const decoded = percentDecoded(name);
  // A server behind a proxy may call the folder's own path by another name, so only its end is looked at.
  if (parent !== folder.pathname.split('/').at(-2) || !NAME.test(decoded)) return null;
  return { name: decoded, mark: markOf(properties) };
}

/**
 * ETag and size, or time and size. A weak ETag turns strong without a change of the file, and a server that compresses
 * adds to it, so neither difference counts. A size alone would be the same for many contents.
 */
function markOf({ getetag, getcontentlength = '', getlastmodified }: Resource): string | null {
  const etag = getetag
    ?.replace(/^W\//, '')
    .replace(/^"|"$/g, '')
    .replace(/[-;]+gzip$/, '');
  if (etag) return `${etag} ${getcontentlength}`;
  return getlastmodified ? `${getlastmodified} ${getcontentlength}` : null;
}

function readMultistatus(xml: string): readonly Resource[] | null {
  const resources: Resource[] = [];
  let current: Resource | null = null;
  let field: Field | null = null;
  let text = '';
  let isMultistatus = false;
  for (const { kind, value } of pieces(xml)) {
    if (kind === 'text') {
      if (field) text += value;
    } else if (kind === 'open') {
      if (!isMultistatus && value !== 'multistatus') return null;
      isMultistatus = true;
      if (value === 'response') current = {};
      if (value === 'collection' && current) current.collection = '';
      field = FIELDS.find((name) => name === value) ?? null;
      text = '';
    } else {
      // The first is the resource's own; an owner or a lock may have a href as well.
      if (current && field === value && !current[field]) current[field] = text.trim();
      field = null;
      if (value === 'response' && current) {
        resources.push(current);
        current = null;
      }
      if (value === 'multistatus') return resources;
    }
  }
  return null;
}

interface Piece {
  readonly kind: 'open' | 'close' | 'text';
  /** The name without its prefix, or the text with its references resolved. */
  readonly value: string;
}

/** Markup that is passed over, by how it begins, and how it ends. */
const PASSED_OVER: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<?', '?>'],
];

const CDATA = '<![CDATA[';

function* pieces(xml: string): Generator<Piece> {
  let at = 0;
  while (at < xml.length) {
    const start = xml.indexOf('<', at);
    if (start < 0) return;
    if (start > at) yield { kind: 'text', value: resolved(xml.slice(at, start)) };
    if (xml.startsWith(CDATA, start)) {
      at = xml.indexOf(']]>', start) + 3;
      if (at < 3) return;
      yield { kind: 'text', value: xml.slice(start + CDATA.length, at - 3) };
      continue;
    }
    const [, end] = PASSED_OVER.find(([begin]) => xml.startsWith(begin, start)) ?? [];
    if (end) {
      at = xml.indexOf(end, start) + end.length;
      if (at < end.length) return;
      continue;
    }
    at = tagEnd(xml, start);
    if (at === 0) return;
    const tag = xml.slice(start + 1, at - 1);
    const value = localName(tag);
    if (!tag.startsWith('/') && !tag.startsWith('!')) yield { kind: 'open', value };
    if (tag.startsWith('/') || tag.endsWith('/')) yield { kind: 'close', value };
  }
}

/** Where the tag ends that begins here, quoted values passed over; 0 where it does not. */
function tagEnd(xml: string, start: number): number {
  for (let at = start + 1; at < xml.length; at += 1) {
    const character = xml[at];
    if (character === '>') return at + 1;
    if (character !== '"' && character !== "'") continue;
    at = xml.indexOf(character, at + 1);
    if (at < 0) return 0;
  }
  return 0;
}

function localName(tag: string): string {
  const name = /^\/?([^\s/>]*)/.exec(tag)?.[1] ?? '';
  return name.slice(name.indexOf(':') + 1);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function resolved(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (all, decimal, hexadecimal, name) => {
    if (name !== undefined) return ENTITIES[name] ?? all;
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return ''; // No name of ours.
  }
}
