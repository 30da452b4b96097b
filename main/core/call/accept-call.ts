import { type AppError, appError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { RemoteCall } from '../events/observation.ts';
import type { Clock } from '../ports.ts';
import type { CallLeg, LegCall } from './call-leg.ts';
import { isPassing } from './is-passing.ts';
import { pause } from './pause.ts';

/** When to ask for the call, counted from one another: giving up on one that was accepted would leave the customer with nobody. */
const READ_WAITS_MS = [0, 1_000, 3_000] as const;

/** A service that wants more time than this gets no second click: the customer would have hung up, and the agent sees why. */
const LONGEST_RETRY_AFTER_MS = 3_000;
/** Where it names no time. */
const USUAL_RETRY_AFTER_MS = 1_000;

/**
 * Accepts a call, and finds out what became of it when the service's answer is not a plain yes: the first
 * accept wins, how the service refuses the others is not documented, so the call itself is asked.
 * A request without an answer may have been carried out; it is repeated once only if the call still rings. So is one
 * that came too soon after others (429), when the time that the service asked for is over. Where our answer was lost and the call
 * is accepted, the leg tells whether we were: a second microphone must not open beside that of a colleague who was faster.
 */
export async function acceptCall({
  at,
  leg,
  clock,
  observed,
}: {
  readonly at: LegCall;
  readonly leg: CallLeg;
  readonly clock: Clock;
  readonly observed: (remote: RemoteCall) => void;
}): Promise<Result<null, AppError>> {
  const first = await leg.accept(at);
  if (first.ok) return first;
  const wait = waitMs(first.error);
  if (wait === null) return first;
  if (wait > 0) await pause(clock, wait);
  const read = await readCall(at, clock);
  if (!read.ok) return read.error.code === 'call-gone' ? read : first;
  const answerLost =
    first.error.code === 'service-timeout' || first.error.code === 'service-unreachable' || first.error.code === 'service-broken';
  switch (read.value.status) {
    case 'ended':
      observed(read.value);
      return fail(appError('call-gone'));
    case 'accepted':
      return answerLost && (await leg.isAcceptedByUs(at.call.id, read.value)) ? ok(null) : fail(appError('answered-elsewhere'));
    case 'initiated':
    case 'ringing':
      return answerLost || first.error.code === 'rate-limited' ? leg.accept(at) : first;
  }
}

/** Before the call is asked for; null where waiting makes no sense. */
function waitMs({ code, retryAfterMs }: AppError): number | null {
  if (code !== 'rate-limited') return 0;
  const wait = retryAfterMs ?? USUAL_RETRY_AFTER_MS;
  return wait <= LONGEST_RETRY_AFTER_MS ? wait : null;
}

async function readCall({ api, remoteId }: LegCall, clock: Clock): Promise<Result<RemoteCall, AppError>> {
  let read: Result<RemoteCall, AppError> = fail(appError('service-unreachable'));
  for (const wait of READ_WAITS_MS) {
    if (wait > 0) await pause(clock, wait);
    read = await api.read(remoteId, true);
    if (read.ok || !isPassing(read.error)) return read;
  }
  return read;
}
