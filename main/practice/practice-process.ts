import { startPracticeLine, type PracticeLine, type PracticeLineAddress } from './practice-line.ts';
import type { PracticeOptions } from './practice-world.ts';

/** What main says to the practice process. */
export type ToPractice = { readonly type: 'start'; readonly options: PracticeOptions } | { readonly type: 'stop' };

/** What the practice process says to main. */
export type FromPractice =
  | ({ readonly type: 'started' } & PracticeLineAddress)
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'stopped' };

/** The part of Electron's `process.parentPort` that is used here; this room does not depend on Electron. */
interface ParentPort {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): unknown;
  postMessage(message: FromPractice): void;
}

const port = parentPortOf(process);
if (port === undefined) {
  process.stderr.write('practice-process runs as a utility process; use cli.ts to run the practice line alone\n');
  process.exitCode = 1;
} else {
  serve(port);
}

function serve(parent: ParentPort): void {
  let line: Promise<PracticeLine> | undefined;
  const stop = async (): Promise<void> => {
    const running = line;
    line = undefined;
    await (await running)?.stop();
    parent.postMessage({ type: 'stopped' });
  };
  const leave = (): void => {
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  parent.on('message', ({ data }) => {
    const message = toPractice(data);
    if (message?.type === 'stop') leave();
    if (message?.type !== 'start' || line !== undefined) return;
    line = startPracticeLine(message.options);
    line.then(
      ({ apiBase, controlBase, controlToken, numbers, tenantKey }) => {
        parent.postMessage({ type: 'started', apiBase, controlBase, controlToken, numbers, tenantKey });
      },
      (cause: unknown) => {
        line = undefined;
        parent.postMessage({ type: 'failed', message: cause instanceof Error ? cause.message : String(cause) });
      },
    );
  });
  // The parent going away must not leave a server behind.
  process.once('disconnect', leave);
  process.once('SIGTERM', leave);
}

function parentPortOf(candidate: object): ParentPort | undefined {
  const found: unknown = Reflect.get(candidate, 'parentPort');
  return isParentPort(found) ? found : undefined;
}

function isParentPort(value: unknown): value is ParentPort {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof Reflect.get(value, 'postMessage') === 'function' &&
    typeof Reflect.get(value, 'on') === 'function'
  );
}

/** Main is trusted, so only the shape of the envelope is looked at. */
function toPractice(value: unknown): ToPractice | undefined {
  if (typeof value !== 'object' || value === null || !('type' in value)) return undefined;
  if (value.type === 'stop') return { type: 'stop' };
  if (value.type !== 'start') return undefined;
  const options: unknown = 'options' in value ? value.options : undefined;
  return { type: 'start', options: isOptions(options) ? options : {} };
}

function isOptions(value: unknown): value is PracticeOptions {
  return typeof value === 'object' && value !== null;
}
