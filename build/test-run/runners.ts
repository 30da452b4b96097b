import { globSync, mkdirSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { startOwnedProcess } from '../setup/owned-process.ts';
import { playwrightCounts, stageCounts, vitestCounts, type Counts } from './report.ts';

/** A run that hangs must end red, not when the machine's patience does. */
const UNIT_WITHIN_MS = 15 * 60_000;
const E2E_WITHIN_MS = 30 * 60_000;

/** Everything under test/ but test/e2e. `patterns` narrows it to files whose path contains one of them. */
export function runVitest(repository: string, patterns: readonly string[]): Promise<Counts> {
  const report = freshReport(repository, 'vitest.json');
  const args = ['run', '--config', 'build/config/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return run({ repository, command: 'vitest', args: [...args, ...patterns], report, read: vitestCounts, withinMs: UNIT_WITHIN_MS });
}

/** The end-to-end tests, or null while there are none. */
export async function runPlaywright(repository: string, patterns: readonly string[]): Promise<Counts | null> {
  if (globSync('test/e2e/**/*.{test,spec}.ts', { cwd: repository }).length === 0) return null;
  const report = freshReport(repository, 'playwright.json');
  const args = ['test', '--config', 'build/config/playwright.config.ts', '--reporter=list,json', ...patterns];
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  return run({ repository, command: 'playwright', args, report, read: playwrightCounts, withinMs: E2E_WITHIN_MS, env });
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
  const deadline = setTimeout(() => runner.child.kill('SIGKILL'), withinMs);
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
