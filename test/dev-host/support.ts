import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { startHost, type RunningHost, type StartHostOptions } from '../../build/dev-host/test-face.ts';

/** The fixture app under the host, with ways into its processes. */
export interface Fixture extends RunningHost {
  /** Runs code in the app's main process (`electron`, `state`, `events`, `openWindow`, `note` are at hand); its JSON value. */
  main(code: string): Promise<unknown>;
  /** Evaluates an expression in the page of a window (the first one, if not said otherwise); its JSON value. */
  page(expression: string, id?: number): Promise<unknown>;
}

const FIXTURE_APP = fileURLToPath(new URL('fixture', import.meta.url));

/** Starts the fixture app, headless unless DEV_HOST_TEST_DISPLAY names an X display, and waits until its first window has loaded. */
export async function startFixture(options: Omit<StartHostOptions, 'app'> & { readonly waitForWindow?: boolean } = {}): Promise<Fixture> {
  const host = await startHost({ ...options, app: FIXTURE_APP, env: { DISPLAY: process.env['DEV_HOST_TEST_DISPLAY'], ...options.env } });
  const page = (expression: string, id = 1): Promise<unknown> => host.face.ask('window/evaluate', { id, expression });
  if (options.waitForWindow !== false)
    await until(
      () => host.output().includes('EVENT started'),
      () => host.output(),
    );
  return { ...host, page, main: (code) => page(`api.run(${JSON.stringify(code)})`) };
}

/** Waits until something is so, and says true; fails with `explain()` when it does not come about within 10 s. */
export async function until(isSo: () => boolean | Promise<boolean>, explain: () => string = () => 'it did not come about'): Promise<true> {
  const deadline = performance.now() + 10_000;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(explain());
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}

/** The `EVENT …` lines that the app has printed. */
export function eventsOf(output: string): string[] {
  return output.split('\n').flatMap((line) => (line.startsWith('EVENT ') ? [line.slice('EVENT '.length)] : []));
}

/** Whether a process is there; one that has ended and only waits to be collected is not. */
export function isRunning(pid: number): boolean {
  const stat = `/proc/${pid}/stat`;
  if (!existsSync(stat)) return false;
  return !/^\d+ \(.*\) [ZX] /s.test(readFileSync(stat, 'utf8'));
}
