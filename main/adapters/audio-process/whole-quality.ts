import type { CallId } from '#contract/call.ts';
import type { QualityWhole } from '#contract/quality.ts';
import { joined, type LostSound, withLost } from '../../core/quality/joined-whole.ts';

/**
 * What a call was like over all its streams: one may end with its process, and the next counts from nothing. The time between two
 * streams is lost: nothing counted it, but for the agent all of it was a gap.
 */
export interface WholeQuality {
  /** The call's stream sounds at this moment, whatever its figures will be. */
  sounds(callId: CallId): void;
  /** A stream told of itself, with seconds that end now; answers what that makes of the call. */
  told(callId: CallId, stream: QualityWhole): QualityWhole;
  /** What comes next belongs to another stream of the call. One that never sounded, say because it did not open, was none. */
  streamEnded(callId: CallId): void;
  forget(callId: CallId): void;
}

interface CallSoFar {
  /** All streams but the latest. */
  readonly earlier: QualityWhole | null;
  /** All streams, without what was lost between them. */
  readonly whole: QualityWhole;
  readonly lost: LostSound;
  readonly soundedAtMs: number;
  readonly hasEnded: boolean;
}

const NOTHING_YET: QualityWhole = {
  seconds: 0,
  delayMs: null,
  worstDelayMs: null,
  concealedPercent: null,
  acceleratedPercent: null,
  expandedPercent: null,
  concealmentEvents: null,
  xruns: null,
  receivedBytes: 0,
  sentBytes: 0,
  sendDropped: null,
  reconnects: 0,
};

/** `now` in milliseconds, of a clock that never steps back. */
export function createWholeQuality(now: () => number): WholeQuality {
  const calls = new Map<CallId, CallSoFar>();
  /** A stream of the call sounds, and has since then. */
  const soundingSince = (callId: CallId, sinceMs: number): CallSoFar => {
    const { lost, soundedAtMs, hasEnded, ...call } = calls.get(callId) ?? firstStream(sinceMs);
    const sounding = { ...call, lost: hasEnded ? andLost(lost, sinceMs - soundedAtMs) : lost, soundedAtMs: now(), hasEnded: false };
    calls.set(callId, sounding);
    return sounding;
  };
  return {
    sounds(callId) {
      soundingSince(callId, now());
    },
    told(callId, stream) {
      const call = soundingSince(callId, now() - stream.seconds * 1_000);
      const whole = call.earlier === null ? stream : joined(call.earlier, stream);
      calls.set(callId, { ...call, whole });
      return withLost(whole, call.lost);
    },
    streamEnded(callId) {
      const call = calls.get(callId);
      if (call === undefined || call.hasEnded) return;
      const whole = { ...call.whole, reconnects: call.whole.reconnects + 1 };
      calls.set(callId, { ...call, earlier: whole, whole, hasEnded: true });
    },
    forget: (callId) => {
      calls.delete(callId);
    },
  };
}

function firstStream(sinceMs: number): CallSoFar {
  return { earlier: null, whole: NOTHING_YET, lost: { milliseconds: 0, events: 0 }, soundedAtMs: sinceMs, hasEnded: false };
}

function andLost({ milliseconds, events }: LostSound, moreMs: number): LostSound {
  return { milliseconds: milliseconds + Math.max(0, moreMs), events: events + (moreMs > 0 ? 1 : 0) };
}
