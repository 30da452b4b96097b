import { loadNgrok, type NgrokLibrary, type NgrokListener } from './load-ngrok.ts';
import { readNgrokOrder, type NgrokOrder, type NgrokReport } from './ngrok-messages.ts';

/** What the ngrok process does with the orders it gets: one session in its life. */
export function serveNgrok({
  report,
  quit,
  load,
}: {
  readonly report: (report: NgrokReport) => void;
  /** Ends the process. */
  readonly quit: () => void;
  /** Stands in for the library. */
  readonly load?: () => Promise<NgrokLibrary>;
}): (message: unknown) => void {
  let listener: NgrokListener | null = null;

  async function open(order: Extract<NgrokOrder, { readonly type: 'open' }>): Promise<void> {
    const loading = await loadNgrok(load);
    if (loading.library === null) {
      report({ type: 'missing', reason: loading.reason });
      return;
    }
    const opened = await loading.library.forward({
      addr: `127.0.0.1:${String(order.localPort)}`,
      authtoken: order.authtoken,
      ...(order.domain === null ? {} : { domain: order.domain }),
      onStatusChange(status) {
        if (listener !== null) report(status === 'connected' ? { type: 'up', url: listener.url() ?? '' } : { type: 'down' });
      },
    });
    listener = opened;
    report({ type: 'up', url: opened.url() ?? '' });
    await opened.join();
    report({ type: 'over' });
  }

  async function close(): Promise<void> {
    await listener?.close();
  }

  return (message) => {
    const order = readNgrokOrder(message);
    if (order?.type === 'open') open(order).catch((cause: unknown) => report({ type: 'failed', code: ngrokCode(cause) }));
    else if (order?.type === 'close') close().then(quit, quit);
  };
}

/** Only the code: the message of a refused authtoken repeats it. */
function ngrokCode(cause: unknown): string | null {
  const code = cause instanceof Error && 'errorCode' in cause ? String(cause.errorCode) : '';
  const named = /ERR_NGROK_\d{1,6}/.exec(code) ?? /ERR_NGROK_\d{1,6}/.exec(cause instanceof Error ? cause.message : '');
  return named?.[0] ?? null;
}
