/*
 * One call of the practice line, seen by the provider.
 *
 *   INITIATED ──ring──▶ RINGING ──answer──▶ ACCEPTED ──hang-up──▶ COMPLETED
 *        └────────┬────────┘                    └─────break────▶ FAILED
 *                 ├─ decline ─────────────▶ REJECTED
 *                 ├─ give-up, inbound ────▶ MISSED        (so does the caller hanging up)
 *                 ├─ give-up, outbound ───▶ UNANSWERED
 *                 ├─ hang-up by business ─▶ COMPLETED     (without a duration)
 *                 └─ break ───────────────▶ FAILED
 *
 * Nothing moves backwards and nothing leaves a terminal state.
 */

export type Direction = 'INBOUND' | 'OUTBOUND';
export type LiveStatus = 'INITIATED' | 'RINGING' | 'ACCEPTED';
export type FinalStatus = 'COMPLETED' | 'REJECTED' | 'FAILED' | 'MISSED' | 'UNANSWERED';
export type CallStatus = LiveStatus | FinalStatus;

/** A phase carries its own times (Unix ms); `connectedAtMs` is null when nobody ever answered. */
export type CallState =
  | { readonly status: 'INITIATED' }
  | { readonly status: 'RINGING' }
  | { readonly status: 'ACCEPTED'; readonly connectedAtMs: number }
  | { readonly status: FinalStatus; readonly connectedAtMs: number | null; readonly endedAtMs: number };

export type CallEvent =
  | { readonly type: 'ring' }
  /** The called side picks up: the customer when OUTBOUND, the business when INBOUND. */
  | { readonly type: 'answer' }
  /** The called side refuses. */
  | { readonly type: 'decline' }
  | { readonly type: 'hang-up'; readonly by: 'business' | 'customer' }
  /** Nobody answered in time. */
  | { readonly type: 'give-up' }
  /** The call could not be set up or its media failed. */
  | { readonly type: 'break' };

export type CallEffect = 'announce-ringing' | 'announce-connected' | 'announce-ended' | 'announce-missed' | 'release-media';

export interface CallStep {
  readonly state: CallState;
  readonly effects: readonly CallEffect[];
}

/** Whether the call is over. */
export function isFinal(state: CallState): state is Extract<CallState, { endedAtMs: number }> {
  return 'endedAtMs' in state;
}

/** The next state and what should follow. An event that means nothing in this state changes nothing and asks for nothing. */
export function stepCall(input: {
  readonly direction: Direction;
  readonly state: CallState;
  readonly event: CallEvent;
  readonly atMs: number;
}): CallStep {
  const { direction, state, event, atMs } = input;
  switch (state.status) {
    case 'INITIATED':
      if (event.type === 'ring') return { state: { status: 'RINGING' }, effects: ['announce-ringing'] };
      return beforeAnswer({ direction, state, event, atMs });
    case 'RINGING':
      return beforeAnswer({ direction, state, event, atMs });
    case 'ACCEPTED':
      return inConversation(state, event, atMs);
    case 'COMPLETED':
    case 'REJECTED':
    case 'FAILED':
    case 'MISSED':
    case 'UNANSWERED':
      return { state, effects: [] };
  }
}

function beforeAnswer(input: {
  readonly direction: Direction;
  readonly state: CallState;
  readonly event: CallEvent;
  readonly atMs: number;
}): CallStep {
  const { direction, state, event, atMs } = input;
  const end = (status: FinalStatus): CallStep => ({
    state: { status, connectedAtMs: null, endedAtMs: atMs },
    effects: [status === 'MISSED' ? 'announce-missed' : 'announce-ended', 'release-media'],
  });
  switch (event.type) {
    case 'ring':
      return { state, effects: [] };
    case 'answer':
      return { state: { status: 'ACCEPTED', connectedAtMs: atMs }, effects: ['announce-connected'] };
    case 'decline':
      return end('REJECTED');
    case 'hang-up':
      if (event.by === 'business') return end('COMPLETED');
      return end(direction === 'INBOUND' ? 'MISSED' : 'REJECTED');
    case 'give-up':
      return end(direction === 'INBOUND' ? 'MISSED' : 'UNANSWERED');
    case 'break':
      return end('FAILED');
  }
}

function inConversation(state: Extract<CallState, { status: 'ACCEPTED' }>, event: CallEvent, atMs: number): CallStep {
  if (event.type !== 'hang-up' && event.type !== 'break') return { state, effects: [] };
  return {
    state: {
      status: event.type === 'break' ? 'FAILED' : 'COMPLETED',
      connectedAtMs: state.connectedAtMs,
      endedAtMs: atMs,
    },
    effects: ['announce-ended', 'release-media'],
  };
}
