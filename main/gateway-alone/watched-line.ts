import { lineId, type LineHealth, type LineId, type LineKind, UNKNOWN_HEALTH } from '#contract/line.ts';
import { stableId } from '../adapters/chance/stable-id.ts';
import type { MaskNumber } from '../adapters/log/masked-number.ts';
import { inBackground } from '../core/in-background.ts';
import type { Clock, EventFeed, LineAccess, LineApi, Log, OpenEventFeed, Reach } from '../core/ports.ts';

/** One number whose events the gateway takes in. */
export interface WatchedLine {
  readonly status: () => LineReport;
  stop(): Promise<void>;
}

/** As `GET /status` tells it: no key, no whole number. */
export interface LineReport {
  readonly lineId: LineId;
  readonly kind: LineKind | 'unknown';
  readonly number: string;
  readonly reach: Reach | { readonly state: 'connecting' };
  readonly health: LineHealth;
}

const ASK_AGAIN_MS = 60_000;

const sortOf = (reach: Reach): string =>
  reach.state === 'polling' ? reach.cause : reach.state === 'unreachable' ? reach.error.code : 'webhooks';

export function watchLine(tools: {
  readonly access: LineAccess;
  readonly api: LineApi;
  readonly openFeed: OpenEventFeed;
  readonly clock: Clock;
  readonly log: Log;
  readonly mask: MaskNumber;
}): WatchedLine {
  const { access, api, openFeed, clock, log, mask } = tools;
  // The same at every start: the address of its webhooks, and what is logged of it, go by it.
  const id = lineId(`line_${stableId(`${access.apiBase} ${access.apiKey}`)}`);
  let report: LineReport = { lineId: id, kind: 'unknown', number: mask(null), reach: { state: 'connecting' }, health: UNKNOWN_HEALTH };
  let told = '';
  let cancel = (): void => undefined;
  let stopped = false;

  async function learnKind(): Promise<void> {
    const [kind, number] = [await api.detectKind(), await api.readNumber()];
    if (stopped) return;
    if (kind.ok) {
      report = { ...report, kind: kind.value, number: mask(number.ok ? (number.value?.number ?? null) : null) };
      log.info('line', { line: id, kind: report.kind, number: report.number });
    } else {
      log.warn('the kind of a number is not known', { line: id, code: kind.error.code });
      cancel = clock.after(ASK_AGAIN_MS, ask);
    }
  }
  function ask(): void {
    inBackground('asking for the kind of a number', learnKind(), log);
  }

  const feed: EventFeed = openFeed({
    lineId: id,
    watchedSince: clock.now(),
    access,
    api,
    listener: {
      observed: () => undefined, // the log has told it already
      reach(reach) {
        report = { ...report, reach };
        const now = `${reach.state} ${sortOf(reach)}`;
        if (now !== told) log.info('reach', { line: id, state: reach.state, by: sortOf(reach) });
        told = now;
      },
      health(health) {
        report = { ...report, health };
      },
    },
  });
  ask();
  return {
    status: () => report,
    async stop() {
      stopped = true;
      cancel();
      await feed.stop();
    },
  };
}
