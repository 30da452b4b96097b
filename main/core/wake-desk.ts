import type { Line, LineId } from '#contract/line.ts';
import type { UnixMs } from '#contract/time.ts';
import type { RingHolds } from './call/ring-hold.ts';
import { isPassing } from './call/is-passing.ts';
import { type Sleeper, sleep } from './call/pause.ts';
import { inBackground } from './in-background.ts';
import type { Clock, Log } from './ports.ts';
import type { WakeSignal, WakeSignals } from './wake-port.ts';
import { wakeDelayMs } from './wake-attempts.ts';

/** A sleep that was announced and never came, or whose end nobody told: timers run, so the machine is awake. */
const SLEEP_IN_DOUBT_MS = 10_000;

/**
 * What follows from a sleep of the machine, and from its network coming and going:
 *
 *   suspend ──▶ every ring is held; nothing that arrives counts
 *   resume, late timer, offline ──▶ every ring is held until the service confirms it; each line's feed proves its way
 *                     and looks, and its calls are read, after 0, 0.25, 0.5, 1, 2 … 10 s, until the service has answered
 *   unlock, online ──▶ the attempts begin anew, at once; a ring that sounds goes on, for the service has confirmed it
 *                     since, and the agent may be unlocking the screen to answer it
 *
 * So nothing rings after a wake because it rang before, whatever webhooks tell late, and what rings at the service rings
 * again with the first look.
 */
export function createWakeDesk(ports: {
  readonly clock: Clock;
  /** 0 to 1. */
  readonly random: () => number;
  readonly log: Log;
  readonly signals: WakeSignals;
  readonly calls: RingHolds;
  readonly lines: {
    lines(): readonly Pick<Line, 'id' | 'status'>[];
    /**
     * Tells the line's feed that proof from before `since` does not count; resolves after its next look, true where that went well:
     * the line may not be shown as proven yet, while calls of the sleep are still being read. Harmless for an unknown line.
     */
    wake(id: LineId, since: UnixMs): Promise<boolean>;
  };
}): { readonly stop: () => void } {
  const { clock, random, log, calls, lines } = ports;
  let waking: Waking | null = null;
  /** Suspended, and nobody has told yet that it is over. */
  let isAsleep = false;
  let cancelDoubt = (): void => undefined;

  /**
   * The service has answered since. Also where it says that nobody can ring this number: to wake its line again and again would
   * mend nothing, and shake the tunnel that the other lines share.
   */
  const isAnswered = (id: LineId, since: UnixMs): boolean => {
    const status = lines.lines().find((line) => line.id === id)?.status;
    if (status === undefined || status.state === 'connecting') return false;
    return status.state === 'unreachable' ? !isPassing(status.error) : status.provenAt >= since;
  };

  const look = async (id: LineId, since: UnixMs): Promise<boolean> => {
    try {
      const [isSeen, areTold] = await Promise.all([lines.wake(id, since), calls.confirm(id)]);
      return areTold && (isSeen || isAnswered(id, since));
    } catch (cause) {
      // A bug in one look must not keep the line's rings silent for good.
      log.error('looking after a sleep failed', { line: id, cause: String(cause) });
      return false;
    }
  };

  /** One line's way back. A line that was removed meanwhile has no proof, and nobody to hold a ring for. */
  const comeBack = async (id: LineId, one: Waking): Promise<void> => {
    const turn = { attempt: 0, wake: (): void => undefined };
    one.turns.push(turn);
    while (!one.over && lines.lines().some((line) => line.id === id)) {
      const milliseconds = wakeDelayMs(turn.attempt, random());
      turn.attempt += 1;
      if (milliseconds > 0) await sleep({ clock, sleeper: turn, milliseconds });
      if (one.over) return;
      const isBack = await look(id, one.since);
      if (one.over) return;
      if (!isBack) continue;
      log.info('a line is back', { line: id, attempts: turn.attempt, afterMs: clock.now() - one.since });
      calls.release(id);
      return;
    }
  };

  const endWaking = (): void => {
    if (waking === null) return;
    waking.over = true;
    for (const turn of waking.turns) turn.wake();
    waking = null;
  };

  const beginWaking = (): void => {
    endWaking();
    const one: Waking = { since: clock.now(), over: false, turns: [] };
    waking = one;
    const all = Promise.all(lines.lines().map(({ id }) => comeBack(id, one)));
    inBackground('coming back after a sleep', all, log);
  };

  const hold = (stage: Parameters<RingHolds['hold']>[0]): void => {
    isAsleep = stage === 'asleep';
    calls.hold(stage);
  };

  const suspend = (): void => {
    endWaking();
    hold('asleep');
    cancelDoubt = clock.after(SLEEP_IN_DOUBT_MS, () => {
      hold('waking');
      beginWaking();
    });
  };

  const stopListening = ports.signals.listen((signal: WakeSignal) => {
    log.info('power', signal.type === 'wake' ? { signal: signal.type, why: signal.why } : { signal: signal.type });
    cancelDoubt();
    if (signal.type === 'suspend') return suspend();
    if (isAsleep || signal.type === 'offline' || HOLDS[signal.why]) hold('waking');
    beginWaking();
  });

  return {
    stop() {
      stopListening();
      cancelDoubt();
      endWaking();
    },
  };
}

/** Whether what rings may be of before. */
const HOLDS = { resume: true, 'late-timer': true, unlock: false, online: false } as const;

interface Waking {
  /** Proof from before does not count. */
  readonly since: UnixMs;
  readonly turns: (Sleeper & { attempt: number })[];
  over: boolean;
}
