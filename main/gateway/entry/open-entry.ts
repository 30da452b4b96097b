import { dueAt, type Liveness, type LivenessInput, type LivenessOrder, TUNNEL_OFF } from '../../core/events/liveness-phases.ts';
import { stepLiveness } from '../../core/events/liveness.ts';
import type { OpenTunnel, TunnelProvider } from '../../core/events/tunnel.ts';
import { inBackground } from '../../core/in-background.ts';
import type { Clock, Log } from '../../core/ports.ts';
import type { WebhookReceiver } from '../receiver/webhook-receiver.ts';
import type { Entry, EntryAddress } from './entry.ts';
import { openProber } from './prober.ts';

/** A way in whose tunnel its owner chooses. */
export interface OpenEntry extends Entry {
  /** Takes this tunnel in place of the one before, which is closed first; null for none. The last one asked for wins. */
  use(tunnel: ChosenTunnel | null): void;
  /** Resolves when the tunnel is closed and nothing is under way. */
  stop(): Promise<void>;
}

export interface ChosenTunnel {
  readonly provider: TunnelProvider;
  readonly lasting: EntryAddress['lasting'];
}

/** Wakings that every line tells, and that come together (resumed, unlocked, online), are one. */
const TOGETHER_MS = 250;

/** Carries out what `liveness` decides: probes, reopens, and tells the time. `name` is for the log. */
export function openEntry(parts: {
  readonly name: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly receiver: WebhookReceiver;
  readonly fetch: typeof globalThis.fetch;
}): OpenEntry {
  const { name, clock, log, receiver } = parts;
  const prober = openProber(parts);
  const listeners = new Set<() => void>();
  let liveness: Liveness = TUNNEL_OFF;
  let address: EntryAddress | null = null;
  let chosen: ChosenTunnel | null = null;
  let tunnel: OpenTunnel | null = null;
  let turn: Promise<void> = Promise.resolve();
  let cancelTimer: () => void = () => undefined;
  let wokeAt = -Infinity;
  let wokeFor = -Infinity;
  let stopped = false;

  function tell(input: LivenessInput): void {
    if (stopped) return;
    const before = liveness;
    const step = stepLiveness(before, input, clock.now());
    ({ liveness } = step);
    if (liveness.phase !== before.phase) log.info('the way of webhooks', { way: name, is: liveness.phase });
    if (!awaitsProbe(liveness)) prober.drop();
    armTimer();
    keepAddress();
    for (const order of step.orders) carryOut(order);
    if (liveness !== before) for (const listener of listeners) listener();
  }

  function carryOut(order: LivenessOrder): void {
    if (order.type === 'reopen') {
      log.info('the tunnel is opened anew', { way: name });
      tunnel?.reopen();
      return;
    }
    const { round, publicUrl } = order;
    prober.send({
      round,
      publicUrl,
      heard: () => tell({ type: 'probe-heard', round }),
      failed: () => tell({ type: 'probe-failed', round }),
    });
  }

  function armTimer(): void {
    cancelTimer();
    const due = dueAt(liveness);
    cancelTimer = due === null ? () => undefined : clock.after(Math.max(0, due - clock.now()), () => tell({ type: 'time' }));
  }

  /** An address that lasts was given by the agent, so it is registered before it is proven; any other would soon be another. */
  function keepAddress(): void {
    if (chosen === null || !('publicUrl' in liveness)) return;
    const { lasting } = chosen;
    const { phase, publicUrl } = liveness;
    if ((lasting || phase === 'proven') && address?.publicUrl !== publicUrl) address = { publicUrl, lasting };
  }

  /** One after another, so that no two tunnels want the same port or domain. */
  async function change(before: Promise<void>, next: ChosenTunnel | null): Promise<void> {
    await Promise.allSettled([before]); // whoever changed that hears of its failure
    const closing = tunnel;
    tunnel = null;
    await closing?.stop();
    if (next === null || next !== chosen || stopped) return;
    tunnel = next.provider.open({
      localPort: receiver.port(),
      listener: (news) => {
        if (next === chosen) tell({ type: 'news', news });
      },
    });
  }

  return {
    liveness: () => liveness,
    address: () => address,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    webhookHeard: () => tell({ type: 'webhook-heard' }),
    wake(since) {
      // Whoever repeats it must not shake the way of all: it is proven since, or being proven, or on its way to be opened.
      if (since <= wokeFor && !hasFailed(liveness)) return;
      if (clock.now() - wokeAt < TOGETHER_MS) return;
      wokeAt = clock.now();
      wokeFor = since;
      tell({ type: 'wake' });
    },
    mend: () => tell({ type: 'mend' }),
    use(next) {
      chosen = next;
      address = null;
      tell({ type: next === null ? 'off' : 'open' });
      turn = change(turn, next);
      inBackground('changing the tunnel', turn, log);
    },
    async stop() {
      stopped = true;
      chosen = null;
      cancelTimer();
      turn = change(turn, null);
      inBackground('closing the tunnel', turn, log);
      await Promise.allSettled([turn, prober.stop()]);
    },
  };
}

/** Nothing is under way, and nobody has asked for patience. */
function hasFailed(liveness: Liveness): boolean {
  return liveness.phase === 'failed' && liveness.error.retryAfterMs === undefined;
}

/** In `proven` a probe that was heard may still wait for its answer, which it shall have. */
function awaitsProbe(liveness: Liveness): boolean {
  return liveness.phase === 'proven' || ('round' in liveness && liveness.round !== null);
}
