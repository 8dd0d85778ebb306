import { abstractUrl } from '../../core/arxiv-id.ts';
import { PORTABLE_FIELDS, type PortablePaper, plainPaper } from '../portable.ts';
import { citeKeys } from './fields/cite-keys.ts';
import { dateParts, isoDay } from './fields/date-parts.ts';
import { joinList } from './fields/list-text.ts';
import { joinName, splitName } from './fields/names.ts';
import type { LibraryFormat, Skipped } from './format.ts';
import { collect, type Entry, type RawFields } from './reading/collect.ts';
import { isRecord, parseJson } from './reading/parse-json.ts';

/** The member of `custom` that holds what CSL has no variable for. */
const OWN = 'papergloss';

/**
 * CSL-JSON 1.0.2, https://github.com/citation-style-language/schema: a preprint is an `article`, the reader's note is
 * `note`, tags are `keyword`; `custom.papergloss` has the exact tags, status, rating, version, categories and times.
 */
export const cslJson: LibraryFormat = {
  id: 'csl-json',
  title: 'CSL-JSON',
  extension: 'json',
  mediaType: 'application/vnd.citationstyles.csl+json',
  says: 'For Pandoc, Zotero and whatever formats citations with CSL; every field survives.',
  keeps: PORTABLE_FIELDS,

  write(papers) {
    const plain = papers.map(plainPaper);
    const keys = citeKeys(plain);
    return `${JSON.stringify(
      plain.map((paper, at) => item(paper, keys[at] ?? paper.id)),
      null,
      1,
    )}\n`;
  },

  detect(text) {
    const head = text.slice(0, 4000);
    const isCsl =
      /^[\ufeff\s]*\[\s*\{/.test(head) && /"type"\s*:/.test(head) && /"(?:DOI|URL|issued|title|author)"\s*:/.test(head);
    return isCsl ? 'It is a list of items as citation styles take them.' : null;
  },

  read: (text) => collect(parts(text)),
};

function item(paper: PortablePaper, key: string) {
  const { title, authors, note, tags, status, rating, version, categories, added, updated } = paper;
  return {
    id: key,
    type: 'article',
    ...(title !== '' && { title }),
    ...(authors.length > 0 && { author: authors.map(cslName) }),
    issued: { 'date-parts': [dateParts(paper)] },
    DOI: `10.48550/arXiv.${paper.id}`,
    URL: abstractUrl(paper.id),
    number: `arXiv:${paper.id}`,
    publisher: 'arXiv',
    ...(version !== null && { version: `v${version}` }),
    ...(tags.length > 0 && { keyword: joinList(tags, ',') }),
    ...(note !== '' && { note }),
    custom: { [OWN]: { status, tags, rating, version, categories, added, updated } },
  };
}

function cslName(name: string) {
  const parts = splitName(name);
  if (!parts) return { literal: name };
  const { family, given, particle, suffix } = parts;
  return {
    family,
    given,
    ...(particle !== '' && { 'non-dropping-particle': particle }),
    ...(suffix !== '' && { suffix }),
  };
}

function parts(text: string): Iterable<Entry | Skipped> {
  const document = parseJson(text);
  const items = isRecord(document) && Array.isArray(document.items) ? document.items : document;
  if (isRecord(items)) return [entry(items, 0)];
  if (Array.isArray(items)) return items.map(entry);
  return [{ line: null, what: 'The whole document', reason: 'It is no list in JSON.' }];
}

function entry(given: unknown, at: number): Entry {
  const item = isRecord(given) ? given : {};
  const own = isRecord(item.custom) && isRecord(item.custom[OWN]) ? item.custom[OWN] : {};
  const title = typeof item.title === 'string' ? item.title : '';
  const { status, tags = keywords(item.keyword), rating, version, categories, added, updated } = own;
  const authors = Array.isArray(item.author) ? item.author.map(naturalName) : item.author;
  const fields: RawFields = {
    title: item.title,
    authors,
    published: dayOf(item.issued),
    note: own.status === undefined ? noteOf(item.note) : item.note,
  };
  return {
    line: null,
    what: title || `Item ${at + 1}`,
    names: [item.number, item.DOI, item.URL, item.archive_location, item.id],
    mentions: [item['container-title'], item.note],
    fields: { ...fields, status, tags, rating, version, categories, added, updated },
  };
}

function naturalName(name: unknown): unknown {
  if (!isRecord(name)) return name;
  const part = (...keys: readonly string[]) =>
    keys
      .map((key) => name[key])
      .filter((value) => typeof value === 'string')
      .join(' ');
  if (typeof name.literal === 'string') return name.literal;
  const particle = part('dropping-particle', 'non-dropping-particle');
  return joinName({ given: part('given'), particle, family: part('family'), suffix: part('suffix') });
}

function dayOf(issued: unknown): string | undefined {
  if (!isRecord(issued)) return undefined;
  const [parts]: unknown[] = Array.isArray(issued['date-parts']) ? issued['date-parts'] : [];
  if (Array.isArray(parts)) return isoDay(parts[0], parts[1], parts[2]);
  const raw = typeof issued.raw === 'string' ? issued.raw : '';
  const [year, month, day] = raw.split('-');
  return isoDay(year, month, day);
}

function keywords(keyword: unknown): unknown {
  return typeof keyword === 'string' ? keyword.split(',') : keyword;
}

/** Zotero keeps the id in the note, `arXiv:1706.03762 [cs]`; that is no note of the reader. */
function noteOf(note: unknown): unknown {
  return typeof note === 'string' && /^arXiv:\S+(?: \[[^\]]*\])?$/.test(note.slice(0, 200)) ? undefined : note;
}
