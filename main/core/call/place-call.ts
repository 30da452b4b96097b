import { type AppError, appError } from '#contract/errors.ts';
import type { Call } from '#contract/call.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { Clock, LineApi, PlacedCall } from '../ports.ts';
import type { CallLeg } from './call-leg.ts';
import { mayBeCarriedOut } from './is-passing.ts';
import { pause } from './pause.ts';

/** When to look for a call whose placing brought no answer, counted from one another. */
const LOOK_AGAIN_WAITS_MS = [0, 1_500, 3_000] as const;

/**
 * Places a call once, never twice: a second request would ring the customer again. Where the answer is
 * lost, the call is looked for among the fresh ones to that customer.
 *
 * @param knownBefore the ids the service had told us of before we placed ours
 */
export async function placeCall({
  call,
  api,
  leg,
  clock,
  knownBefore,
}: {
  readonly call: Call;
  readonly api: LineApi;
  readonly leg: CallLeg;
  readonly clock: Clock;
  readonly knownBefore: ReadonlySet<string>;
}): Promise<Result<PlacedCall, AppError>> {
  if (call.peer === null) return fail(appError('internal', 'a call without a number cannot be placed'));
  const offer = await leg.makeOffer({ callId: call.id, to: call.peer, api });
  if (!offer.ok) return offer;
  const placed = await api.place({ to: call.peer, sdpOffer: offer.value });
  if (placed.ok || !mayBeCarriedOut(placed.error)) return placed;
  for (const wait of LOOK_AGAIN_WAITS_MS) {
    if (wait > 0) await pause(clock, wait);
    const listed = await api.list(10);
    const found = listed.ok
      ? listed.value.find(
          (other) =>
            other.direction === 'outbound' && other.peer === call.peer && other.status !== 'ended' && !knownBefore.has(other.remoteId),
        )
      : undefined;
    if (found !== undefined) return ok({ remoteId: found.remoteId, externalId: found.externalId });
  }
  return placed;
}
