import { type AppError, appError } from '#contract/errors.ts';
import type { UnixMs } from '#contract/time.ts';
import { type LookAnswer, pollDelayMs } from '../core/events/poll-policy.ts';
import { inBackground } from '../core/in-background.ts';
import type { Clock, FeedStake, Log } from '../core/ports.ts';
import type { RequestGate } from './request-gate.ts';

/** After a click the next look comes this soon, so that a burst of clicks is one look. */
const SOON_MS = 150;
/** While older pages are read, looks leave them half of the rate. */
const BEHIND_MS = 4_000;

/** When the list is looked at: one look at a time, as often as the policy says and the gate allows. */
export interface LineLooks {
  /** Looks as soon as the gate lets it. */
  now(urgency: 'ringing' | 'looking'): void;
  soon(): void;
  /** The stake is told again with every change of the app's state; only a change of it is a reason to look. */
  expect(stake: FeedStake): void;
  /** Forgets what is under way and what went wrong before, and looks now. `held` is told where the service has asked for quiet. */
  wake(held: (error: AppError) => void): Promise<void>;
  /** Resolves when no look is under way. */
  stop(): Promise<void>;
}

export function lineLooks(tools: {
  readonly clock: Clock;
  readonly gate: RequestGate;
  /** 0 to 1, by chance. */
  readonly random: () => number;
  readonly log: Log;
  /** Webhooks are proven to reach us. */
  readonly live: () => boolean;
  /** Older pages are being read. */
  readonly behind: () => boolean;
  /** Reads the list and takes what it says, as long as `isCurrent`; resolves with what went wrong. The gate has been passed. */
  readonly look: (isCurrent: () => boolean) => Promise<AppError | null>;
}): LineLooks {
  const { clock, gate, random, log } = tools;
  const underWay = new Set<Promise<void>>();
  let stake: FeedStake = 'idle';
  let ringsSince: UnixMs | null = null;
  let lastAnswer: LookAnswer = { ok: true };
  let cancelTimer: () => void = () => undefined;
  let current: Promise<void> | null = null;
  let again = false;
  /** Counts wakes: a look from before one tells how things were before it. */
  let epoch = 0;
  let woken: readonly (() => void)[] = [];
  let stopped = false;

  const urgency = (): 'ringing' | 'looking' => (stake === 'ringing' ? 'ringing' : 'looking');

  function schedule(milliseconds: number, as: 'ringing' | 'looking'): void {
    cancelTimer();
    if (stopped) return;
    cancelTimer = clock.after(Math.max(milliseconds, gate.waitMs(as)), () => {
      // Somebody else may have been let through meanwhile, or been told to wait.
      if (gate.enter(as)) start();
      else schedule(0, as);
    });
  }

  function start(): void {
    const began = epoch;
    const work: Promise<void> = lookAndGoOn(began).finally(() => underWay.delete(work));
    current = work;
    underWay.add(work);
    inBackground('looking for calls', work, log);
  }

  /** Goes on also where a listener throws: a bug there must not leave the line deaf. */
  async function lookAndGoOn(began: number): Promise<void> {
    try {
      const error = await tools.look(() => began === epoch && !stopped);
      if (began === epoch) lastAnswer = answered(error);
    } finally {
      if (began === epoch) {
        current = null;
        const delay = nextDelayMs();
        schedule(again ? Math.min(SOON_MS, delay) : delay, urgency());
        again = false;
        for (const resolve of woken) resolve();
        woken = [];
      }
    }
  }

  function answered(error: AppError | null): LookAnswer {
    if (error === null) return { ok: true };
    const failures = (lastAnswer.ok ? 0 : lastAnswer.failures) + 1;
    return { ok: false, code: error.code, failures, retryAfterMs: error.retryAfterMs ?? null };
  }

  function nextDelayMs(): number {
    const delay = pollDelayMs({
      webhookLive: tools.live(),
      stake,
      ringingForMs: ringsSince === null ? null : clock.now() - ringsSince,
      lastAnswer,
      spread: random(),
    });
    return lastAnswer.ok && tools.behind() && stake !== 'ringing' ? Math.max(BEHIND_MS, delay) : delay;
  }

  function lookIn(milliseconds: number, as: 'ringing' | 'looking'): void {
    if (current === null) schedule(milliseconds, as);
    else again = true;
  }

  return {
    now: (as) => lookIn(0, as),
    soon: () => lookIn(SOON_MS, urgency()),
    expect(next) {
      if (next === stake) return;
      stake = next;
      ringsSince = next === 'ringing' ? clock.now() : null;
      lookIn(SOON_MS, urgency());
    },
    wake(held) {
      epoch += 1;
      current = null;
      again = false;
      lastAnswer = { ok: true };
      if (stopped) return Promise.resolve();
      const quiet = gate.heldMs();
      if (quiet === 0 && gate.enter('ringing')) {
        cancelTimer();
        start();
      } else schedule(0, 'ringing');
      if (quiet > 0) {
        held({ ...appError('rate-limited'), retryAfterMs: quiet });
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        woken = [...woken, resolve];
      });
    },
    async stop() {
      stopped = true;
      cancelTimer();
      for (const resolve of woken) resolve();
      woken = [];
      await Promise.allSettled(underWay);
    },
  };
}
