import { existsSync, readFileSync } from 'node:fs';

/** How one stage ended. A stage that broke without a failing test counts as one failure, so that red is never 0. */
export type StageReport = {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly seconds: number;
};

export type Counts = Pick<StageReport, 'passed' | 'failed' | 'skipped'>;

/** Counts in Vitest's `json` report. A file that cannot be loaded has no tests, but is a failure. */
export function vitestCounts(report: string): Counts {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(report) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numTodoTests: number;
    testResults: readonly { status: string; assertionResults: readonly { status: string }[] }[];
  };
  const brokenFiles = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((result) => result.status === 'failed'),
  );
  return { passed: numPassedTests, failed: numFailedTests + brokenFiles.length, skipped: numPendingTests + numTodoTests };
}

/** Counts in Playwright's `json` report; a flaky test has failed once, which is a failure. */
export function playwrightCounts(report: string): Counts {
  const { stats, errors } = JSON.parse(report) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
    errors: readonly unknown[];
  };
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped };
}

/** Reads a runner's report. No report, or a red exit without a failed test, is one failure. */
export function stageCounts(reportFile: string, exitCode: number | null, read: (report: string) => Counts): Counts {
  if (!existsSync(reportFile)) return { passed: 0, failed: 1, skipped: 0 };
  const counts = read(readFileSync(reportFile, 'utf8'));
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** What a whole run may take, set-up included: longer, and people stop running it. */
export const RUN_WITHIN_SECONDS = 15 * 60;

/** The sentence for a run that took too long, or null. */
export function overdue(stages: readonly StageReport[]): string | null {
  const seconds = totalSeconds(stages);
  return seconds <= RUN_WITHIN_SECONDS ? null : `The run took ${minutes(seconds)}; it must stay within ${minutes(RUN_WITHIN_SECONDS)}.`;
}

function totalSeconds(stages: readonly StageReport[]): number {
  return stages.reduce((sum, stage) => sum + stage.seconds, 0);
}

function minutes(seconds: number): string {
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}

/** The table at the end, the time of all stages, and below it the one line that machines read. */
export function summary(stages: readonly StageReport[]): string {
  const rows = stages.map(
    ({ name, seconds, passed, failed, skipped }) =>
      `${failed === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(9)} ${seconds.toFixed(1).padStart(6)} s` +
      (passed + failed + skipped === 0 ? '' : `   ${passed} passed, ${failed} failed, ${skipped} skipped`),
  );
  const total = (part: 'passed' | 'failed'): number => stages.reduce((sum, stage) => sum + stage[part], 0);
  return [
    ...rows,
    `${'total'.padStart(10).padEnd(14)} ${totalSeconds(stages).toFixed(1).padStart(6)} s`,
    `${total('passed')} passed, ${total('failed')} failed`,
  ].join('\n');
}
