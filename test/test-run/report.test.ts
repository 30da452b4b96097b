import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { overdue, playwrightCounts, stageCounts, summary, vitestCounts } from '../../build/test-run/report.ts';

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

test('a runner that leaves no report, or ends red with a green one, has failed', () => {
  const report = join(folder, 'green.json');
  writeFileSync(report, JSON.stringify({ ...vitest, numFailedTests: 0, testResults: [] }));
  expect(stageCounts(report, 0, vitestCounts).failed).toBe(0);
  expect(stageCounts(report, 1, vitestCounts).failed).toBe(1);
  expect(stageCounts(report, null, vitestCounts).failed).toBe(1);
  expect(stageCounts(join(folder, 'absent.json'), 0, vitestCounts).failed).toBe(1);
});

test('the last line is the sum, alone', () => {
  const lines = summary([
    { name: 'unit', passed: 40, failed: 0, skipped: 1, seconds: 12.34 },
    { name: 'e2e', passed: 5, failed: 2, skipped: 0, seconds: 60 },
  ]).split('\n');
  expect(lines.at(-1)).toBe('45 passed, 2 failed');
  expect(lines[0]).toMatch(/^ok +unit +12\.3 s +40 passed, 0 failed, 1 skipped$/);
  expect(lines[1]).toMatch(/^FAIL e2e/);
  expect(lines.at(-2)).toMatch(/^ +total +72\.3 s$/);
});

test('a run is too long when its stages together take more than a quarter of an hour', () => {
  const stages = (unitSeconds: number): Parameters<typeof overdue>[0] => [
    { name: 'unit', passed: 1, failed: 0, skipped: 0, seconds: unitSeconds },
    { name: 'e2e', passed: 1, failed: 0, skipped: 0, seconds: 400 },
  ];
  expect(overdue(stages(500))).toBeNull();
  expect(overdue(stages(501))).toBe('The run took 15 min 1 s; it must stay within 15 min 0 s.');
});
