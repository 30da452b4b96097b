import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { overdue, playwrightCounts, stageOutcome, summary, vitestCounts, type StageReport } from '../../build/test-run/report.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pilot-test-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const vitest = {
  numPassedTests: 7,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [
    { status: 'failed', assertionResults: [{ status: 'failed' }] },
    { status: 'failed', assertionResults: [] },
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
  ],
};

test('a test file that cannot be loaded counts as a failure', () => {
  expect(vitestCounts(JSON.stringify(vitest))).toEqual({ passed: 7, failed: 2, skipped: 3 });
});

test('a flaky end-to-end test and an error outside tests count as failures', () => {
  const report = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] };
  expect(playwrightCounts(JSON.stringify(report))).toEqual({ passed: 4, failed: 3, skipped: 2 });
});

test('a runner that leaves no report, or ends red with a green one, has failed and is named', () => {
  const green = join(folder, 'green.json');
  writeFileSync(green, JSON.stringify({ ...vitest, numFailedTests: 0, testResults: [] }));
  const outcome = (reportFile: string, exitCode: number | null): ReturnType<typeof stageOutcome> =>
    stageOutcome({ runner: 'vitest', reportFile, exitCode, counts: vitestCounts, failures: () => [] });

  expect(outcome(green, 0)).toMatchObject({ passed: 7, failed: 0, failures: [] });
  expect(outcome(green, 1)).toMatchObject({
    passed: 7,
    failed: 1,
    failures: [{ where: 'vitest', message: 'ended with exit code 1, and its report does not say why' }],
  });
  expect(outcome(green, null).failures[0]?.message).toMatch(/^ended by a signal/);
  expect(outcome(join(folder, 'absent.json'), 0)).toMatchObject({
    failed: 1,
    failures: [{ where: 'vitest', message: 'left no report, and ended with exit code 0' }],
  });
});

test('an exception that no test caught makes a green report red, and is told', () => {
  const [reportFile, errorsFile] = [join(folder, 'uncaught.json'), join(folder, 'uncaught-errors.json')];
  writeFileSync(reportFile, JSON.stringify({ ...vitest, numFailedTests: 0, testResults: [] }));
  const uncaught = { where: 'Uncaught Exception outside of a test', message: 'Error: read ECONNRESET' };
  writeFileSync(errorsFile, JSON.stringify([uncaught]));
  const order = { runner: 'vitest', reportFile, errorsFile, exitCode: 1, counts: vitestCounts, failures: () => [] };
  expect(stageOutcome(order)).toEqual({ passed: 7, failed: 1, skipped: 3, failures: [uncaught] });
});

const stages = (unitSeconds: number): StageReport[] => [
  { name: 'unit', passed: 40, failed: 0, skipped: 1, seconds: unitSeconds, failures: [] },
  { name: 'e2e', passed: 5, failed: 2, skipped: 0, seconds: 400, failures: [{ where: 'call.test.ts › rings', message: 'Error: silent' }] },
];

test('the last line is the sum, alone; the table is above it, and above that stands what failed', () => {
  expect(summary(stages(12.34), '/repository').split('\n')).toEqual([
    '✗ call.test.ts › rings',
    '    Error: silent',
    '',
    expect.stringMatching(/^ok +unit +12\.3 s +40 passed, 0 failed, 1 skipped$/),
    expect.stringMatching(/^FAIL e2e/),
    expect.stringMatching(/^ +total +412\.3 s$/),
    '45 passed, 2 failed',
  ]);
});

test('a run is too long when its stages together take more than an hour and a quarter', () => {
  expect(overdue(stages(4_100))).toBeNull();
  expect(overdue(stages(4_101))).toBe('The run took 75 min 1 s; it must stay within 75 min 0 s.');
});
