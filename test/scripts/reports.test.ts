import { describe, expect, it } from 'vitest';
import { countsLine, lastLineCounts, playwrightCounts, suiteCounts, vitestCounts } from '../../scripts/test/reports.ts';

describe('counts of a suite', () => {
  it('takes Vitest at its word', () => {
    const report = { numPassedTests: 5, numFailedTests: 1, testResults: [file('failed', 'failed', 'passed')] };
    expect(vitestCounts(JSON.stringify(report))).toEqual({ passed: 5, failed: 1, skipped: 0 });
  });

  it('counts a file that Vitest could not load as a failure', () => {
    const report = { numPassedTests: 5, numFailedTests: 0, testResults: [file('passed', 'passed'), file('failed')] };
    expect(vitestCounts(JSON.stringify(report))).toEqual({ passed: 5, failed: 1, skipped: 0 });
  });

  it('counts flaky tests and errors outside of tests as failures of Playwright', () => {
    const report = { stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 3 }, errors: [{}] };
    expect(playwrightCounts(JSON.stringify(report))).toEqual({ passed: 7, failed: 3, skipped: 3 });
  });

  it('reads the last line of a script', () => {
    expect(lastLineCounts('opened\n{"passed":3,"failed":0}\n')).toEqual({ passed: 3, failed: 0 });
    expect(() => lastLineCounts('opened\n{}\n')).toThrow(/no counts/);
  });

  it('believes an exit code that knows of a failure no test has', () => {
    expect(suiteCounts(0, null)).toEqual({ passed: 1, failed: 0 });
    expect(suiteCounts(2, null)).toEqual({ passed: 0, failed: 1 });
    expect(suiteCounts(1, { passed: 4, failed: 0 })).toEqual({ passed: 4, failed: 1 });
    expect(suiteCounts(1, { passed: 4, failed: 2 })).toEqual({ passed: 4, failed: 2 });
  });

  it('says them in one line', () => {
    expect(countsLine({ passed: 12, failed: 0 })).toBe('12 passed, 0 failed');
  });
});

function file(status: string, ...assertions: string[]) {
  return { status, assertionResults: assertions.map((result) => ({ status: result })) };
}
