import { abstractUrl } from '../../core/arxiv-id.ts';
import { arxivIdsIn, findArxivId } from '../../core/find-arxiv-id.ts';
import { PORTABLE_FIELDS, type PortablePaper, plainPaper } from '../portable.ts';
import { STATUS_NAMES, type Status } from '../saved.ts';
import { splitEscaped } from './fields/list-text.ts';
import type { LibraryFormat, Skipped } from './format.ts';
import { type Link, linksIn } from './markup/links.ts';
import { fromMarkdown, hashtag, hashtagsIn, titleToMarkdown, toMarkdown } from './markup/plain-markdown.ts';
import { collect, type Entry, type RawFields, shortly } from './reading/collect.ts';
import { unixText } from './reading/lines.ts';

/** The box of a paper, as Obsidian's themes draw it. */
const BOXES: Readonly<Record<Status, string>> = { 'to-read': ' ', reading: '/', read: 'x' };

/** Begins a document that we wrote. */
const FRONT = '---\npapergloss: library\n';

/**
 * One list: a paper is an item with its link and hashtags, its fields are items below, `name:: value` as Dataview reads
 * them, and its note is the text under `note::`, four blanks in. What is nested below a paper that others wrote is its
 * note.
 */
export const markdown: LibraryFormat = {
  id: 'markdown',
  title: 'Markdown',
  extension: 'md',
  mediaType: 'text/markdown',
  says: 'A list for Obsidian and the like, with links, #tags and your notes as you wrote them; every field survives.',
  keeps: PORTABLE_FIELDS,

  write(papers, now) {
    const front = `${FRONT}exported: ${new Date(now).toISOString().slice(0, 10)}\npapers: ${papers.length}\n---\n`;
    return `${front}\n# Papers\n\n${papers.map(plainPaper).map(item).join('')}`;
  },

  detect(text) {
    const head = unixText(text.slice(0, 20_000));
    if (head.startsWith(FRONT)) return 'It says that it is a Papergloss library.';
    return head.split('\n').some((line) => papersIn(line).links.length > 0) ? 'It has Markdown links to papers.' : null;
  },

  read: (text) => collect(parts(text)),
};

function item(paper: PortablePaper): string {
  const { id, title, authors, published, categories, status, tags, note, rating, version, added, updated } = paper;
  const label = title === '' ? id : titleToMarkdown(title);
  const hashtags = tags.map(hashtag).filter((tag) => tag !== '');
  const address = `${abstractUrl(id)}${version === null ? '' : `v${version}`}`;
  const fields: readonly (readonly [string, string])[] = [
    ['title', isTitle(title) ? '' : toMarkdown(title)],
    ['authors', list(authors)],
    ['published', published ?? ''],
    ['categories', list(categories)],
    ['rating', `${rating ?? ''}`],
    ['tags', tags.some((tag) => tag !== hashtag(tag)) ? list(tags) : ''],
    ['added', new Date(added).toISOString()],
    ['updated', new Date(updated).toISOString()],
  ];
  return [
    `- [${BOXES[status]}] ${[`[${label}](${address})`, ...hashtags.map((tag) => `#${tag}`)].join(' ')}`,
    ...fields.filter(([, value]) => value !== '').map(([name, value]) => `  - ${name}:: ${value}`),
    ...(note === '' ? [] : ['  - note::', ...noteLines(note)]),
    '',
  ].join('\n');
}

/** False for what people write in a link when they have no title. */
function isTitle(label: string): boolean {
  return findArxivId(label) === null && !/^https?:/.test(label);
}

function list(items: readonly string[]): string {
  return items.map((text) => toMarkdown(text).replaceAll(';', '\\;')).join('; ');
}

/** Empty lines at the end keep their blanks, by which they are told from what follows the note. */
function noteLines(note: string): string[] {
  const inside = note.replace(/\n*$/, '').split('\n').length;
  return note.split('\n').map((line, at) => (line === '' && at < inside ? '' : `    ${line}`));
}

/** A line that is not nested, with those below it that are, empty ones included. */
interface Block {
  readonly line: number;
  readonly head: string;
  readonly nested: string[];
}

const BULLET = /^ {0,3}(?:[-*+]|\d{1,9}[.)]) +(?:\[(.)\] +)?/u;
const FIELD = /^\s+[-*+] +([a-z]+)::(?: (.*))?$/s;
const LEVEL = /^(?: {1,2}|\t)/;

function* parts(text: string): Generator<Entry | Skipped> {
  for (const block of blocksOf(unixText(text))) {
    const { ids, links } = papersIn(block.head);
    const [id] = ids;
    if (id !== undefined && ids.length === 1) yield entry(block, id, links[0]);
    else if (ids.length > 1) yield* ids.map((name) => ({ line: block.line, what: name, names: [name], fields: {} }));
    else if (BULLET.test(block.head)) {
      yield { line: block.line, what: shortly(block.head), reason: 'It names no arXiv paper.' };
    }
  }
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  const front = /^---\n/.test(text) ? text.indexOf('\n---\n', 3) + 1 : 0;
  const first = text.slice(0, front).split('\n').length;
  for (const [at, line] of text.slice(front).split('\n').entries()) {
    if (line === '' || LEVEL.test(line)) blocks.at(-1)?.nested.push(line);
    else blocks.push({ line: first + at, head: line, nested: [] });
  }
  return blocks;
}

interface PaperLink extends Link {
  readonly id: string;
}

/** What a line names, each paper once, and its links to papers. */
function papersIn(line: string): { ids: string[]; links: PaperLink[] } {
  const links = linksIn(line).flatMap((link) => {
    const ref = findArxivId(link.address);
    return ref ? { ...link, id: ref.id } : [];
  });
  const ids = links.length > 0 ? links.map(({ id }) => id) : arxivIdsIn(line).map(({ id }) => id);
  return { ids: [...new Set(ids)], links };
}

function entry({ line, head, nested }: Block, id: string, link: PaperLink | undefined): Entry {
  const { said, note } = below(nested);
  const box = BULLET.exec(head)?.[1]?.toLowerCase();
  const label = link ? fromMarkdown(link.label) : '';
  const title = isTitle(label) ? label : '';
  const fields: RawFields = {
    title,
    status: STATUS_NAMES.find((status) => BOXES[status] === box),
    tags: allTags(items(said.get('tags') ?? ''), hashtagsIn(link ? head.slice(link.end) : head)),
    note,
    ...Object.fromEntries(
      SINGLE.flatMap((name) => (said.has(name) ? [[name, fromMarkdown(said.get(name) ?? '')]] : [])),
    ),
    ...Object.fromEntries(LISTS.flatMap((name) => (said.has(name) ? [[name, items(said.get(name) ?? '')]] : []))),
  };
  return { line, what: title || id, names: [link?.address, id], mentions: [head], fields };
}

const SINGLE = ['title', 'published', 'status', 'rating', 'version', 'added', 'updated'] as const;
const LISTS = ['authors', 'categories'] as const;
const NAMES: ReadonlySet<string> = new Set([...SINGLE, ...LISTS, 'tags', 'note']);

/** The fields below a paper, and every other line as its note. */
function below(nested: readonly string[]): { said: ReadonlyMap<string, string>; note: string } {
  const said = new Map<string, string>();
  const note: string[] = [];
  let [inNote, blanks] = [false, 0];
  for (const line of nested) {
    const isOurs = inNote && /^(?: {4}|\t\t)/.test(line);
    const [, name = '', value = ''] = isOurs ? [] : (FIELD.exec(line) ?? []);
    if (!isOurs && line.trim() === '') {
      blanks += 1;
      continue;
    }
    if (NAMES.has(name)) {
      inNote = name === 'note';
      if (!inNote) said.set(name, value);
      else if (value !== '') note.push(value);
    } else {
      inNote = isOurs;
      if (isOurs || note.length > 0) note.push(...Array<string>(blanks).fill(''));
      note.push(line.replace(isOurs ? /^(?: {4}|\t\t)/ : LEVEL, ''));
    }
    blanks = 0;
  }
  return { said, note: note.join('\n') };
}

function items(text: string): string[] {
  return splitEscaped(text, ';').map((item) => fromMarkdown(item.trim()));
}

/** The tags of the list, and the hashtags that are none of them. */
function allTags(listed: readonly string[], hashtags: readonly string[]): string[] {
  const known = new Set(listed.map(hashtag));
  return [...listed, ...hashtags.filter((tag) => !known.has(tag))];
}
