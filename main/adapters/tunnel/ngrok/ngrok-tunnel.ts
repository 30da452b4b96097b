import { appError } from '#contract/errors.ts';
import type { TunnelProvider, TunnelRules } from '../../../core/events/tunnel.ts';
import { keepTunnelOpen, type AttemptNews, type TunnelAttempt } from '../keep-tunnel-open.ts';
import { publicAddress } from '../public-address.ts';
import type { TunnelMeans } from '../tunnel-means.ts';
import type { NgrokChild } from './ngrok-child.ts';
import { ngrokFailure } from './ngrok-failure.ts';
import { readNgrokReport, type NgrokOrder, type NgrokReport } from './ngrok-messages.ts';

/** How long the session may take to say goodbye, without which ngrok holds its address for a while. */
const POLITE_STOP_MS = 1_000;

/** ngrok's agent as a library, in a process of its own. `domain`: null for the one the account was given. */
export function ngrokTunnel({
  domain,
  authtoken,
  rules,
  means,
}: {
  readonly domain: string | null;
  readonly authtoken: string | null;
  readonly rules: TunnelRules;
  readonly means: TunnelMeans;
}): TunnelProvider {
  return {
    localPort: null,
    open: ({ localPort, listener }) =>
      keepTunnelOpen({
        ...means,
        name: 'ngrok',
        listener,
        begin(heard) {
          const token = (authtoken ?? '').trim();
          if (token !== '') return ngrokAttempt({ order: { type: 'open', authtoken: token, domain, localPort }, rules, means, heard });
          queueMicrotask(() => heard({ type: 'over', error: appError('tunnel-token-missing'), again: 'when-asked' }));
          return { end: () => Promise.resolve() };
        },
      }),
  };
}

function ngrokAttempt({
  order,
  rules,
  means,
  heard,
}: {
  readonly order: NgrokOrder;
  readonly rules: TunnelRules;
  readonly means: TunnelMeans;
  readonly heard: (news: AttemptNews) => void;
}): TunnelAttempt {
  const child = means.forkNgrok();
  const gone = new Promise<void>((resolve) => {
    child.once('exit', (code) => {
      resolve();
      heard({ type: 'over', error: appError('tunnel-lost', `its process ended with code ${String(code)}`), again: 'soon' });
    });
  });
  child.on('message', (message) => {
    const report = readNgrokReport(message);
    if (report !== null) heard(newsOf(report, rules));
  });
  child.postMessage(order);
  return {
    async end() {
      child.postMessage({ type: 'close' } satisfies NgrokOrder);
      const cancel = means.clock.after(POLITE_STOP_MS, () => killNow(child));
      await gone;
      cancel();
    },
  };
}

function newsOf(report: NgrokReport, rules: TunnelRules): AttemptNews {
  switch (report.type) {
    case 'missing':
      return { type: 'over', error: appError('tunnel-program-missing', report.reason), again: 'when-asked' };
    case 'failed':
      return ngrokFailure(report.code);
    case 'over':
      return { type: 'over', error: appError('tunnel-lost', 'its session ended'), again: 'soon' };
    case 'down':
      return { type: 'down', error: appError('tunnel-lost', 'its connection is lost') };
    case 'up': {
      const publicUrl = publicAddress(report.url, rules);
      if (publicUrl !== null) return { type: 'up', publicUrl };
      return { type: 'over', error: appError('public-url-wrong', 'ngrok named no public https address'), again: 'when-asked' };
    }
  }
}

/** Electron's own `kill` sends SIGTERM, which a process that hangs never sees. Harmless where it has ended. */
function killNow(child: NgrokChild): void {
  try {
    if (child.pid === undefined) child.kill();
    else process.kill(child.pid, 'SIGKILL');
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH')) throw cause;
  }
}
