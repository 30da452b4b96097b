import type { AppError } from '#contract/errors.ts';
import { type UnixMs, unixMs } from '#contract/time.ts';
import { assertNever } from '../assert-never.ts';
import { dueAt, type Liveness, type LivenessInput, type LivenessOrder, type LivenessStep, type Round } from './liveness-phases.ts';
import type { TunnelNews } from './tunnel.ts';

const PROBE_EVERY_MS = 10_000;
const ROUND_MS = 5_000;
const RETRY_MS = 1_000;
/** A new address needs its time in the domain name system and at the tunnel's edge; reopening sooner would only begin that anew. */
const FIRST_GRACE_MS = 30_000;
const WAKE_GRACE_MS = 2_000;
/** What opened this recently was opened after the machine woke, and wakings come in threes (resumed, unlocked, online). */
const JUST_NOW_MS = 10_000;
/** Its program or session hangs. */
const LONGEST_OPENING_MS = 60_000;
/** A timer that comes later than this says that the machine slept, or that we were too busy to hear. */
const LATE_MS = 1_000;
const REOPEN_PAUSES_MS = [0, 15_000, 30_000, 60_000, 120_000, 300_000] as const;

type In<Phase extends Liveness['phase']> = Extract<Liveness, { readonly phase: Phase }>;
interface Address {
  readonly publicUrl: string;
  readonly rounds: number;
  readonly reopens: number;
}

/** What follows of one input; drawn in `liveness-phases.ts`. Takes any input in any phase; what is late, repeated or of another round changes nothing. */
export function stepLiveness(liveness: Liveness, input: LivenessInput, now: UnixMs): LivenessStep {
  if (input.type === 'off') return still({ phase: 'off', rounds: liveness.rounds });
  if (input.type === 'open') return still(opening(liveness.rounds, 0, now));
  const due = dueAt(liveness);
  // Nothing proven before counts then, and what did not come round may be waiting for us to read it.
  if (input.type === 'time' && due !== null && now > due + LATE_MS) return stepLiveness(liveness, { type: 'wake' }, now);
  switch (liveness.phase) {
    case 'off':
      return still(liveness);
    case 'opening':
      return whileOpening(liveness, input, now);
    case 'failed':
      return whileFailed(liveness, input, now);
    case 'unproven':
      return whileUnproven(liveness, input, now);
    case 'proven':
      return whileProven(liveness, input, now);
    case 'silent':
      return whileSilent(liveness, input, now);
    default:
      return assertNever(liveness);
  }
}

function whileOpening(liveness: In<'opening'>, input: LivenessInput, now: UnixMs): LivenessStep {
  const { rounds, reopens, since } = liveness;
  const anew = (times: number): LivenessStep => ({ liveness: opening(rounds, times, now), orders: [{ type: 'reopen' }] });
  switch (input.type) {
    case 'news':
      return input.news.state === 'opening' ? still(liveness) : takeNews(liveness, input.news, now);
    case 'wake':
    case 'mend':
      return now - since < JUST_NOW_MS ? still(liveness) : anew(reopens);
    case 'time':
      return now < liveness.reopenAt ? still(liveness) : anew(reopens + 1);
    default:
      return still(liveness);
  }
}

function whileFailed(liveness: In<'failed'>, input: LivenessInput, now: UnixMs): LivenessStep {
  switch (input.type) {
    case 'news':
      return takeNews(liveness, input.news, now);
    case 'wake':
    case 'mend':
      return { liveness: opening(liveness.rounds, liveness.reopens, now), orders: [{ type: 'reopen' }] };
    default:
      return still(liveness); // it opens itself again
  }
}

function whileUnproven(liveness: In<'unproven'>, input: LivenessInput, now: UnixMs): LivenessStep {
  const { round, publicUrl, rounds, until } = liveness;
  switch (input.type) {
    case 'news':
      return input.news.state === 'open' && input.news.publicUrl === publicUrl ? still(liveness) : takeNews(liveness, input.news, now);
    case 'probe-heard':
      return input.round === round.id ? still(proven({ publicUrl, rounds, round }, now)) : still(liveness);
    case 'probe-failed':
      return still({ ...liveness, round: failedOnce(round, input.round, now) });
    case 'wake':
    case 'mend':
      // A fresh address keeps its grace, but what was sent before the machine slept answers nothing.
      return now - liveness.since < JUST_NOW_MS
        ? nextRound(liveness, now)
        : unproven({ publicUrl, rounds, reopens: 0 }, now, WAKE_GRACE_MS);
    case 'time':
      if (now >= until) return silence(liveness, now);
      return now < round.deadlineAt ? retried(liveness, round, now) : nextRound(liveness, now);
    default:
      return still(liveness);
  }
}

function whileProven(liveness: In<'proven'>, input: LivenessInput, now: UnixMs): LivenessStep {
  const { round, publicUrl, rounds } = liveness;
  switch (input.type) {
    case 'news':
      return input.news.state === 'open' && input.news.publicUrl === publicUrl ? still(liveness) : takeNews(liveness, input.news, now);
    case 'probe-heard':
      return input.round === round?.id ? still(proven({ publicUrl, rounds, round }, now)) : still(liveness);
    case 'probe-failed':
      return still(round === null ? liveness : { ...liveness, round: failedOnce(round, input.round, now) });
    case 'webhook-heard':
      return still({ ...liveness, provenAt: now }); // the round goes on: the tunnel may have died right after
    case 'wake':
      return unproven({ publicUrl, rounds, reopens: 0 }, now, WAKE_GRACE_MS);
    case 'mend':
      return round === null ? asked(liveness, now) : still(liveness);
    case 'time':
      if (round === null) return now < liveness.probeAt ? still(liveness) : asked(liveness, now);
      return now < round.deadlineAt ? retried(liveness, round, now) : silence({ publicUrl, rounds, reopens: 0 }, now);
    default:
      return still(liveness);
  }
}

function whileSilent(liveness: In<'silent'>, input: LivenessInput, now: UnixMs): LivenessStep {
  const { round, publicUrl, rounds } = liveness;
  const asks = (): LivenessStep => (round === null ? asked(liveness, now) : still(liveness));
  switch (input.type) {
    case 'news':
      // A tunnel that has nothing to open anew only repeats its address.
      return input.news.state === 'open' && input.news.publicUrl === publicUrl ? asks() : takeNews(liveness, input.news, now);
    case 'probe-heard':
      return input.round === round?.id ? still(proven({ publicUrl, rounds, round }, now)) : still(liveness);
    case 'probe-failed':
      return still(round === null ? liveness : { ...liveness, round: failedOnce(round, input.round, now) });
    case 'webhook-heard':
      return asks(); // a reason to look, not yet a proof: the tunnel may tell again what it kept
    case 'wake':
      return unproven({ publicUrl, rounds, reopens: 0 }, now, WAKE_GRACE_MS);
    case 'mend':
      return reopened({ ...liveness, reopens: 0 }, now);
    case 'time':
      if (now >= liveness.reopenAt) return reopened(liveness, now);
      if (round === null) return now < liveness.probeAt ? still(liveness) : asked(liveness, now);
      return now < round.deadlineAt ? retried(liveness, round, now) : still({ ...liveness, round: null });
    default:
      return still(liveness);
  }
}

function takeNews(liveness: Liveness, news: TunnelNews, now: UnixMs): LivenessStep {
  const { rounds } = liveness;
  const reopens = 'reopens' in liveness ? liveness.reopens : 0;
  switch (news.state) {
    case 'opening':
      return still(opening(rounds, reopens, now));
    case 'open':
      return unproven({ publicUrl: news.publicUrl, rounds, reopens }, now, FIRST_GRACE_MS);
    case 'failed':
      return still(failed(liveness, { rounds, reopens, error: news.error }, now));
    default:
      return assertNever(news);
  }
}

const later = (now: UnixMs, milliseconds: number): UnixMs => unixMs(now + milliseconds);
const still = (liveness: Liveness): LivenessStep => ({ liveness, orders: [] });
const probe = (publicUrl: string, { id }: Round): LivenessOrder => ({ type: 'probe', round: id, publicUrl });

function opening(rounds: number, reopens: number, now: UnixMs): Liveness {
  return { phase: 'opening', rounds, since: now, reopens, reopenAt: later(now, LONGEST_OPENING_MS) };
}

function failed(
  before: Liveness,
  of: { readonly rounds: number; readonly reopens: number; readonly error: AppError },
  now: UnixMs,
): Liveness {
  return { phase: 'failed', ...of, since: before.phase === 'failed' ? before.since : now };
}

function unproven({ publicUrl, rounds, reopens }: Address, now: UnixMs, graceMs: number): LivenessStep {
  const round = beginRound(rounds + 1, now, Math.min(ROUND_MS, graceMs));
  const until = later(now, graceMs);
  return {
    liveness: { phase: 'unproven', publicUrl, rounds: round.id, reopens, since: now, until, round },
    orders: [probe(publicUrl, round)],
  };
}

function proven(by: { readonly publicUrl: string; readonly rounds: number; readonly round: Round }, now: UnixMs): Liveness {
  const { publicUrl, rounds } = by;
  return { phase: 'proven', publicUrl, rounds, provenAt: now, probeAt: later(by.round.sentAt, PROBE_EVERY_MS), round: null };
}

/** The first silence opens anew at once; a tunnel that was opened anew already is given longer and longer. */
function silence({ publicUrl, rounds, reopens }: Address, now: UnixMs): LivenessStep {
  const silent: In<'silent'> = {
    phase: 'silent',
    publicUrl,
    rounds,
    reopens,
    since: now,
    reopenAt: later(now, reopenPauseMs(reopens)),
    probeAt: later(now, PROBE_EVERY_MS),
    round: null,
  };
  return reopens === 0 ? reopened(silent, now) : still(silent);
}

function reopened(liveness: In<'silent'>, now: UnixMs): LivenessStep {
  const reopens = liveness.reopens + 1;
  // What falls due at the same instant was asked of the tunnel that is dropped here.
  const round = liveness.round !== null && now >= liveness.round.deadlineAt ? null : liveness.round;
  const probeAt = now >= liveness.probeAt ? later(now, PROBE_EVERY_MS) : liveness.probeAt;
  return { liveness: { ...liveness, reopens, round, probeAt, reopenAt: later(now, reopenPauseMs(reopens)) }, orders: [{ type: 'reopen' }] };
}

function reopenPauseMs(reopens: number): number {
  return REOPEN_PAUSES_MS[reopens] ?? 300_000;
}

function beginRound(id: number, now: UnixMs, lastsMs: number): Round {
  return { id, sentAt: now, deadlineAt: later(now, lastsMs), retryAt: null };
}

function nextRound(liveness: In<'unproven'>, now: UnixMs): LivenessStep {
  const round = beginRound(liveness.rounds + 1, now, Math.max(0, Math.min(ROUND_MS, liveness.until - now)));
  return { liveness: { ...liveness, rounds: round.id, round }, orders: [probe(liveness.publicUrl, round)] };
}

/** A round begins beside whatever else is waited for. */
function asked(liveness: In<'proven'> | In<'silent'>, now: UnixMs): LivenessStep {
  const round = beginRound(liveness.rounds + 1, now, ROUND_MS);
  const asking = { rounds: round.id, round, probeAt: later(now, PROBE_EVERY_MS) };
  return { liveness: { ...liveness, ...asking }, orders: [probe(liveness.publicUrl, round)] };
}

/** Another try within the round, where there is time for one. */
function failedOnce(round: Round, which: number, now: UnixMs): Round {
  const retryAt = later(now, RETRY_MS);
  return which !== round.id || round.retryAt !== null || retryAt >= round.deadlineAt ? round : { ...round, retryAt };
}

function retried(liveness: In<'unproven' | 'proven' | 'silent'>, round: Round, now: UnixMs): LivenessStep {
  if (round.retryAt === null || now < round.retryAt) return still(liveness);
  return { liveness: { ...liveness, round: { ...round, retryAt: null } }, orders: [probe(liveness.publicUrl, round)] };
}
