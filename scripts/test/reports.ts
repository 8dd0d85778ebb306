/** How many tests of a suite passed and failed. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** Tests that did not run here, such as those of real pages that stand beside some checkouts only. */
  readonly skipped?: number;
}

/** The parts of Vitest's JSON report that are read. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests?: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** The parts of Playwright's JSON report that are read. */
interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly errors: readonly unknown[];
}

/** Counts Vitest's tests; a file that could not even be loaded is one failure. */
export function vitestCounts(text: string): Counts {
  const report: VitestReport = JSON.parse(text);
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  );
  const { numPassedTests, numFailedTests, numPendingTests = 0 } = report;
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length, skipped: numPendingTests };
}

/** Counts Playwright's tests; a test that passed only when tried again is a failure. */
export function playwrightCounts(text: string): Counts {
  const { stats, errors }: PlaywrightReport = JSON.parse(text);
  const { expected, unexpected, flaky, skipped } = stats;
  return { passed: expected, failed: unexpected + flaky + errors.length, skipped };
}

/** Counts from the last line of a script that says `{"passed":1,"failed":0}`. */
export function lastLineCounts(text: string): Counts {
  const { passed, failed }: Counts = JSON.parse(text.trimEnd().split('\n').at(-1) ?? '');
  if (!Number.isInteger(passed) || !Number.isInteger(failed)) throw new Error('no counts in the last line');
  return { passed, failed };
}

/**
 * What a suite counts: its report, if it left one, and the exit code, which may know of a failure that no test has.
 * A suite without tests of its own counts as one check.
 */
export function suiteCounts(exitCode: number, report: Counts | null): Counts {
  if (exitCode === 0) return report ?? { passed: 1, failed: 0 };
  return { ...report, passed: report?.passed ?? 0, failed: Math.max(1, report?.failed ?? 0) };
}

/** `12 passed, 0 failed` */
export function countsLine({ passed, failed }: Counts): string {
  return `${passed} passed, ${failed} failed`;
}
