import type { AppError } from '#contract/errors.ts';
import type { UnixMs } from '#contract/time.ts';
import type { TunnelStatus } from '#contract/tunnel.ts';
import { assertNever } from '../assert-never.ts';
import type { TunnelNews } from './tunnel.ts';

/**
 * Whether webhooks would come through the tunnel: by evidence, which is a probe of ours that came round the whole
 * way (public address → tunnel → receiver), never by what the tunnel says of itself.
 *
 *   off ──open──▶ opening ◀───────── it says so ────────── any but off
 *                    │  ▲                                   │ it says so
 *        an address  │  └───────── tries again ────────── failed
 *                    ▼
 *    ┌──────────▶ unproven ── the grace is over ──▶ silent ⟲ opened anew at once, then later and later
 *    │               │ came round                    │  ▲
 *    │ woke, or      ▼                    came round │  │ did not come round
 *    └─ another ── proven ◀──────────────────────────┘  │
 *       address      └──────────────────────────────────┘
 *
 * A tunnel that died while it looks connected is noticed within 16 s: a round of probes begins every 10 s, counted
 * from the beginning of the last one, and has 5 s to come round. A death just after a round was heard shows 10 + 5 s
 * later at most; the last second is for timers, and one that is later still says that the machine slept. Within a
 * round a probe that fails at once (502, refused) is sent again every second: one lost request is no alarm, and a
 * tunnel that answers 502 is noticed no later than one that hangs.
 */
export type Liveness = { readonly rounds: number } & (
  | { readonly phase: 'off' }
  /** `reopens`, here and below: how often it was opened anew since something came through. */
  | { readonly phase: 'opening'; readonly since: UnixMs; readonly reopens: number; readonly reopenAt: UnixMs }
  | { readonly phase: 'failed'; readonly since: UnixMs; readonly reopens: number; readonly error: AppError }
  /** It has an address through which nothing came yet, or nothing since the machine woke. `until`: when that becomes silence. */
  | (Asking & {
      readonly phase: 'unproven';
      readonly since: UnixMs;
      readonly until: UnixMs;
      readonly reopens: number;
      readonly round: Round;
    })
  | (Asking & { readonly phase: 'proven'; readonly provenAt: UnixMs; readonly probeAt: UnixMs })
  | (Asking & {
      readonly phase: 'silent';
      readonly since: UnixMs;
      readonly probeAt: UnixMs;
      readonly reopens: number;
      readonly reopenAt: UnixMs;
    })
);

interface Asking {
  readonly publicUrl: string;
  /** Null between two rounds. */
  readonly round: Round | null;
}

/** Probes that are one question: any of them may answer it. `retryAt`: the last one failed, and the next leaves then. */
export interface Round {
  readonly id: number;
  readonly sentAt: UnixMs;
  readonly deadlineAt: UnixMs;
  readonly retryAt: UnixMs | null;
}

export type LivenessInput =
  /** A tunnel is being opened in place of the one before; `off`: none. */
  | { readonly type: 'open' | 'off' }
  | { readonly type: 'news'; readonly news: TunnelNews }
  /** The receiver heard a probe of the round. */
  | { readonly type: 'probe-heard'; readonly round: number }
  /** A probe was refused, redirected, or answered by somebody else. Silence is not told: the round has its deadline. */
  | { readonly type: 'probe-failed'; readonly round: number }
  /** A webhook that was not seen before has come. */
  | { readonly type: 'webhook-heard' }
  /** The machine slept or its network changed: all that was proven before is worth nothing. */
  | { readonly type: 'wake' }
  /** The agent asks to try again now. */
  | { readonly type: 'mend' }
  /** `dueAt` has come. */
  | { readonly type: 'time' };

export type LivenessOrder = { readonly type: 'probe'; readonly round: number; readonly publicUrl: string } | { readonly type: 'reopen' };

export interface LivenessStep {
  readonly liveness: Liveness;
  readonly orders: readonly LivenessOrder[];
}

export const TUNNEL_OFF: Liveness = { phase: 'off', rounds: 0 };

/** A proof that is older proves nothing. */
const PROOF_LASTS_MS = 60_000;

/** When something last came through, where that still counts. */
export function proofOf(liveness: Liveness, now: UnixMs): UnixMs | null {
  return liveness.phase === 'proven' && now - liveness.provenAt < PROOF_LASTS_MS ? liveness.provenAt : null;
}

/** When the machine next wants to be told of the time; null while only news can change anything. */
export function dueAt(liveness: Liveness): UnixMs | null {
  switch (liveness.phase) {
    case 'off':
    case 'failed':
      return null;
    case 'opening':
      return liveness.reopenAt;
    case 'unproven':
      return roundDueAt(liveness.round);
    case 'proven':
      return liveness.round === null ? liveness.probeAt : roundDueAt(liveness.round);
    case 'silent': {
      const next = liveness.round === null ? liveness.probeAt : roundDueAt(liveness.round);
      return next < liveness.reopenAt ? next : liveness.reopenAt;
    }
    default:
      return assertNever(liveness);
  }
}

function roundDueAt({ retryAt, deadlineAt }: Round): UnixMs {
  return retryAt !== null && retryAt < deadlineAt ? retryAt : deadlineAt;
}

/** It was opened anew because nothing came through, and nothing has since: that it says it is open is no comfort. */
export function isDoubted(liveness: Extract<Liveness, { readonly phase: 'unproven' }>): boolean {
  return liveness.reopens > 0;
}

/** As the agent sees it. */
export function tunnelStatus(liveness: Liveness): TunnelStatus {
  switch (liveness.phase) {
    case 'off':
      return { state: 'off' };
    case 'opening':
      return { state: 'opening' };
    case 'unproven':
      return isDoubted(liveness)
        ? { state: 'silent', publicUrl: liveness.publicUrl, since: liveness.since }
        : { state: 'open', publicUrl: liveness.publicUrl, provenAt: null };
    case 'proven':
      return { state: 'open', publicUrl: liveness.publicUrl, provenAt: liveness.provenAt };
    case 'silent':
      return { state: 'silent', publicUrl: liveness.publicUrl, since: liveness.since };
    case 'failed':
      return { state: 'failed', error: liveness.error, since: liveness.since };
    default:
      return assertNever(liveness);
  }
}
