import { type AppError, appError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { RemoteCall } from '../events/observation.ts';
import type { CallLeg, LegCall } from './call-leg.ts';

/**
 * Accepts a call, and finds out what became of it when the service's answer is not a plain yes: the first
 * accept wins, its refusal is not documented, so the call itself is asked (pilot-status-api, open question 19).
 * A request without an answer may have been carried out; it is repeated once only if the call still rings.
 */
export async function acceptCall({
  at,
  leg,
  observed,
}: {
  readonly at: LegCall;
  readonly leg: CallLeg;
  readonly observed: (remote: RemoteCall) => void;
}): Promise<Result<null, AppError>> {
  const first = await leg.accept(at);
  if (first.ok) return first;
  const read = await at.api.read(at.remoteId, false);
  if (!read.ok) return read.error.code === 'call-gone' ? read : first;
  const answerLost = first.error.code === 'service-timeout' || first.error.code === 'service-unreachable' || first.error.code === 'service-broken';
  switch (read.value.status) {
    case 'ended':
      observed(read.value);
      return fail(appError('call-gone'));
    case 'accepted':
      return answerLost ? ok(null) : fail(appError('answered-elsewhere'));
    case 'initiated':
    case 'ringing':
      return answerLost ? leg.accept(at) : first;
  }
}
