import { globSync, mkdirSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { startOwnedProcess } from '../setup/owned-process.ts';
import { playwrightCounts, stageCounts, vitestCounts, type Counts } from './report.ts';

export type TestOrder = {
  readonly repository: string;
  /** Parts of test file paths; none means all. */
  readonly patterns: readonly string[];
  /** What is left of the run's time: a run that hangs must end red, not when the machine's patience does. */
  readonly withinMs: number;
};

/** Everything under test/ but test/e2e. */
export function runVitest({ repository, patterns, withinMs }: TestOrder): Promise<Counts> {
  const report = freshReport(repository, 'vitest.json');
  const args = ['run', '--config', 'build/config/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return run({ repository, command: 'vitest', args: [...args, ...patterns], report, read: vitestCounts, withinMs });
}

/** The end-to-end tests, or null while there are none. */
export async function runPlaywright({ repository, patterns, withinMs }: TestOrder): Promise<Counts | null> {
  if (globSync('test/e2e/**/*.{test,spec}.ts', { cwd: repository }).length === 0) return null;
  const report = freshReport(repository, 'playwright.json');
  const args = ['test', '--config', 'build/config/playwright.config.ts', '--reporter=list,json', ...patterns];
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  return run({ repository, command: 'playwright', args, report, read: playwrightCounts, withinMs, env });
}

type RunOrder = {
  readonly repository: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly report: string;
  readonly read: (report: string) => Counts;
  readonly withinMs: number;
  readonly env?: Readonly<Record<string, string>>;
};

async function run({ repository, command, args, report, read, withinMs, env }: RunOrder): Promise<Counts> {
  const bin = join(repository, 'node_modules/.bin');
  const runner = startOwnedProcess({
    command: join(bin, process.platform === 'win32' ? `${command}.cmd` : command),
    args,
    cwd: repository,
    // Runners start Node by name; it must be the one that runs this.
    env: { ...process.env, PATH: [dirname(process.execPath), bin, process.env['PATH'] ?? ''].join(delimiter), ...env },
    stdio: 'inherit',
  });
  const deadline = setTimeout(() => runner.child.kill('SIGKILL'), Math.max(0, withinMs));
  const { code } = await runner.exited;
  clearTimeout(deadline);
  return stageCounts(report, code, read);
}

function freshReport(repository: string, name: string): string {
  const report = join(repository, 'test-results', name);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  return report;
}
