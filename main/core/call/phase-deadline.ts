import type { Call, EndReason } from '#contract/call.ts';
import { assertNever } from '../assert-never.ts';

/** Meta tears an unanswered call down after 30–60 s (Cloud API Calling, user-initiated calls); the web engine's window is unknown. */
const LONGEST_RING_MS = 60_000;
/** How long accept may take, with the description of the media before it. */
const LONGEST_ANSWER_MS = 20_000;
/** The service's answer to placing a call, the look-up after a timeout included. */
const LONGEST_DIAL_MS = 30_000;
const LONGEST_ALERT_MS = 60_000;
/** The customer hears nothing: an agent who has not decided by now is not there. */
const LONGEST_STRANDED_MS = 60_000;
/** How long an ended call stays on the screen. */
export const ENDED_CALL_SHOWN_MS = 8_000;

/** A ring that is over has nothing more to show than its line in the list. */
const NEVER_OURS: ReadonlySet<EndReason> = new Set(['missed', 'declined', 'declined-elsewhere']);

/** How long a call may stay in its phase, in milliseconds from entering it; null where there is no limit. */
export function phaseDeadlineMs(call: Call): number | null {
  switch (call.phase) {
    case 'ringing':
      return LONGEST_RING_MS;
    case 'answering':
      return LONGEST_ANSWER_MS;
    case 'dialing':
      return LONGEST_DIAL_MS;
    case 'alerting':
      return LONGEST_ALERT_MS;
    case 'active':
      return null;
    case 'stranded':
      return LONGEST_STRANDED_MS;
    case 'ended':
      if (call.error !== null) return null;
      return NEVER_OURS.has(call.reason) ? 0 : ENDED_CALL_SHOWN_MS;
    default:
      return assertNever(call);
  }
}
