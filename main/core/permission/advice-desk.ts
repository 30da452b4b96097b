import type { LineAdvice } from '#contract/line-advice.ts';
import type { Line, LineId } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { BillingDesk } from '../billing/billing-desk.ts';
import type { CallingDesk } from '../calling-settings/calling-desk.ts';
import { atMost } from '../call/pause.ts';
import type { Clock } from '../ports.ts';
import { lineAdvice, type LineFacts } from './line-advice.ts';
import type { PeerCalls } from './peer-calls.ts';
import type { PermissionDesk } from './permission-desk.ts';

/** Who types waits no longer for an answer of the service; what comes later is told by the state. */
const LONGEST_WAIT_MS = 1_500;

/** Gathers what is known of every line for a customer, and asks the service for what is not. */
export function createAdviceDesk(ports: {
  readonly clock: Clock;
  readonly permissions: Pick<PermissionDesk, 'known' | 'read'>;
  readonly calling: Pick<CallingDesk, 'lately' | 'known'>;
  readonly billing: Pick<BillingDesk, 'perMinute' | 'table'>;
  readonly calls: Pick<PeerCalls, 'of'>;
  readonly lines: () => readonly Line[];
}): (to: PhoneNumber) => Promise<readonly LineAdvice[]> {
  const { clock, permissions, calling, billing, calls } = ports;
  return async (to) => {
    const lines = ports.lines();
    const meta = lines.filter(({ kind, status }) => kind === 'meta' && status.state !== 'unreachable');
    // Each as it comes: one line that takes its time hides nothing of the others.
    const settings = new Map<LineId, LineFacts['settings']>();
    const reading = meta.flatMap(({ id }) => [
      permissions.read({ lineId: id, peer: to }, { isFresh: false, isAwaited: false }),
      calling.lately(id).then((known) => settings.set(id, known)),
    ]);
    await atMost(clock, LONGEST_WAIT_MS, Promise.all(reading));
    const perMinuteMicros = billing.perMinute(to);
    const currency = billing.table()?.currency;
    const lastUsed = lines.flatMap(({ id }) => calls.of(id, to)[0] ?? []).toSorted((one, other) => other.startedAt - one.startedAt)[0];
    const facts = lines.map((line): LineFacts => ({
      line,
      permission: permissions.known(line.id, to),
      // A read that takes its time, as on a busy number, hides nothing of what was known before.
      settings: settings.get(line.id) ?? calling.known(line.id),
      price: perMinuteMicros === null || currency === undefined ? null : { perMinuteMicros, currency },
      isLastUsed: lastUsed?.lineId === line.id,
    }));
    return lineAdvice(to, facts, clock.now());
  };
}
