import { expect, test } from 'vitest';
import { failureLines, playwrightFailures, vitestFailures } from '../../build/test-run/failures.ts';

// Reports as Vitest 5 and Playwright 1.65 wrote them, without the fields that nobody reads here.

const REPOSITORY = '/srv/softphone';

const vitestReport = JSON.stringify({
  testResults: [
    {
      name: `${REPOSITORY}/test/main/call.test.ts`,
      status: 'failed',
      message: '',
      assertionResults: [
        {
          ancestorTitles: ['a call'],
          title: 'rings',
          status: 'failed',
          failureMessages: [
            `AssertionError: expected { a: 1 } to deeply equal { a: 2 }\n    at file://${REPOSITORY}/node_modules/vitest/dist/run.js:1695:35\n    at ${REPOSITORY}/test/main/call.test.ts:3:51\n    at new Promise (<anonymous>)`,
          ],
        },
        { ancestorTitles: ['a call'], title: 'ends', status: 'passed', failureMessages: [] },
        {
          ancestorTitles: [],
          title: 'passed at the second try',
          status: 'passed',
          failureMessages: ['AssertionError: expected 1 to be 2'],
        },
      ],
    },
    {
      name: `${REPOSITORY}/test/main/lost.test.ts`,
      status: 'failed',
      message: `Cannot find module './nothing.ts' imported from ${REPOSITORY}/test/main/lost.test.ts`,
      assertionResults: [],
    },
    { name: `${REPOSITORY}/test/main/fine.test.ts`, status: 'passed', message: '', assertionResults: [] },
  ],
});

const refused =
  'Error: the sum\n\n\u001B[2mexpect(\u001B[22m\u001B[31mreceived\u001B[39m\u001B[2m).\u001B[22mtoBe\u001B[2m(\u001B[22m\u001B[32mexpected\u001B[39m\u001B[2m)\u001B[22m\n\nExpected: \u001B[32m2\u001B[39m\nReceived: \u001B[31m1\u001B[39m';
const failedOnce = { error: { message: refused, stack: `${refused}\n    at ${REPOSITORY}/test/e2e/call.test.ts:3:46` } };
const playwrightReport = JSON.stringify({
  suites: [
    {
      title: 'call.test.ts',
      file: 'call.test.ts',
      specs: [{ title: 'dials', tests: [{ status: 'unexpected', results: [failedOnce, failedOnce] }] }],
      suites: [
        {
          title: 'a call',
          file: 'call.test.ts',
          specs: [
            { title: 'rings', tests: [{ status: 'flaky', results: [failedOnce, { status: 'passed' }] }] },
            { title: 'ends', tests: [{ status: 'expected', results: [{ status: 'passed' }] }] },
          ],
        },
      ],
    },
  ],
  errors: [
    {
      message: "Error: Cannot find module './nowhere.ts'",
      stack: "Error: Cannot find module './nowhere.ts'\n    at eval (<anonymous>:1:1)",
    },
  ],
});

test('a failed unit test is named with its place, a file that cannot be loaded with its reason', () => {
  expect(failureLines(vitestFailures(vitestReport), REPOSITORY)).toEqual([
    '✗ test/main/call.test.ts › a call › rings',
    '    AssertionError: expected { a: 1 } to deeply equal { a: 2 }',
    '    at test/main/call.test.ts:3:51',
    '✗ test/main/lost.test.ts',
    "    Cannot find module './nothing.ts' imported from test/main/lost.test.ts",
  ]);
});

test('failed and flaky end-to-end tests are named without colours, and so is an error outside of tests', () => {
  const told = [
    '    Error: the sum',
    '    at test/e2e/call.test.ts:3:46',
    '    expect(received).toBe(expected)',
    '    Expected: 2',
    '    Received: 1',
  ];
  expect(failureLines(playwrightFailures(playwrightReport), REPOSITORY)).toEqual([
    '✗ call.test.ts › dials',
    ...told,
    '✗ call.test.ts › a call › rings (flaky)',
    ...told,
    '✗ error outside of a test',
    "    Error: Cannot find module './nowhere.ts'",
  ]);
});

test('an end-to-end test that ran out of time is told with what it waited for', () => {
  const late = { message: 'Test timeout of 60000ms exceeded.' };
  const waited = `Error: locator.click: Test timeout of 60000ms exceeded.\nCall log:\n  - waiting for the button\n\n    at ${REPOSITORY}/test/e2e/call.test.ts:9:5`;
  const results = [{ error: late, errors: [late, { message: waited }] }];
  const report = {
    suites: [{ title: 'call.test.ts', specs: [{ title: 'ends', tests: [{ status: 'unexpected', results }] }] }],
    errors: [],
  };
  expect(failureLines(playwrightFailures(JSON.stringify(report)), REPOSITORY)).toEqual([
    '✗ call.test.ts › ends',
    '    Test timeout of 60000ms exceeded.',
    '    at test/e2e/call.test.ts:9:5',
    '    Error: locator.click: Test timeout of 60000ms exceeded.',
    '    Call log:',
    '      - waiting for the button',
  ]);
});

test('one failure is told in six lines, and however many there are fit the end of a cut-off log', () => {
  const failures = (count: number): Parameters<typeof failureLines>[0] =>
    Array.from({ length: count }, (_, index) => ({ where: `test ${index}`, message: 'Error: broken\n  because\n'.repeat(20) }));
  expect(failureLines([], REPOSITORY)).toEqual([]);
  expect(failureLines(failures(1), REPOSITORY)).toHaveLength(7);
  expect(failureLines(failures(10), REPOSITORY).filter((line) => line.startsWith('✗'))).toHaveLength(10);
  for (let count = 1; count < 15; count += 1) expect(failureLines(failures(count), REPOSITORY).length).toBeLessThanOrEqual(35);
  expect(failureLines(failures(213), REPOSITORY).at(-1)).toBe('and 203 more');
});
