import type { ArxivRef } from '../../core/arxiv-id.ts';
import { abstractUrl } from '../../core/arxiv-id.ts';
import { arxivIdsIn, findArxivId } from '../../core/find-arxiv-id.ts';
import { plainPaper } from '../portable.ts';
import type { LibraryFormat, Skipped } from './format.ts';
import { collect, type Entry, shortly } from './reading/collect.ts';
import { unixText } from './reading/lines.ts';

/** Addresses, one a line. Reads any text that names papers: lists of addresses or ids, mail, a page of notes. */
export const urlList: LibraryFormat = {
  id: 'url-list',
  title: 'List of addresses',
  extension: 'txt',
  mediaType: 'text/plain',
  says: 'One arXiv address a line, with the version that was saved: the papers alone, without your notes.',
  keeps: ['id', 'version'],

  write(papers) {
    const plain = papers.map(plainPaper);
    return plain.map(({ id, version }) => `${abstractUrl(id)}${version === null ? '' : `v${version}`}\n`).join('');
  },

  detect(text) {
    const found = refsIn(text.slice(0, 20_000)).length;
    return found > 0 ? 'It names papers by address or id.' : null;
  },

  read: (text) => collect(parts(text)),
};

function* parts(text: string): Generator<Entry | Skipped> {
  for (const [at, line] of unixText(text).split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const refs = refsIn(line);
    const what = shortly(line);
    if (refs.length === 0) yield { line: at + 1, what, reason: 'It names no arXiv paper.' };
    for (const { id, version } of refs) yield { line: at + 1, what, names: [id], fields: { version } };
  }
}

/** What a line names: all of its words where each is an id or an address, else what stands out in running text. */
function refsIn(line: string): ArxivRef[] {
  const words = line.split(/[\s,;<>]+/).filter((word) => word !== '');
  const refs = words.map(findArxivId);
  return refs.every((ref) => ref !== null) ? refs : arxivIdsIn(line);
}
