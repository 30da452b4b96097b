import type { CallId } from '#contract/call.ts';
import type { QualityWhole } from '#contract/quality.ts';

/** What a call was like over all its streams: one may end with its process, and the next counts from nothing. */
export interface WholeQuality {
  /** A stream told of itself; answers what that makes of the call. */
  told(callId: CallId, stream: QualityWhole): QualityWhole;
  /** What comes next belongs to another stream of the call. One that told nothing, say because it never opened, was none. */
  streamEnded(callId: CallId): void;
  forget(callId: CallId): void;
}

export function createWholeQuality(): WholeQuality {
  const calls = new Map<CallId, { readonly earlier: QualityWhole | null; readonly whole: QualityWhole; readonly hasEnded: boolean }>();
  return {
    told(callId, stream) {
      const earlier = calls.get(callId)?.earlier ?? null;
      const whole = earlier === null ? stream : joined(earlier, stream);
      calls.set(callId, { earlier, whole, hasEnded: false });
      return whole;
    },
    streamEnded(callId) {
      const call = calls.get(callId);
      if (call === undefined || call.hasEnded) return;
      const whole = { ...call.whole, reconnects: call.whole.reconnects + 1 };
      calls.set(callId, { earlier: whole, whole, hasEnded: true });
    },
    forget: (callId) => {
      calls.delete(callId);
    },
  };
}

function joined(one: QualityWhole, other: QualityWhole): QualityWhole {
  const mean = (of: (whole: QualityWhole) => number | null): number | null => {
    const [a, b] = [of(one), of(other)];
    if (a === null || b === null) return a ?? b;
    return Math.round(((a * one.seconds + b * other.seconds) / (one.seconds + other.seconds)) * 100) / 100;
  };
  const sum = (of: (whole: QualityWhole) => number | null): number | null => {
    const [a, b] = [of(one), of(other)];
    return a === null && b === null ? null : (a ?? 0) + (b ?? 0);
  };
  const delayMs = mean((whole) => whole.delayMs);
  return {
    seconds: one.seconds + other.seconds,
    delayMs: delayMs === null ? null : Math.round(delayMs),
    worstDelayMs: one.worstDelayMs === null ? other.worstDelayMs : Math.max(one.worstDelayMs, other.worstDelayMs ?? 0),
    concealedPercent: mean((whole) => whole.concealedPercent),
    acceleratedPercent: mean((whole) => whole.acceleratedPercent),
    expandedPercent: mean((whole) => whole.expandedPercent),
    concealmentEvents: sum((whole) => whole.concealmentEvents),
    xruns: sum((whole) => whole.xruns),
    receivedBytes: one.receivedBytes + other.receivedBytes,
    sentBytes: one.sentBytes + other.sentBytes,
    sendDropped: sum((whole) => whole.sendDropped),
    reconnects: one.reconnects + other.reconnects,
  };
}
