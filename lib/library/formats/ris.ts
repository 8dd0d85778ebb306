import { abstractUrl } from '../../core/arxiv-id.ts';
import { PORTABLE_FIELDS, type PortablePaper, plainPaper } from '../portable.ts';
import { dateParts, isoDay } from './fields/date-parts.ts';
import { joinName, naturalOrder, splitName } from './fields/names.ts';
import { fromOwnField, ownFields } from './fields/own-fields.ts';
import type { LibraryFormat, Skipped } from './format.ts';
import { collect, type Entry, type RawFields, shortly } from './reading/collect.ts';
import { firstSign } from './reading/first-sign.ts';
import { unixText } from './reading/lines.ts';

/** A line that begins a field: two characters, two blanks (some write one or three), a dash. */
const TAG = /^([A-Z][A-Z0-9]) {1,3}-(?: (.*)|)$/s;

/** A line of a note that some reader could take for a tag; it is written with a backslash before it. */
const LIKE_TAG = /^\\*\s*[A-Z][A-Z0-9]\s*-/;

/** Begins the custom field that holds what RIS has no tag for, as `name=word`. */
const OWN = 'papergloss';

/**
 * https://en.wikipedia.org/wiki/RIS_(file_format), tags of 2011. A preprint is `UNPB`; the note is `N1`, its lines as
 * they are; status, rating, version, categories and times stand in `C8`.
 */
export const ris: LibraryFormat = {
  id: 'ris',
  title: 'RIS',
  extension: 'ris',
  mediaType: 'application/x-research-info-systems',
  says: 'For EndNote, Zotero, Mendeley and the like, with notes and tags; what they do not know stands in a custom field.',
  keeps: PORTABLE_FIELDS,

  write(papers) {
    const text = papers.map(plainPaper).map(record).join('\n');
    return text.replaceAll('\n', '\r\n');
  },

  detect(text) {
    return firstSign(text) === 'ris' ? 'It begins with a RIS record.' : null;
  },

  read: (text) => collect(parts(text)),
};

function record(paper: PortablePaper): string {
  const own = ownFields(paper).map(([name, word]) => `${name}=${word}`);
  const fields: readonly (readonly [string, string])[] = [
    ['TY', 'UNPB'],
    ['TI', paper.title],
    ...paper.authors.map((author) => ['AU', risName(author)] as const),
    ['PY', `${dateParts(paper)[0]}`],
    ['DA', paper.published?.replaceAll('-', '/') ?? ''],
    ['PB', 'arXiv'],
    ['AN', `arXiv:${paper.id}`],
    ['DO', `10.48550/arXiv.${paper.id}`],
    ['UR', abstractUrl(paper.id)],
    ...paper.tags.map((tag) => ['KW', tag] as const),
    ['C8', `${OWN} ${own.join(' ')}`],
    ['N1', paper.note.split('\n').map(guardLine).join('\n')],
  ];
  return `${fields.map(([tag, value]) => (value === '' ? '' : `${tag}  - ${value}\n`)).join('')}ER  - \n`;
}

/** Lines after the first stand alone, and must not begin a field. */
function guardLine(line: string, at: number): string {
  return at > 0 && LIKE_TAG.test(line) ? `\\${line}` : line;
}

/** `Last, First, Jr.`; a group's name has no comma, or two where its first comma stands, as EndNote has it. */
function risName(name: string): string {
  const parts = splitName(name);
  if (!parts) return name.replace(',', ',,');
  const family = joinName({ ...parts, given: '', suffix: '' });
  return [family, parts.given, parts.suffix].filter((part) => part !== '').join(', ');
}

function fromRisName(text: string): string {
  if (text.includes(',,')) return text.replace(',,', ',');
  const [family = '', given = '', ...suffix] = text.split(',');
  return naturalOrder([family, ...suffix, given]);
}

interface Draft {
  readonly line: number;
  readonly values: Map<string, string[]>;
}

function* parts(text: string): Generator<Entry | Skipped> {
  let draft: Draft | null = null;
  let last: string[] = [];
  for (const [at, line] of unixText(text).split('\n').entries()) {
    const [, tag, value = ''] = TAG.exec(line) ?? [];
    if (tag === 'TY' || tag === 'ER') {
      if (draft) yield entry(draft);
      draft = tag === 'TY' ? { line: at + 1, values: new Map() } : null;
      last = [];
    } else if (!draft) {
      if (line.trim() !== '') yield { line: at + 1, what: shortly(line), reason: 'It stands outside of a record.' };
    } else if (tag === undefined) last.push(LIKE_TAG.test(line) ? line.replace('\\', '') : line);
    else {
      last = [value];
      draft.values.set(`${tag} ${draft.values.size}`, last);
    }
  }
  if (draft) yield entry(draft);
}

function entry({ line, values }: Draft): Entry {
  const all = (...tags: readonly string[]) =>
    [...values].filter(([key]) => tags.includes(key.slice(0, 2))).map(([, lines]) => lines.join('\n'));
  const [title = ''] = all('TI', 'T1', 'CT', 'BT');
  const fields: RawFields = {
    title,
    authors: all('AU', 'A1').map((name) => fromRisName(name.replaceAll('\n', ' '))),
    published: all('DA', 'PY', 'Y1')
      .map(dayOf)
      .find((day) => day !== undefined),
    tags: all('KW').flatMap((value) => value.split('\n')),
    note: all('N1').join('\n\n'),
    ...Object.assign({}, ...all('C8').map(ownOf)),
  };
  return {
    line,
    what: title || 'A record without a title',
    names: [
      ...all('AN', 'DO', 'UR', 'L1', 'L2', 'LK', 'ID'),
      ...all('VL').map((volume) => volume.replace(/^abs\//, '')),
    ],
    mentions: all('JO', 'JF', 'JA', 'J2', 'T2', 'PB', 'M1', 'M3'),
    fields,
  };
}

/** `2017/06/12/`, or with dashes; a date without a day is none that can be kept. */
function dayOf(date: string): string | undefined {
  const [year, month, day] = date.split(/[/-]/);
  return isoDay(year, month, day);
}

function ownOf(value: string): RawFields {
  const [head, ...words] = value.split(/\s+/);
  if (head !== OWN) return {};
  return Object.assign(
    {},
    ...words.map((word) => fromOwnField(word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1))),
  );
}
