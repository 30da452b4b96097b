import { existsSync, readFileSync } from 'node:fs';
import { failureLines, type Failure } from './failures.ts';

/** How one stage ended. A stage that broke without a failing test counts as one failure, so that red is never 0. */
export type StageReport = {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly seconds: number;
  /** What is known of its failures; a stage without tests has said it itself. */
  readonly failures: readonly Failure[];
};

export type Outcome = Omit<StageReport, 'name' | 'seconds'>;
export type Counts = Omit<Outcome, 'failures'>;

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

type RunnerReports = {
  readonly runner: string;
  readonly reportFile: string;
  /** A JSON list of failures that the report does not know; need not exist. */
  readonly errorsFile?: string;
  readonly exitCode: number | null;
  readonly counts: (report: string) => Counts;
  readonly failures: (report: string) => readonly Failure[];
};

/** Reads what a runner left. No report, or a red exit without a failed test, is one failure. */
export function stageOutcome({ runner, reportFile, errorsFile, exitCode, counts, failures }: RunnerReports): Outcome {
  const ending = `ended ${exitCode === null ? 'by a signal' : `with exit code ${exitCode}`}`;
  const outside = errorsFile !== undefined && existsSync(errorsFile) ? readErrors(errorsFile) : [];
  if (!existsSync(reportFile)) {
    const noReport = { where: runner, message: `left no report, and ${ending}` };
    return { passed: 0, failed: 1, skipped: 0, failures: [noReport, ...outside] };
  }
  const report = readFileSync(reportFile, 'utf8');
  const counted = counts(report);
  const failed = exitCode !== 0 && counted.failed === 0 ? 1 : counted.failed;
  const known = [...failures(report), ...outside];
  const unexplained = failed > 0 && known.length === 0 ? [{ where: runner, message: `${ending}, and its report does not say why` }] : [];
  return { ...counted, failed, failures: [...known, ...unexplained] };
}

function readErrors(file: string): readonly Failure[] {
  return JSON.parse(readFileSync(file, 'utf8')) as readonly Failure[];
}

/** What a whole run may take, set-up included: longer, and people stop running it. It takes some 45 minutes; machines of one kind differ in pace by half. */
export const RUN_WITHIN_SECONDS = 75 * 60;

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

/** What failed, the table of stages, the time of all, and below it the one line that machines read. */
export function summary(stages: readonly StageReport[], repository: string): string {
  const failures = failureLines(
    stages.flatMap((stage) => stage.failures),
    repository,
  );
  const rows = stages.map(
    ({ name, seconds, passed, failed, skipped }) =>
      `${failed === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(9)} ${seconds.toFixed(1).padStart(6)} s` +
      (passed + failed + skipped === 0 ? '' : `   ${passed} passed, ${failed} failed, ${skipped} skipped`),
  );
  const total = (part: 'passed' | 'failed'): number => stages.reduce((sum, stage) => sum + stage[part], 0);
  return [
    ...(failures.length === 0 ? [] : [...failures, '']),
    ...rows,
    `${'total'.padStart(10).padEnd(14)} ${totalSeconds(stages).toFixed(1).padStart(6)} s`,
    `${total('passed')} passed, ${total('failed')} failed`,
  ].join('\n');
}
