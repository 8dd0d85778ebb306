import { describe } from 'vitest';
import type { BackendKind } from '../../../lib/sync/backend.ts';
import { BACKENDS } from '../../../lib/sync/backends/index.ts';
import { backendContract } from './backend-contract.ts';
import { BROWSER_FAULTS, browserPlace } from './browser-place.ts';
import { FILE_FAULTS, filePlace } from './file-place.ts';
import { FAULTS } from './webdav/faulty-server.ts';
import { faultyWebdavPlace } from './webdav/webdav-place.ts';

/** For each backend a place to hold it to the contract, and the ways in which that can go wrong. */
const CONTRACTS: Partial<Record<BackendKind, () => void>> = {
  browser: () => backendContract(browserPlace, { faults: Object.keys(BROWSER_FAULTS) }),
  webdav: () => backendContract(faultyWebdavPlace, { faults: Object.keys(FAULTS) }),
  file: () => backendContract(filePlace, { faults: Object.keys(FILE_FAULTS), byHand: true }),
};

describe.each(BACKENDS.map(({ kind, title }) => [title, kind] as const))('%s', (_, kind) => {
  const contract = CONTRACTS[kind];
  if (!contract) throw new Error(`no place to try ${kind} on`);
  contract();
});
