import { stripVTControlCharacters } from 'node:util';

/** A test that failed, a file that could not be loaded, or an error that belongs to no test. */
export type Failure = {
  /** `file › suite › test`, the file from the repository's root. */
  readonly where: string;
  /** As the runner gave it, stack and colours included. */
  readonly message: string;
};

const LINES_EACH = 6;
const TESTS_SHOWN = 10;
/** With the table below, they fit the 45 lines that some CI shows of a log's end. */
const LINES_IN_ALL = 34;

/** What failed, for the end of a run's output, where a cut-off log still shows it. Empty when nothing failed. */
export function failureLines(failures: readonly Failure[], repository: string): string[] {
  const shown = failures.slice(0, TESTS_SHOWN);
  const messageLines = Math.min(LINES_EACH, Math.floor(LINES_IN_ALL / Math.max(1, shown.length)) - 1);
  const lines = shown.flatMap(({ where, message }) => [
    `✗ ${fromRoot(stripVTControlCharacters(where), repository)}`,
    ...gist(message, repository)
      .slice(0, messageLines)
      .map((line) => `    ${line.slice(0, 200)}`),
  ]);
  return failures.length > shown.length ? [...lines, `and ${failures.length - shown.length} more`] : lines;
}

/** The message without blank lines, and of its stack the first place in this repository, which comes second. */
function gist(message: string, repository: string): string[] {
  const lines = fromRoot(stripVTControlCharacters(message), repository)
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
  const isFrame = (line: string): boolean => /^\s+at /.test(line);
  const place = lines.find((line) => isFrame(line) && !/node_modules|node:|<anonymous>/.test(line));
  const [first = 'no message', ...rest] = lines.filter((line) => !isFrame(line));
  return place === undefined ? [first, ...rest] : [first, place.trim(), ...rest];
}

function fromRoot(words: string, repository: string): string {
  return words.replaceAll(`file://${repository}/`, '').replaceAll(`${repository}/`, '');
}

/** Failed tests and broken files of Vitest's `json` report. */
export function vitestFailures(report: string): Failure[] {
  const { testResults } = JSON.parse(report) as {
    testResults: readonly {
      name: string;
      status: string;
      message: string;
      assertionResults: readonly {
        status: string;
        ancestorTitles: readonly string[];
        title: string;
        failureMessages: readonly string[];
      }[];
    }[];
  };
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((result) => result.status === 'failed');
    if (failed.length === 0) return status === 'failed' && message !== '' ? [{ where: name, message }] : [];
    return failed.map(({ ancestorTitles, title, failureMessages }) => ({
      where: [name, ...ancestorTitles, title].join(' › '),
      message: failureMessages.join('\n'),
    }));
  });
}

type PlaywrightError = { readonly message?: string; readonly stack?: string };
type PlaywrightResult = { readonly error?: PlaywrightError; readonly errors?: readonly PlaywrightError[] };
type PlaywrightSuite = {
  readonly title: string;
  readonly specs: readonly {
    title: string;
    tests: readonly { status: string; results: readonly PlaywrightResult[] }[];
  }[];
  readonly suites?: readonly PlaywrightSuite[];
};

/** Failed and flaky tests of Playwright's `json` report, each with what its first failed try met, and errors outside of tests. */
export function playwrightFailures(report: string): Failure[] {
  const { suites, errors } = JSON.parse(report) as { suites: readonly PlaywrightSuite[]; errors: readonly PlaywrightError[] };
  return [
    ...suites.flatMap((file) => suiteFailures(file, [])),
    ...errors.map((error) => ({ where: 'error outside of a test', message: errorText(error) })),
  ];
}

function suiteFailures({ title, specs, suites }: PlaywrightSuite, above: readonly string[]): Failure[] {
  const path = [...above, title];
  const own = specs.flatMap((spec) =>
    spec.tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ status, results }) => ({
        where: [...path, spec.title].join(' › ') + (status === 'flaky' ? ' (flaky)' : ''),
        message: resultText(results.find(({ error }) => error !== undefined) ?? {}),
      })),
  );
  return [...own, ...(suites ?? []).flatMap((suite) => suiteFailures(suite, path))];
}

/** All of its errors: of a test that ran out of time the second one says what it waited for. */
function resultText({ error = {}, errors = [] }: PlaywrightResult): string {
  return [error, ...errors.slice(1)].map(errorText).join('\n');
}

function errorText({ message, stack }: PlaywrightError): string {
  return stack ?? message ?? 'no message';
}
