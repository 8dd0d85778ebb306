import { abstractUrl } from '../../core/arxiv-id.ts';
import { PORTABLE_FIELDS, type PortablePaper, plainPaper } from '../portable.ts';
import { citeKeys } from './fields/cite-keys.ts';
import { dateParts, isoDay } from './fields/date-parts.ts';
import { joinName, naturalOrder, splitName } from './fields/names.ts';
import { fromOwnField, ownFields } from './fields/own-fields.ts';
import type { LibraryFormat, Skipped } from './format.ts';
import { collect, type Entry, type RawFields, shortly, timeOf } from './reading/collect.ts';
import { firstSign } from './reading/first-sign.ts';
import { fromTex } from './tex/from-tex.ts';
import { type BibEntry, bibEntries } from './tex/parse-bib.ts';
import { splitTop } from './tex/split-top.ts';
import { titleToTex, toTex } from './tex/to-tex.ts';

/** Begins the fields that no bibliography style knows. */
const OWN = 'papergloss-';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * One `@misc` a paper, with arXiv's fields (https://info.arxiv.org/help/hypertex/bibstyles/). The note is `annote`, which
 * styles don't print, tags are `keywords`. UTF-8, but accented Latin letters as TeX writes them: biber reads both, and the
 * 8-bit BibTeX then sorts and cuts whole letters.
 */
export const bibtex: LibraryFormat = {
  id: 'bibtex',
  title: 'BibTeX',
  extension: 'bib',
  mediaType: 'application/x-bibtex',
  says: 'For LaTeX, JabRef and Zotero: ready to cite; notes, tags and status stand in fields that are not printed.',
  keeps: PORTABLE_FIELDS,

  write(papers) {
    const plain = papers.map(plainPaper);
    const keys = citeKeys(plain);
    return plain.map((paper, at) => entryText(paper, keys[at] ?? paper.id)).join('\n');
  },

  detect: (text) => (firstSign(text) === 'bibtex' ? 'It begins with a BibTeX entry.' : null),

  read: (text) => collect(parts(text)),
};

function entryText(paper: PortablePaper, key: string): string {
  const [year, month, day] = dateParts(paper);
  const { id, title, authors, categories, tags, note } = paper;
  const fields: readonly (readonly [string, string])[] = [
    ['title', title && `{{${titleToTex(title)}}}`],
    ['author', authors.length > 0 ? `{${authors.map(bibName).join(' and ')}}` : ''],
    ['year', `{${year}}`],
    ['month', MONTHS[(month ?? 0) - 1] ?? ''],
    ['day', day ? `{${day}}` : ''],
    ['eprint', `{${id}}`],
    ['archivePrefix', '{arXiv}'],
    ['primaryClass', categories[0] ? `{${categories[0]}}` : ''],
    ['doi', `{10.48550/arXiv.${id}}`],
    ['url', `{${abstractUrl(id)}}`],
    ['keywords', tags.length > 0 ? `{${tags.map(keyword).join(', ')}}` : ''],
    ['annote', note && `{${noteToTex(note)}}`],
    ...ownFields(paper).map(([name, word]) => [`${OWN}${name}`, `{${word}}`] as const),
  ];
  const lines = fields.filter(([, value]) => value !== '').map(([name, value]) => `  ${name} = ${value},\n`);
  return `@misc{${key},\n${lines.join('')}}\n`;
}

/** `van Beethoven, Ludwig`; what does not come apart is held together by braces. */
function bibName(name: string): string {
  const parts = splitName(name);
  if (!parts) return `{${toTex(name)}}`;
  const family = joinName({ ...parts, given: '', suffix: '' });
  return [family, parts.suffix, parts.given]
    .filter((part) => part !== '')
    .map(nameToTex)
    .join(', ');
}

/** Each sign in a group: some readers take the blank before `and` for a part of the sign. */
function nameToTex(name: string): string {
  return toTex(name).replace(/\\[%$#&_]/g, '{$&}');
}

/** Keywords are parted by commas, by some with semicolons; those of a tag itself stand in braces. */
function keyword(tag: string): string {
  return toTex(tag).replace(/[,;]/g, '{$&}');
}

/** A line of a note never begins as an entry does, for readers that look for the next one there. */
function noteToTex(note: string): string {
  return toTex(note).replace(/^@/gm, '{}@');
}

function* parts(text: string): Generator<Entry | Skipped> {
  for (const bib of bibEntries(text)) {
    if (!bib.whole) {
      yield {
        line: bib.line,
        what: shortly(`@${bib.type}{${bib.key}`),
        reason: 'It is not whole: its end was not found.',
      };
    }
    yield entry(bib);
  }
}

function entry({ line, type, key, fields }: BibEntry): Entry {
  const field = (name: string) => fromTex(fields.get(name) ?? '');
  const own = [...fields].filter(([name]) => name.startsWith(OWN));
  const said: RawFields = {
    title: field('title'),
    authors: namesOf(fields.get('author') ?? ''),
    published: dayOf(field),
    categories:
      field('primaryclass') || field('eprintclass') ? [field('primaryclass') || field('eprintclass')] : undefined,
    tags: ['keywords', 'mendeley-tags'].flatMap((name) => splitTop(fields.get(name) ?? '', /[,;]/g).map(fromTex)),
    note: ['annote', 'annotation', 'comment', 'review'].map(field).find((note) => note !== ''),
    ...jabRef(field),
    ...Object.assign({}, ...own.map(([name, value]) => fromOwnField(name.slice(OWN.length), fromTex(value)))),
  };
  return {
    line,
    what: field('title') || `@${type}{${key}`,
    names: namesOfPaper(field),
    mentions: mentions(field),
    fields: said,
  };
}

type Field = (name: string) => string;

/** The fields that hold an id or an address and nothing else. */
function namesOfPaper(field: Field): string[] {
  const prefix = field('archiveprefix') || field('eprinttype');
  const eprint = prefix === '' || /^arxiv$/i.test(prefix.trim()) ? field('eprint').trim() : '';
  const archive = field('primaryclass').replace(/\..*/, '');
  const volume = field('volume').replace(/^abs\//, ''); // as DBLP has it
  return [eprint, `${archive}/${eprint}`, field('arxivid'), field('doi'), field('url'), volume];
}

function mentions(field: Field): string[] {
  return ['journal', 'journaltitle', 'howpublished', 'number', 'pages', 'note', 'eid'].map((name) => {
    const text = field(name);
    return text.length > 100 ? '' : text; // longer ones speak of other papers too
  });
}

function namesOf(author: string): string[] {
  const names = splitTop(author.replace(/\s+/g, ' '), / and(?= )/gi).map((name) => name.trim());
  return names.filter((name) => name !== 'others').map((name) => naturalOrder(splitTop(name, /,/g).map(fromTex)));
}

function dayOf(field: Field): string | undefined {
  const [year, month, day] = field('date').split('-');
  const named = MONTHS.indexOf(field('month').trim().slice(0, 3).toLowerCase()) + 1;
  return isoDay(year, month, day) ?? isoDay(field('year'), named || field('month'), field('day'));
}

/** https://docs.jabref.org/advanced/fields: `readstatus`, `ranking`, times; BibDesk's `date-added`. */
function jabRef(field: Field): RawFields {
  return {
    status: field('readstatus') === 'read' ? 'read' : undefined,
    rating: /^rank([1-5])$/.exec(field('ranking'))?.[1],
    added: timeOf(field('creationdate')) ?? timeOf(field('date-added')),
    updated: timeOf(field('modificationdate')) ?? timeOf(field('date-modified')),
  };
}
