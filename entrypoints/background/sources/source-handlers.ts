import { storageError } from '../../../lib/store/database.ts';
import { clearRequests, readRequests } from '../../../lib/store/request-store.ts';
import type { Database } from '../../../lib/store/schema.ts';
import type { Handlers } from '../handlers.ts';
import type { SourceService } from './source-service.ts';

type SourceHandlers = Pick<
  Handlers,
  | 'sources'
  | 'sourceDetail'
  | 'stageDocuments'
  | 'stageAddress'
  | 'keepStaged'
  | 'dropStaged'
  | 'refreshSources'
  | 'fetchPast'
  | 'stopSource'
  | 'editSource'
  | 'removeSource'
  | 'exportSources'
  | 'previewSourceList'
  | 'importSourceList'
  | 'requestLog'
  | 'clearRequestLog'
>;

/** Answers what the options ask of the reader's sources. */
export function sourceHandlers(service: SourceService, open: () => Promise<Database>): SourceHandlers {
  return {
    sources: () => inWords(READING, service.list()),
    sourceDetail: ({ id }) => inWords(READING, service.detail(id)),
    stageDocuments: (request) => inWords('keep the documents', service.stage(request)),
    stageAddress: ({ address }) => inWords('keep the document', service.stageAddress(address)),
    keepStaged: (request) => inWords('keep the source', service.keep(request)),
    async dropStaged({ stage }) {
      await inWords('forget the documents', service.drop(stage));
      return null;
    },
    refreshSources: ({ id }) => inWords('refresh your sources', service.refresh(id)),
    fetchPast: ({ id, from }) => inWords(CHANGING, service.fetchPast(id, from)),
    stopSource: ({ id }) => inWords(CHANGING, service.stop(id)),
    editSource: ({ id, ...change }) => inWords(CHANGING, service.edit(id, change)),
    removeSource: ({ id }) => inWords('remove the source', service.remove(id)),
    exportSources: () => inWords(READING, service.exportList()),
    previewSourceList: ({ text }) => inWords(READING, service.previewList(text)),
    importSourceList: ({ text }) => inWords('keep the sources', service.importList(text)),
    requestLog: () => inWords('read the requests', open().then(readRequests)),
    async clearRequestLog() {
      await inWords('clear the requests', open().then(clearRequests));
      return null;
    },
  };
}

const READING = 'read your sources';
const CHANGING = 'change the source';

/** @param deed what could not be done, as it follows "Papergloss couldn't" */
async function inWords<Answer>(deed: string, work: Promise<Answer>): Promise<Answer> {
  try {
    return await work;
  } catch (error) {
    throw storageError(deed, error);
  }
}
