import { findArxivId } from '../../core/find-arxiv-id.ts';
import { isWebLink } from '../../core/text.ts';
import { naturalOrder } from './fields/names.ts';
import type { LibraryFormat, Skipped } from './format.ts';
import { collect, type Entry, shortly } from './reading/collect.ts';
import { isRecord, parseJson } from './reading/parse-json.ts';

/**
 * What PaperMemory (https://papermemory.org) exports: one object, a member for each paper under a key such as
 * `Arxiv-2507.06203` or `Arxiv-math_0502036`, besides some that begin with `__`. A favorite gets that as a tag, a link to
 * code goes below the note. When a paper was last opened is not kept: it is no edit.
 */
export const paperMemory: LibraryFormat = {
  id: 'paper-memory',
  title: 'PaperMemory',
  extension: 'json',
  mediaType: 'application/json',
  says: 'What PaperMemory exports as JSON: its papers of arXiv with tags, notes and links to code.',
  keeps: [],

  detect(text) {
    const head = text.slice(0, 20_000);
    const isMemory = /^[\ufeff\s]*\{/.test(head) && /"addDate"\s*:/.test(head) && /"bibtex"\s*:/.test(head);
    return isMemory ? 'It has the fields of a PaperMemory export.' : null;
  },

  read: (text) => collect(parts(text)),
};

function* parts(text: string): Generator<Entry | Skipped> {
  const memory = parseJson(text);
  if (!isRecord(memory)) {
    yield { line: null, what: 'The whole document', reason: 'It is no JSON object.' };
    return;
  }
  for (const [key, paper] of Object.entries(memory)) {
    if (key.startsWith('__')) continue;
    if (isRecord(paper)) yield entry(key, paper);
    else yield { line: null, what: shortly(key), reason: 'It is no paper.' };
  }
}

function entry(key: string, paper: Readonly<Record<string, unknown>>): Entry {
  const { title, author, note, tags, favorite, addDate, pdfLink } = paper;
  const id = key.replace(/^arxiv-/i, '').replace('_', '/');
  const opened = typeof pdfLink === 'string' ? findArxivId(pdfLink) : null;
  return {
    line: null,
    what: typeof title === 'string' && title !== '' ? title : key,
    names: [id, pdfLink],
    fields: {
      title,
      authors: typeof author === 'string' ? author.split(/\sand\s/).map(personName) : author,
      tags: favorite === true ? [...(Array.isArray(tags) ? tags : []), 'favorite'] : tags,
      note: withCode(note, paper),
      added: addDate,
      ...(opened && opened.id === findArxivId(id)?.id && { version: opened.version }),
    },
  };
}

function personName(name: string): string {
  return naturalOrder(name.split(','));
}

/** The note, and below it the address of the code where it does not say that itself. */
function withCode(note: unknown, { codeLink, code }: Readonly<Record<string, unknown>>): unknown {
  const link = [codeLink, isRecord(code) ? code.url : undefined].find(
    (url) => typeof url === 'string' && isWebLink(url),
  );
  if (typeof link !== 'string' || (typeof note === 'string' && note.includes(link))) return note;
  return [note, `Code: ${link}`].filter((part) => typeof part === 'string' && part !== '').join('\n\n');
}
