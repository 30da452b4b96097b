import type { CallId } from '#contract/call.ts';
import type { Clock } from '../ports.ts';

/** A call that was taken brings the customer's sound at once; after two seconds without, the agent should know why nothing is heard. */
const SOUND_DUE_MS = 2_000;

/** Taken Meta calls whose customer has not been heard yet. The station sees only sound that stops, not one that never comes. */
export interface SoundDue {
  /** The call was taken: `overdue` is called where nothing has been heard two seconds later. */
  expect(callId: CallId, overdue: () => void): void;
  /** Sound came, or the call is over. */
  settle(callId: CallId): void;
}

export function createSoundDue(clock: Clock): SoundDue {
  const cancels = new Map<CallId, () => void>();
  const settle = (callId: CallId): void => {
    cancels.get(callId)?.();
    cancels.delete(callId);
  };
  return {
    expect(callId, overdue) {
      settle(callId);
      cancels.set(
        callId,
        clock.after(SOUND_DUE_MS, () => {
          cancels.delete(callId);
          overdue();
        }),
      );
    },
    settle,
  };
}
