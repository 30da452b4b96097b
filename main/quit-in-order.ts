import type { App } from 'electron';
import type { Log } from './core/ports.ts';

/** Hanging up, closing sound and webhooks may take this long; then the app goes all the same. */
const LONGEST_STOP_MS = 4_000;

/**
 * On quit: ask where a call is up, hang up and close everything, then leave. A service that hangs does not keep the app from quitting.
 * A question that cannot be asked does not either.
 */
export function quitInOrder({
  app,
  mayQuit,
  stop,
  log,
}: {
  readonly app: Pick<App, 'on' | 'exit'>;
  readonly mayQuit: () => Promise<boolean>;
  readonly stop: () => Promise<void>;
  readonly log: Log;
}): void {
  let stopping = false;
  const stopAll = (): void => {
    if (stopping) return;
    stopping = true;
    const leave = (): void => app.exit(0);
    const timer = setTimeout(() => {
      log.warn('something did not stop in time');
      leave();
    }, LONGEST_STOP_MS);
    stop()
      .catch((cause: unknown) => log.error('stopping failed', { cause: String(cause) }))
      .finally(() => {
        clearTimeout(timer);
        leave();
      });
  };
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (stopping) return;
    mayQuit().then(
      (may) => {
        if (may) stopAll();
      },
      (cause: unknown) => {
        log.error('asking before quitting failed', { cause: String(cause) });
        stopAll();
      },
    );
  });
}
