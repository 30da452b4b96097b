import { globSync, mkdirSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { startOwnedProcess } from '../setup/owned-process.ts';
import { playwrightFailures, vitestFailures, type Failure } from './failures.ts';
import { playwrightCounts, stageOutcome, vitestCounts, type Counts, type Outcome } from './report.ts';

export type TestOrder = {
  readonly repository: string;
  /** Parts of test file paths; none means all. */
  readonly patterns: readonly string[];
  /** What is left of the run's time: a run that hangs must end red, not when the machine's patience does. */
  readonly withinMs: number;
};

/** Everything under test/ but test/e2e. */
export function runVitest({ repository, patterns, withinMs }: TestOrder): Promise<Outcome> {
  const reportFile = freshReport(repository, 'vitest.json');
  const errorsFile = freshReport(repository, 'vitest-errors.json');
  const reporters = ['default', 'json', './build/config/vitest-errors-reporter.ts'].map((name) => `--reporter=${name}`);
  return run({
    repository,
    runner: 'vitest',
    args: ['run', '--config', 'build/config/vitest.config.ts', ...reporters, `--outputFile.json=${reportFile}`, ...patterns],
    env: { PILOT_VITEST_ERRORS: errorsFile },
    reportFile,
    errorsFile,
    counts: vitestCounts,
    failures: vitestFailures,
    withinMs,
  });
}

/** The end-to-end tests, or null while there are none. */
export async function runPlaywright({ repository, patterns, withinMs }: TestOrder): Promise<Outcome | null> {
  if (globSync('test/e2e/**/*.{test,spec}.ts', { cwd: repository }).length === 0) return null;
  const reportFile = freshReport(repository, 'playwright.json');
  return run({
    repository,
    runner: 'playwright',
    args: ['test', '--config', 'build/config/playwright.config.ts', '--reporter=list,json', ...patterns],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: reportFile },
    reportFile,
    counts: playwrightCounts,
    failures: playwrightFailures,
    withinMs,
  });
}

type RunOrder = {
  readonly repository: string;
  readonly runner: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly reportFile: string;
  readonly errorsFile?: string;
  readonly counts: (report: string) => Counts;
  readonly failures: (report: string) => readonly Failure[];
  readonly withinMs: number;
};

async function run(order: RunOrder): Promise<Outcome> {
  const bin = join(order.repository, 'node_modules/.bin');
  const runner = startOwnedProcess({
    command: join(bin, process.platform === 'win32' ? `${order.runner}.cmd` : order.runner),
    args: order.args,
    cwd: order.repository,
    // Runners start Node by name; it must be the one that runs this.
    env: { ...process.env, PATH: [dirname(process.execPath), bin, process.env['PATH'] ?? ''].join(delimiter), ...order.env },
    stdio: 'inherit',
  });
  const deadline = setTimeout(() => runner.child.kill('SIGKILL'), Math.max(0, order.withinMs));
  const { code } = await runner.exited;
  clearTimeout(deadline);
  return stageOutcome({ ...order, exitCode: code });
}

function freshReport(repository: string, name: string): string {
  const report = join(repository, 'test-results', name);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  return report;
}
