import type { PaperId } from '../../../lib/core/arxiv-id.ts';
import { localDay } from '../../../lib/core/dates.ts';
import { PaperglossError } from '../../../lib/core/errors.ts';
import { isLive } from '../../../lib/library/causal/view.ts';
import type { ImportPreview } from '../../../lib/library/exchange.ts';
import type { ReadReport } from '../../../lib/library/formats/format.ts';
import { type Detected, detectFormat, FORMATS } from '../../../lib/library/formats/index.ts';
import { listPapers } from '../../../lib/library/listing.ts';
import { type KnownFacts, toPortable } from '../../../lib/library/to-portable.ts';
import type { ExportRequest, ImportRequest } from '../../../lib/messages.ts';
import type { Handlers } from '../handlers.ts';
import type { PaperShelf } from '../known-papers.ts';
import type { Library } from '../library/library.ts';

type ExchangeHandlers = Pick<Handlers, 'exportLibrary' | 'previewImport' | 'importLibrary'>;

/** How many of what was skipped, and of what was found, a preview shows. */
const MOST_SKIPPED = 100;
const SAMPLES = 3;

/** Answers what export and import of documents ask. */
export function exchangeHandlers(catalog: PaperShelf, library: Library, now: () => number): ExchangeHandlers {
  return {
    async exportLibrary({ format: id, papers }) {
      const format = FORMATS.find((each) => each.id === id);
      if (!format?.write)
        throw new PaperglossError('bad-request', `Papergloss can't write "${id}". Choose another format.`);
      const ids = await chosenIds(library, papers);
      const [rows, known] = await Promise.all([library.read(ids), knownFacts(catalog, ids)]);
      const portable = rows.flatMap((row, at) => (row ? [toPortable(row.record, known[at] ?? null)] : []));
      const name = `papergloss-${localDay(now())}.${format.extension}`;
      return { name, mediaType: format.mediaType, text: format.write(portable, now()), papers: portable.length };
    },
    async previewImport(request) {
      const read = readDocument(request);
      if (!read) return NOTHING;
      const { papers, skipped } = read.report;
      const counts = await library.preview(papers);
      return {
        ...counts,
        format: { id: read.detected.format.id, title: read.detected.format.title, why: read.detected.why },
        skipped: skipped.slice(0, MOST_SKIPPED),
        skippedInAll: skipped.length,
        samples: papers.slice(0, SAMPLES).map(({ id, title = '' }) => ({ id, title: title || `arXiv:${id}` })),
      };
    },
    async importLibrary(request) {
      const read = readDocument(request);
      if (!read) {
        throw new PaperglossError('bad-request', `"${request.name}" is in no format that Papergloss reads.`);
      }
      return library.import(read.report.papers);
    },
  };
}

const NOTHING: ImportPreview = {
  format: null,
  added: 0,
  changed: 0,
  unchanged: 0,
  rivals: 0,
  skipped: [],
  skippedInAll: 0,
  samples: [],
};

function readDocument({ name, text }: ImportRequest): { detected: Detected; report: ReadReport } | null {
  const detected = detectFormat(text, name);
  const report = detected?.format.read?.(text);
  return detected && report ? { detected, report } : null;
}

/** Those named that are on the list, or all that pass the filter, in order. */
async function chosenIds(library: Library, papers: ExportRequest['papers']): Promise<readonly PaperId[]> {
  if ('length' in papers) {
    const rows = await library.read(papers);
    return papers.filter((_, at) => rows[at] && isLive(rows[at].record));
  }
  return listPapers(await library.list(), papers, 'added').map(({ row }) => row.id);
}

/** What the bundled catalog knows of papers; nothing where it can't be read, or where only documents speak of one. */
async function knownFacts(catalog: PaperShelf, ids: readonly PaperId[]): Promise<readonly (KnownFacts | undefined)[]> {
  const papers = await catalog.papers(ids).catch(() => []);
  return papers.map((paper) => (paper?.bundled ? paper : undefined));
}
