import { PaperglossError } from '../../../lib/core/errors.ts';
import type { Handlers } from '../handlers.ts';

const NAMES = [
  'sources',
  'sourceDetail',
  'stageDocuments',
  'stageAddress',
  'keepStaged',
  'dropStaged',
  'refreshSources',
  'fetchPast',
  'stopSource',
  'editSource',
  'removeSource',
  'exportSources',
  'previewSourceList',
  'importSourceList',
  'requestLog',
  'clearRequestLog',
] as const;

type SourceHandlers = Pick<Handlers, (typeof NAMES)[number]>;

/** Answers what the options ask of the reader's sources. */
export function sourceHandlers(): SourceHandlers {
  const refuse = async (): Promise<never> => {
    throw new PaperglossError('bad-request', 'Sources of your own can not be kept yet.');
  };
  return Object.fromEntries(NAMES.map((name) => [name, refuse])) as unknown as SourceHandlers;
}
