import { describe, expect, test } from 'vitest';
import { fitWords } from '../../../components/sync/fit-bar.tsx';
import { syncWords } from '../../../components/sync/sync-words.ts';
import type { SyncFault } from '../../../lib/sync/fault.ts';
import type { SyncStatus } from '../../../lib/sync/status.ts';
import { browserSync, failed, MINUTE, NOW, room, server, status, usedServer } from './sample-status.ts';

function line(more: Partial<SyncStatus>): string {
  const { words, time } = syncWords(status(more), NOW);
  return words + time;
}

describe('the line says', () => {
  test('what is on this device only while sync is off', () => {
    expect(line({ onlyHere: 3, papers: 3 })).toBe('3 papers on this device only: sync is off');
    expect(line({ onlyHere: 1, papers: 1 })).toBe('1 paper on this device only: sync is off');
    expect(line({})).toBe('Sync is off');
  });

  test('that all is synced, and since when: the place that was synced longest ago counts', () => {
    const places = [browserSync({ on: true, synced: NOW - 9 * MINUTE }), usedServer()];
    expect(line({ papers: 812, backends: places })).toBe('All 812 papers synced · 9 min ago');
    expect(line({ papers: 20_000, backends: [usedServer()] })).toBe('All 20,000 papers synced · 2 min ago');
    expect(line({ papers: 1, backends: [usedServer()] })).toBe('1 paper synced · 2 min ago');
    expect(line({ papers: 0, backends: [usedServer()] })).toBe('Synced; nothing saved yet · 2 min ago');
  });

  test('what waits, and that it is on its way', () => {
    const waiting = usedServer({ waiting: 12 });
    expect(line({ papers: 812, onlyHere: 12, backends: [waiting] })).toBe('12 papers wait to be synced');
    expect(line({ papers: 812, backends: [{ ...waiting, running: true }] })).toBe('Syncing 12 papers…');
    expect(line({ papers: 812, backends: [usedServer({ running: true })] })).toBe('All 812 papers synced · 2 min ago');
    expect(line({ papers: 812, backends: [usedServer({ synced: null })] })).toBe('Sync begins…');
  });

  test('what failed, what waits for it, and when it is tried again', () => {
    const failure = failed('unreachable', NOW + 14 * MINUTE);
    expect(line({ papers: 812, backends: [usedServer({ waiting: 12, failure })] })).toBe(
      '12 papers wait: cloud.example does not answer; next try in 14 min',
    );
    expect(line({ papers: 812, backends: [usedServer({ failure })] })).toBe(
      'cloud.example does not answer; next try in 14 min',
    );
  });

  test('first what only the reader can mend', () => {
    const places = [
      browserSync({ on: true, waiting: 1, failure: failed('busy', NOW + MINUTE) }),
      usedServer({ waiting: 2, failure: failed('permission') }),
    ];
    expect(line({ papers: 9, backends: places })).toBe('2 papers wait: cloud.example needs your permission');
  });

  test('that browser sync is full, only where nothing else has the rest', () => {
    const full = browserSync({ on: true, synced: NOW, waiting: 328, fit: room(900, 572, 40, 288) });
    expect(line({ papers: 900, onlyHere: 328, backends: [full] })).toBe(
      '572 of 900 papers synced; browser sync has no room for the rest · just now',
    );
    expect(line({ papers: 900, backends: [full, usedServer()] })).toBe('All 900 papers synced · 2 min ago');
    expect(line({ papers: 901, backends: [{ ...full, waiting: 329 }] })).toBe('1 paper waits to be synced');
  });

  const FAULTS: Readonly<Record<SyncFault, string>> = {
    unreachable: 'cloud.example does not answer',
    login: 'cloud.example refuses user or password',
    forbidden: 'cloud.example does not let you write there',
    'no-folder': 'There is no such folder on cloud.example',
    busy: 'cloud.example is busy',
    full: 'cloud.example is full',
    server: 'cloud.example answers with an error',
    'not-kept': 'cloud.example does not keep what is written',
    'newer-version': 'A newer Papergloss wrote to cloud.example: update this one',
    passphrase: 'cloud.example needs another passphrase',
    permission: 'cloud.example needs your permission',
    device: 'This device’s storage refuses',
  };

  test.each(Object.entries(FAULTS))('each fault in its own words: %s', (fault, words) => {
    expect(line({ papers: 1, backends: [usedServer({ failure: failed(fault as SyncFault) })] })).toBe(words);
  });

  test('which place it is where there is no server', () => {
    const failure = failed('full');
    expect(line({ backends: [browserSync({ on: true, failure })] })).toBe('Browser sync is full');
    expect(line({ backends: [server({ on: true, where: 'nonsense', failure })] })).toBe('WebDAV server is full');
  });
});

test('how much has room is said in words', () => {
  expect(fitWords(room(900, 572, 40, 288))).toBe(
    '612 of 900 papers fit, 40 of them without their note; 288 have no room there. 97 of 98 kB are used.',
  );
  expect(fitWords(room(600, 560, 40, 0))).toBe(
    'All 600 papers fit, 40 of them without their note. 97 of 98 kB are used.',
  );
  expect(fitWords(room(3, 3, 0, 0))).toBe('All 3 papers fit. 97 of 98 kB are used.');
});
