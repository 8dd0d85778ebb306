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
    sources: () => service.list(),
    sourceDetail: ({ id }) => service.detail(id),
    stageDocuments: (request) => service.stage(request),
    stageAddress: ({ address }) => service.stageAddress(address),
    keepStaged: (request) => service.keep(request),
    async dropStaged({ stage }) {
      await service.drop(stage);
      return null;
    },
    refreshSources: ({ id }) => service.refresh(id),
    fetchPast: ({ id, from }) => service.fetchPast(id, from),
    stopSource: ({ id }) => service.stop(id),
    editSource: ({ id, ...change }) => service.edit(id, change),
    removeSource: ({ id }) => service.remove(id),
    exportSources: () => service.exportList(),
    previewSourceList: ({ text }) => service.previewList(text),
    importSourceList: ({ text }) => service.importList(text),
    requestLog: async () => readRequests(await open()),
    async clearRequestLog() {
      await clearRequests(await open());
      return null;
    },
  };
}
