import type { AppError } from '#contract/errors.ts';
import type { Call, CallIdentity, CallIn, MediaState } from '#contract/call.ts';
import type { UnixMs } from '#contract/time.ts';
import { assertNever } from '../assert-never.ts';
import type { CallEffect, CallEvent } from './call-event.ts';
import { type End, endOfAlerting, endOfTalk, unansweredReason, withFault } from './end-reason.ts';

/**
 *              answer             accepted
 *   ringing ───────────▶ answering ─────────▶ active ──┐  hang-up, remote-ended,
 *      │                    │                   ▲      │  media-failed
 *      │ reject, deadline,  │ hang-up,          │      ▼
 *      │ remote-accepted,   │ accept-failed,    │    ended   (sticky: nothing leaves it;
 *      └─ remote-ended ─────┴─ remote-ended ────┼──▶   ▲      a request that succeeds too late
 *                                               │      │      is taken back by `terminate`)
 *   dialing ──placed──▶ alerting ─remote-accepted      │
 *      └────────────────────┴── hang-up, refused, remote-ended, deadline
 *   stranded ──rejoin──▶ active
 *      └── hang-up, remote-ended, deadline ──▶ ended
 *
 * Pure: `(call, event, time) → (call, effects)`. Whoever is told by two ways at once sends two events;
 * the second finds the call where the first put it and changes nothing.
 */
export interface Step {
  readonly call: Call;
  readonly effects: readonly CallEffect[];
}

export function stepCall(call: Call, event: CallEvent, at: UnixMs): Step {
  const step = stepPhase(call, event, at);
  return event.type === 'remote-ended' ? { ...step, call: withFault(step.call, event.fault) } : step;
}

function stepPhase(call: Call, event: CallEvent, at: UnixMs): Step {
  switch (call.phase) {
    case 'ringing':
      return stepRinging(call, event, at);
    case 'answering':
      return stepAnswering(call, event, at);
    case 'dialing':
      return stepDialing(call, event, at);
    case 'alerting':
      return stepAlerting(call, event, at);
    case 'active':
      return stepActive(call, event, at);
    case 'stranded':
      return stepStranded(call, event, at);
    case 'ended':
      return stepEnded(call, event);
    default:
      return assertNever(call);
  }
}

function stepRinging(call: CallIn<'ringing'>, event: CallEvent, at: UnixMs): Step {
  switch (event.type) {
    case 'answer':
      return { call: { ...identity(call), phase: 'answering' }, effects: [{ type: 'accept' }] };
    case 'reject':
    case 'hang-up':
      return end(call, { reason: 'declined', at }, [{ type: 'reject' }]);
    case 'silence':
      return { call: { ...call, silenced: true }, effects: [] };
    case 'remote-accepted':
      return end(call, { reason: 'answered-elsewhere', at });
    case 'remote-ended':
      return end(call, { reason: unansweredReason(event), at });
    case 'deadline':
      return end(call, { reason: 'missed', at });
    // A failed preparation is not the end of the ring: answering tries once more.
    case 'media-failed':
    case 'media':
    case 'mute':
    case 'hold':
    case 'remote-ringing':
    case 'placed':
    case 'place-failed':
    case 'accepted':
    case 'accept-failed':
    case 'rejoin':
      return stay(call);
    default:
      return assertNever(event);
  }
}

function stepAnswering(call: CallIn<'answering'>, event: CallEvent, at: UnixMs): Step {
  switch (event.type) {
    case 'accepted':
      return {
        call: { ...identity(call), phase: 'active', answeredAt: at, media: 'connecting', muted: false, held: false },
        effects: [{ type: 'open-media' }],
      };
    case 'accept-failed':
      return endAccept(call, event.error, at);
    case 'reject':
    case 'hang-up':
      return end(call, { reason: 'declined', at }, [{ type: 'terminate' }]);
    case 'remote-ended':
      return end(call, { reason: event.answered ? 'answered-elsewhere' : 'caller-cancelled', at });
    case 'media-failed':
      return end(call, { reason: 'failed', at, error: event.error }, [{ type: 'terminate' }]);
    case 'deadline':
      return end(call, { reason: 'failed', at, error: { code: 'call-setup-timeout' } }, [{ type: 'terminate' }]);
    // Our own accept is reported back to us; whether it was ours, accept's answer tells.
    case 'remote-accepted':
    case 'remote-ringing':
    case 'answer':
    case 'silence':
    case 'mute':
    case 'hold':
    case 'media':
    case 'placed':
    case 'place-failed':
    case 'rejoin':
      return stay(call);
    default:
      return assertNever(event);
  }
}

function stepDialing(call: CallIn<'dialing'>, event: CallEvent, at: UnixMs): Step {
  switch (event.type) {
    case 'placed':
      return {
        call: { ...identity(call), phase: 'alerting', media: 'connecting', muted: false },
        effects: [{ type: 'open-early-media' }],
      };
    case 'place-failed':
      return end(call, { reason: 'failed', at, error: event.error });
    case 'reject':
    case 'hang-up':
      return end(call, { reason: 'cancelled', at }, [{ type: 'terminate' }]);
    case 'media-failed':
      return end(call, { reason: 'failed', at, error: event.error }, [{ type: 'terminate' }]);
    case 'deadline':
      return end(call, { reason: 'failed', at, error: { code: 'service-timeout' } }, [{ type: 'terminate' }]);
    // The service is only heard once the call is bound to its id, which `placed` does.
    case 'remote-ringing':
    case 'remote-accepted':
    case 'remote-ended':
    case 'answer':
    case 'silence':
    case 'mute':
    case 'hold':
    case 'media':
    case 'accepted':
    case 'accept-failed':
    case 'rejoin':
      return stay(call);
    default:
      return assertNever(event);
  }
}

function stepAlerting(call: CallIn<'alerting'>, event: CallEvent, at: UnixMs): Step {
  switch (event.type) {
    case 'remote-accepted':
      return {
        call: { ...identity(call), phase: 'active', answeredAt: at, media: atPickUp(call.media), muted: call.muted, held: false },
        effects: [{ type: 'open-media' }],
      };
    case 'remote-ended':
      return end(call, endOfAlerting(event, at));
    case 'reject':
    case 'hang-up':
      return end(call, { reason: 'cancelled', at }, [{ type: 'terminate' }]);
    case 'deadline':
      return end(call, { reason: 'no-answer', at }, [{ type: 'terminate' }]);
    case 'media-failed':
      return end(call, { reason: 'failed', at, error: event.error }, [{ type: 'terminate' }]);
    case 'media':
      return { call: { ...call, media: event.media }, effects: [] };
    case 'mute':
      return mute(call, event.muted);
    case 'remote-ringing':
    case 'answer':
    case 'silence':
    case 'hold':
    case 'placed':
    case 'place-failed':
    case 'accepted':
    case 'accept-failed':
    case 'rejoin':
      return stay(call);
    default:
      return assertNever(event);
  }
}

function stepActive(call: CallIn<'active'>, event: CallEvent, at: UnixMs): Step {
  switch (event.type) {
    case 'reject':
    case 'hang-up':
      return end(call, { reason: 'completed', at }, [{ type: 'terminate' }]);
    case 'remote-ended':
      return end(call, endOfTalk(event, at));
    case 'media-failed':
      return end(call, { reason: 'failed', at, error: event.error }, [{ type: 'terminate' }]);
    case 'media':
      return { call: { ...call, media: event.media }, effects: [] };
    case 'mute':
      return mute(call, event.muted);
    case 'hold':
      return hold(call, event.held);
    case 'remote-ringing':
    case 'remote-accepted':
    case 'answer':
    case 'silence':
    case 'placed':
    case 'place-failed':
    case 'accepted':
    case 'accept-failed':
    case 'rejoin':
    case 'deadline':
      return stay(call);
    default:
      return assertNever(event);
  }
}

function stepStranded(call: CallIn<'stranded'>, event: CallEvent, at: UnixMs): Step {
  switch (event.type) {
    case 'rejoin':
      return {
        call: { ...identity(call), phase: 'active', answeredAt: call.answeredAt, media: 'connecting', muted: false, held: false },
        effects: [{ type: 'open-media' }],
      };
    case 'reject':
    case 'hang-up':
      return end(call, { reason: 'completed', at }, [{ type: 'terminate' }]);
    case 'remote-ended':
      return end(call, endOfTalk(event, at));
    // Nobody decided: the customer does not wait in silence for ever.
    case 'deadline':
      return end(call, { reason: 'failed', at, error: { code: 'call-lost-in-restart' } }, [{ type: 'terminate' }]);
    case 'answer':
    case 'silence':
    case 'mute':
    case 'hold':
    case 'remote-ringing':
    case 'remote-accepted':
    case 'placed':
    case 'place-failed':
    case 'accepted':
    case 'accept-failed':
    case 'media':
    case 'media-failed':
      return stay(call);
    default:
      return assertNever(event);
  }
}

function stepEnded(call: CallIn<'ended'>, event: CallEvent): Step {
  // A request that was under way when the call ended has succeeded after all: take it back.
  const tooLate = event.type === 'placed' || event.type === 'accepted';
  return { call, effects: tooLate ? [{ type: 'terminate' }] : [] };
}

function end(call: Exclude<Call, CallIn<'ended'>>, { at, error, ...how }: End, requests: readonly CallEffect[] = []): Step {
  const answeredAt = 'answeredAt' in call ? call.answeredAt : null;
  return {
    call: { ...identity(call), phase: 'ended', endedAt: at, answeredAt, error: error ?? null, ...how },
    effects: [...requests, { type: 'close-media' }, { type: 'record' }],
  };
}

function endAccept(call: CallIn<'answering'>, error: AppError, at: UnixMs): Step {
  if (error.code === 'answered-elsewhere') return end(call, { reason: 'answered-elsewhere', at });
  if (error.code === 'call-gone') return end(call, { reason: 'caller-cancelled', at });
  return end(call, { reason: 'failed', at, error });
}

/** Early sound may pause before the pick-up: that is no fault of the talk, whose own sound is still to come. */
function atPickUp(media: MediaState): MediaState {
  return media === 'interrupted' ? 'connecting' : media;
}

function mute(call: CallIn<'active'> | CallIn<'alerting'>, muted: boolean): Step {
  if (call.muted === muted) return stay(call);
  return { call: { ...call, muted }, effects: [{ type: 'set-muted', muted }] };
}

function hold(call: CallIn<'active'>, held: boolean): Step {
  if (call.held === held) return stay(call);
  return { call: { ...call, held }, effects: [{ type: 'set-held', held }] };
}

function stay(call: Call): Step {
  return { call, effects: [] };
}

/** The members every phase shares, so that nothing of the old phase lingers in the new one. */
export function identity({ id, lineId, kind, direction, peer, createdAt }: CallIdentity): CallIdentity {
  return { id, lineId, kind, direction, peer, createdAt };
}
