import { type AppError, appError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { RemoteCall } from '../events/observation.ts';
import type { Clock } from '../ports.ts';
import type { CallLeg, LegCall } from './call-leg.ts';
import { isPassing, mayBeCarriedOut } from './is-passing.ts';
import { pause } from './pause.ts';
import { isSameConnection } from './same-connection.ts';

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
 * is accepted, the description that the service has tells by whom: a second microphone must not open beside that of a colleague
 * who was faster. The same tells why a call that still rings was refused: another description was there before ours, of a
 * colleague, or our own of before a restart (`isResumed`).
 */
export async function acceptCall({
  at,
  leg,
  clock,
  observed,
  isResumed,
}: {
  readonly at: LegCall;
  readonly leg: CallLeg;
  readonly clock: Clock;
  readonly observed: (remote: RemoteCall) => void;
  readonly isResumed: boolean;
}): Promise<Result<null, AppError>> {
  const first = await leg.accept(at);
  if (first.ok) return first;
  const wait = waitMs(first.error);
  if (wait === null) return first;
  if (wait > 0) await pause(clock, wait);
  const read = await readCall(at, clock);
  if (!read.ok) return read.error.code === 'call-gone' ? read : first;
  const answerLost = mayBeCarriedOut(first.error);
  const given = await leg.answerGiven(at.call.id);
  switch (read.value.status) {
    case 'ended':
      observed(read.value);
      return fail(appError('call-gone'));
    case 'accepted':
      return answerLost && acceptedByUs(read.value, given) !== false ? ok(null) : fail(appError('answered-elsewhere'));
    case 'initiated':
    case 'ringing':
      if (answerLost || first.error.code === 'rate-limited') return leg.accept(at);
      if (first.error.code !== 'call-setup-refused' || acceptedByUs(read.value, given) !== false) return first;
      return fail(appError(isResumed ? 'call-lost-in-restart' : 'prepared-elsewhere', first.error.detail));
  }
}

/** Whether the description that the service keeps is the `given` one; null where it does not tell, or we gave none. */
export function acceptedByUs({ sdpAnswer }: RemoteCall, given: string | null): boolean | null {
  return sdpAnswer === null || given === null ? null : isSameConnection(given, sdpAnswer);
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
