import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

/**
 * Writes what Vitest's own `json` reporter leaves out: errors that belong to no test, such as an exception nobody caught
 * or a hook that broke. They make a run red while every test in the report is green.
 *
 * To the file that `PILOT_VITEST_ERRORS` names, as a JSON list of `{ where, message }`.
 */
export default class ErrorsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly UnhandledError[]): void {
    const file = process.env['PILOT_VITEST_ERRORS'];
    if (file === undefined) return;
    const errors = [
      ...modules.flatMap((module) =>
        [...module.children.allSuites()].flatMap((suite) =>
          suite.errors().map((error) => ({ where: `${module.moduleId} › ${suite.fullName}`, message: text(error) })),
        ),
      ),
      ...unhandled.map((error) => ({ where: `${error.type ?? 'error'} outside of a test`, message: text(error) })),
    ];
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(errors));
  }
}

/** As Vitest hands it over: it knows more than its type says. */
type UnhandledError = { readonly message: string; readonly stack?: string; readonly type?: string };

function text({ message, stack }: UnhandledError): string {
  return stack?.includes(message) === true ? stack : `${message}\n${stack ?? ''}`;
}
