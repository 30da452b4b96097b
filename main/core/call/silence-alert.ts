import { type AppError, appError } from '#contract/errors.ts';
import type { Call, CallId } from '#contract/call.ts';
import type { LineId } from '#contract/line.ts';
import type { Clock } from '../ports.ts';

/** A call is `interrupted` after two seconds without the customer's sound; after five it is worth a notice. */
const NOTICE_AFTER_MS = 3_000;

/**
 * Raises an alert where nothing has come from the customer of a Meta call for five seconds, and takes it back with the next
 * sound or the end of the call. Web numbers need none: their sound is regained or the call is given up.
 */
export interface SilenceAlert {
  /** The calls there are now. */
  follow(calls: readonly Call[]): void;
}

export function createSilenceAlert(ports: {
  readonly clock: Clock;
  readonly tell: (error: AppError, lineId: LineId) => void;
  readonly withdraw: (code: AppError['code'], lineId: LineId) => void;
}): SilenceAlert {
  const { clock, tell, withdraw } = ports;
  const silent = new Map<CallId, { readonly lineId: LineId; isTold: boolean; readonly cancel: () => void }>();

  const notice = (callId: CallId, lineId: LineId): void => {
    const cancel = clock.after(NOTICE_AFTER_MS, () => {
      one.isTold = true;
      tell(appError('customer-silent'), lineId);
    });
    const one = { lineId, isTold: false, cancel };
    silent.set(callId, one);
  };

  return {
    follow(calls) {
      const now = new Map(calls.filter(isSilent).map(({ id, lineId }) => [id, lineId]));
      for (const [callId, { lineId, isTold, cancel }] of silent) {
        if (now.has(callId)) continue;
        silent.delete(callId);
        if (isTold) withdraw('customer-silent', lineId);
        else cancel();
      }
      for (const [callId, lineId] of now) if (!silent.has(callId)) notice(callId, lineId);
    },
  };
}

function isSilent(call: Call): boolean {
  return call.kind === 'meta' && call.phase === 'active' && call.media === 'interrupted';
}
