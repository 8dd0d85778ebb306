import { PORTABLE_FIELDS } from '../portable.ts';
import type { LibraryFormat, ReadReport, Skipped } from './format.ts';
import { collect, type Entry } from './reading/collect.ts';
import { isRecord, parseJson } from './reading/parse-json.ts';

/** The name by which a document of this format is known. */
const NAME = 'papergloss-library';

/** Readers of version 1 read every 1; a document of a higher one is refused, since it may mean other things. */
const VERSION = 1;

/**
 * Our own: `{"format": "papergloss-library", "version": 1, "exported": ISO time, "papers": [PortablePaper, …]}`, times
 * in milliseconds since 1970, lone surrogates as `\\udXXX`. Members that are not named there are for later versions.
 */
export const json: LibraryFormat = {
  id: 'json',
  title: 'Papergloss JSON',
  extension: 'json',
  mediaType: 'application/json',
  says: 'Everything, exactly: the one to keep as a copy or to move to another browser with.',
  keeps: PORTABLE_FIELDS,

  write(papers, now) {
    const document = { format: NAME, version: VERSION, exported: new Date(now).toISOString(), papers };
    return `${JSON.stringify(document, [...Object.keys(document), ...PORTABLE_FIELDS], 1)}\n`;
  },

  detect(text) {
    return text.slice(0, 400).includes(`"${NAME}"`) ? 'It says that it is a Papergloss library.' : null;
  },

  read(text): ReadReport {
    return collect(parts(text), (_field, value) => value);
  },
};

function parts(text: string): Iterable<Entry | Skipped> {
  const document = parseJson(text);
  const whole = (reason: string) => [{ line: null, what: 'The whole document', reason }];
  if (!isRecord(document)) return whole('It is no JSON object.');
  if (document.format !== NAME) return whole(`It does not say that it is a ${NAME}.`);
  if (document.version !== VERSION) return whole('Another version of Papergloss wrote it; update this one.');
  if (!Array.isArray(document.papers)) return whole('It has no list of papers.');
  return document.papers.map(entry);
}

function entry(paper: unknown, at: number): Entry {
  const fields = isRecord(paper) ? paper : {};
  return { line: null, what: `Paper ${at + 1}`, names: [fields.id], fields };
}
