import type { AppError } from '#contract/errors.ts';
import type { UnixMs } from '#contract/time.ts';
import type { OpenTunnel, TunnelNews } from '../../core/events/tunnel.ts';
import { inBackground } from '../../core/in-background.ts';
import type { Clock, Log } from '../../core/ports.ts';
import { reopenDelayMs, STABLE_AFTER_MS } from './reopen-delay.ts';

/** Time to come up: asking for a quick tunnel may take 15 s, and reaching the edge by its second protocol as long again. */
const UP_WITHIN_MS = 60_000;
/** Time to get lost connections back by itself, before another process or session is tried. */
const BACK_WITHIN_MS = 30_000;

/** One process or session, from its start to its end. Nothing is heard before `begin` has returned. */
export interface TunnelAttempt {
  /** Resolves when nothing of it is left. Never rejects; harmless when it is over. */
  end(): Promise<void>;
}
export type AttemptNews =
  | { readonly type: 'up'; readonly publicUrl: string }
  /** It lives, without a connection, and may come up again by itself. */
  | { readonly type: 'down'; readonly error: AppError }
  /** `again`: soon; after minutes, because the other side asks for patience; or when the agent has acted. */
  | { readonly type: 'over'; readonly error: AppError; readonly again: Again };
type Again = 'soon' | 'calmly' | 'when-asked';

export interface TunnelOrder {
  readonly name: string;
  readonly begin: (heard: (news: AttemptNews) => void) => TunnelAttempt;
  readonly listener: (news: TunnelNews) => void;
  readonly clock: Clock;
  readonly log: Log;
  /** 0..1, by which pauses are spread. */
  readonly random: () => number;
}

/**
 * Keeps one attempt going, and begins the next when it is over:
 *
 *   opening ──up──▶ open ──down──▶ failed ──up──▶ open
 *      └──────over, or too late──────┴──▶ failed ──pause──▶ opening        (1, 2, 4 … 30 s)
 *                                            └──the agent must act: only `reopen` goes on──▶ opening
 */
export function keepTunnelOpen({ name, begin, listener, clock, log, random }: TunnelOrder): OpenTunnel {
  let current: { readonly attempt: TunnelAttempt; upSince: UnixMs | null; shownUrl: string | null } | null = null;
  /** Of earlier attempts: the next begins when they are gone. */
  let leftovers: Promise<unknown> = Promise.resolve();
  /** Which attempt is wanted: what belongs to an earlier one, or comes after the stop, is no news. */
  let wanted = 0;
  /** In a row, and of one kind: patience asked for once does not make a later crash wait, nor the other way round. */
  let failures = 0;
  let lastAgain: Again = 'soon';
  let stopped = false;
  let cancelTimer = (): void => undefined;

  function drop(): void {
    cancelTimer();
    wanted += 1;
    if (current !== null) leftovers = Promise.all([leftovers, current.attempt.end()]);
    current = null;
  }

  function fail(error: AppError, again: Again): void {
    const upSince = current?.upSince ?? null;
    if (upSince !== null && clock.now() - upSince >= STABLE_AFTER_MS) failures = 0;
    if (again !== lastAgain) failures = 0;
    lastAgain = again;
    drop();
    const pauseMs = again === 'when-asked' ? null : reopenDelayMs({ failures, spread: random(), calm: again === 'calmly' });
    failures += 1;
    log.warn('tunnel failed', { tunnel: name, code: error.code, detail: error.detail ?? '', againInMs: pauseMs, inARow: failures });
    if (pauseMs !== null) cancelTimer = clock.after(pauseMs, open);
    listener({ state: 'failed', error: pauseMs === null || again === 'soon' ? error : { ...error, retryAfterMs: pauseMs } });
  }

  function heard(news: AttemptNews): void {
    if (current === null) return;
    if (news.type === 'over') {
      fail(news.error, news.again);
      return;
    }
    cancelTimer();
    if (news.type === 'down') {
      log.warn('tunnel lost its connections', { tunnel: name, detail: news.error.detail ?? '' });
      current.shownUrl = null;
      cancelTimer = clock.after(BACK_WITHIN_MS, () => fail(news.error, 'soon'));
      listener({ state: 'failed', error: news.error });
      return;
    }
    current.upSince ??= clock.now();
    if (current.shownUrl === news.publicUrl) return;
    current.shownUrl = news.publicUrl;
    log.info('tunnel is open', { tunnel: name, publicUrl: news.publicUrl });
    listener({ state: 'open', publicUrl: news.publicUrl });
  }

  function open(): void {
    const mine = wanted;
    const begun = leftovers.then(() => {
      if (mine !== wanted) return;
      listener({ state: 'opening' });
      if (mine !== wanted) return; // the listener asked for another one
      current = {
        attempt: begin((news) => {
          if (mine === wanted) heard(news);
        }),
        upSince: null,
        shownUrl: null,
      };
      cancelTimer = clock.after(UP_WITHIN_MS, () => {
        fail({ code: 'tunnel-lost', detail: 'it did not come up' }, 'soon');
      });
    });
    inBackground('opening a tunnel', begun, log);
  }

  open();
  return {
    reopen() {
      if (stopped) return;
      drop();
      open();
    },
    async stop() {
      stopped = true;
      drop();
      await leftovers;
    },
  };
}
