import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findBrowser } from '../../scripts/setup/browsers.mjs';
import { isNewEnough } from '../../scripts/setup/node.mjs';
import { isFresh, writeStamp } from '../../scripts/setup/stamp.mjs';

const folder = mkdtempSync(join(tmpdir(), 'papergloss-setup-'));

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('isNewEnough', () => {
  it.each(['22.18.0', '22.23.3', '24.0.0', '26.1.0'])('takes %s', (version) => {
    expect(isNewEnough(version)).toBe(true);
  });

  it.each(['20.20.2', '22.17.1', '23.11.0', '25.0.0'])('refuses %s', (version) => {
    expect(isNewEnough(version)).toBe(false);
  });
});

describe('stamp', () => {
  it('is fresh until the lock file changes', () => {
    const [lock, stamp] = [join(folder, 'lock.json'), join(folder, 'stamp')];
    writeFileSync(lock, 'one');
    expect(isFresh(lock, stamp)).toBe(false);
    writeStamp(lock, stamp);
    expect(isFresh(lock, stamp)).toBe(true);
    writeFileSync(lock, 'two');
    expect(isFresh(lock, stamp)).toBe(false);
    rmSync(folder, { recursive: true });
  });
});

describe('findBrowser', () => {
  it('takes the one that the variable names', () => {
    vi.stubEnv('PAPERGLOSS_CHROMIUM', process.execPath);
    expect(findBrowser('chromium')).toBe(process.execPath);
  });

  it('does not fall back when that one is not there', () => {
    vi.stubEnv('PAPERGLOSS_FIREFOX', '/nowhere/firefox');
    expect(findBrowser('firefox')).toBeNull();
  });

  it('looks along the path', () => {
    const along = mkdtempSync(join(tmpdir(), 'papergloss-path-'));
    vi.stubEnv('PAPERGLOSS_CHROMIUM', '');
    vi.stubEnv('PATH', [folder, along].join(delimiter));
    expect(findBrowser('chromium')).toBeNull();
    writeFileSync(join(along, 'chromium'), '', { mode: 0o755 });
    expect(findBrowser('chromium')).toBe(join(along, 'chromium'));
    rmSync(along, { recursive: true });
  });
});
