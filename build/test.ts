import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { runChecks } from './check/run-checks.ts';
import { bundleIfStale } from './run/bundle.ts';
import { endMarkedProcesses, stayedBehind } from './run/marked-processes.ts';
import { whenOrphaned } from './run/when-orphaned.ts';
import { setUp } from './setup/set-up.ts';
import type { Failure } from './test-run/failures.ts';
import { overdue, RUN_WITHIN_SECONDS, summary, type Outcome, type StageReport } from './test-run/report.ts';
import { runPlaywright, runVitest, type TestOrder } from './test-run/runners.ts';
import { readSelection, type Selection, type StageName } from './test-run/selection.ts';

// `npm test`: set-up, static gates, build, unit, end to end; then a look for processes that stayed behind.

const repository = join(import.meta.dirname, '..');
const LEFT_WITHIN_MS = 3_000;
const GREEN: Outcome = { passed: 0, failed: 0, skipped: 0, failures: [] };
/** A stage without tests of its own that ended badly: one failure, told by these. */
const red = (...failures: Failure[]): Outcome => ({ ...GREEN, failed: 1, failures });

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Every process of this run inherits it, and is recognised by it afterwards. */
const runId = randomUUID();
process.env['PILOT_RUN_ID'] = runId;

async function testAll(selection: Selection): Promise<number> {
  const deadline = performance.now() + RUN_WITHIN_SECONDS * 1_000;
  const order = (): TestOrder => ({ repository, patterns: selection.patterns, withinMs: deadline - performance.now() });
  const reports: StageReport[] = [];
  const stage = async (name: StageName | 'set-up' | 'left over', work: () => Promise<Outcome | null>): Promise<Outcome> => {
    const startedAt = performance.now();
    say(`\n── ${name}`);
    const outcome = (await work()) ?? GREEN;
    reports.push({ name, ...outcome, seconds: (performance.now() - startedAt) / 1_000 });
    return outcome;
  };
  const chosen = (name: StageName): boolean => selection.stages.has(name);

  const ready = await stage('set-up', prepareMachine);
  if (ready.failed === 0) {
    if (chosen('check')) await stage('check', check);
    const built = chosen('build') ? await stage('build', bundle) : GREEN;
    if (chosen('unit')) await stage('unit', () => runVitest(order()));
    if (chosen('e2e')) await stage('e2e', async () => (built.failed === 0 ? runPlaywright(order()) : red()));
  }
  await stage('left over', endLeftOvers);
  const late = overdue(reports);
  if (late !== null) reports.push({ name: 'time', ...red({ where: 'time', message: late }), seconds: 0 });

  say(`\n${summary(reports, repository)}`);
  return reports.every(({ failed }) => failed === 0) ? 0 : 1;
}

async function prepareMachine(): Promise<Outcome> {
  const outcome = await setUp({ repository, purpose: 'tests', say });
  if (!outcome.ok) say(outcome.reason);
  return outcome.ok ? GREEN : red({ where: 'set-up', message: outcome.reason });
}

async function check(): Promise<Outcome> {
  const complaints = await runChecks(repository, say);
  return complaints.length === 0
    ? GREEN
    : red(...complaints.map(({ gate, complaint }) => ({ where: `check ${gate}`, message: complaint })));
}

async function bundle(): Promise<Outcome> {
  const outcome = await bundleIfStale(repository);
  if (!outcome.ok) say(outcome.output);
  return outcome.ok ? GREEN : red({ where: 'build', message: outcome.output });
}

/** What a run leaves behind disturbs the next one: it is a failure, and it is ended. */
async function endLeftOvers(): Promise<Outcome> {
  const marker = `PILOT_RUN_ID=${runId}`;
  const left = await stayedBehind(marker, LEFT_WITHIN_MS);
  if (left.length > 0) await endMarkedProcesses(marker);
  const running = left.map(({ pid, commandLine }) => ({ where: 'left over', message: `still running: ${pid} ${commandLine}` }));
  return running.length === 0 ? GREEN : red(...running);
}

// Without npm nobody waits for the result; what this run started ends with it.
whenOrphaned(() => process.exit(143));

const selection = readSelection(process.argv.slice(2));
if (typeof selection === 'string') say(selection);
process.exitCode = typeof selection === 'string' ? 2 : await testAll(selection);
