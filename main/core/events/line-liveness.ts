import type { LineHealth, PollingCause } from '#contract/line.ts';
import { type UnixMs, unixMs } from '#contract/time.ts';
import { assertNever } from '../assert-never.ts';
import { isDoubted, type Liveness, proofOf } from './liveness-phases.ts';

/** Whether webhooks of one line reach us: the tunnel is proven, the service keeps the webhook, and none was missed. */
export interface WayState {
  readonly live: boolean;
  /** When something last came through the whole way; null where nothing has since it was opened, or since the machine woke. */
  readonly provenAt: UnixMs | null;
  /** Null exactly while live. */
  readonly cause: PollingCause | null;
  readonly webhook: LineHealth['webhook'];
}

/** What one line adds to the liveness of its tunnel. */
export interface LineLiveness {
  readonly webhook: LineHealth['webhook'];
  /** Polling found what no webhook told, so the line is polled until a webhook comes, or until then. */
  readonly distrustedUntil: UnixMs | null;
  /** Losses since a webhook last came. */
  readonly losses: number;
  /** When the last one was noticed; null where none counts. */
  readonly lostAt: UnixMs | null;
}

export type LineLivenessInput =
  /** `mended`: the webhook had drifted and is as ordered again, which explains what was lost. */
  | { readonly type: 'registration'; readonly webhook: LineHealth['webhook']; readonly mended: boolean }
  /** A webhook of the line has come, also one that told nothing new. */
  | { readonly type: 'webhook-heard' }
  | { readonly type: 'events-lost' }
  /** The tunnel is not proven any more, and was until `provenAt`: what was lost since is its loss, and ends with it. */
  | { readonly type: 'tunnel-lost'; readonly provenAt: UnixMs }
  | { readonly type: 'mend' };

const FIRST_DISTRUST_MS = 5 * 60_000;
const LONGEST_DISTRUST_MS = 40 * 60_000;

export const NEW_LINE: LineLiveness = { webhook: 'none', distrustedUntil: null, losses: 0, lostAt: null };

/** What follows of one input. Trust that nothing proves comes back by itself, later after every further loss. */
export function stepLine(line: LineLiveness, input: LineLivenessInput, now: UnixMs): LineLiveness {
  switch (input.type) {
    case 'registration': {
      const explained = input.mended && input.webhook === 'registered';
      return { ...line, webhook: input.webhook, distrustedUntil: explained ? null : line.distrustedUntil };
    }
    case 'webhook-heard':
      return { ...line, distrustedUntil: null, losses: 0, lostAt: null };
    case 'events-lost': {
      const distrustMs = Math.min(LONGEST_DISTRUST_MS, FIRST_DISTRUST_MS * 2 ** Math.min(10, line.losses));
      return { ...line, distrustedUntil: unixMs(now + distrustMs), losses: line.losses + 1, lostAt: now };
    }
    case 'tunnel-lost': {
      const explained = line.lostAt !== null && line.lostAt >= input.provenAt;
      return explained ? { ...line, distrustedUntil: null, losses: line.losses - 1, lostAt: null } : line;
    }
    case 'mend':
      return { ...line, distrustedUntil: null };
    default:
      return assertNever(input);
  }
}

/** Tunnel and line together. Where several things are wrong, the one that has to be mended first is named. */
export function wayState(tunnel: Liveness, line: LineLiveness, now: UnixMs): WayState {
  const provenAt = proofOf(tunnel, now);
  const cause = causeOf(tunnel, line, now) ?? (provenAt === null ? 'probe-lost' : null);
  return { live: cause === null, provenAt, cause, webhook: line.webhook };
}

function causeOf(tunnel: Liveness, line: LineLiveness, now: UnixMs): PollingCause | null {
  switch (tunnel.phase) {
    case 'off':
      return 'no-tunnel';
    case 'opening':
      return 'tunnel-opening';
    case 'unproven':
      return isDoubted(tunnel) ? 'probe-lost' : 'tunnel-opening';
    case 'failed':
      return 'tunnel-down';
    case 'silent':
      return 'probe-lost';
    case 'proven':
      return lineCause(line, now);
    default:
      return assertNever(tunnel);
  }
}

function lineCause(line: LineLiveness, now: UnixMs): PollingCause | null {
  switch (line.webhook) {
    case 'none':
    case 'registering':
      return 'tunnel-opening';
    case 'refused':
      return 'webhook-refused';
    case 'registered':
      return line.distrustedUntil !== null && now < line.distrustedUntil ? 'events-lost' : null;
    default:
      return assertNever(line.webhook);
  }
}
