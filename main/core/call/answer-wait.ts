import { type AppError, appError } from '#contract/errors.ts';
import type { CallId } from '#contract/call.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { RemoteCall } from '../events/observation.ts';
import type { Clock } from '../ports.ts';
import type { LegCall, LegListener } from './call-leg.ts';
import { type Sleeper, sleep } from './pause.ts';

/** Nothing says that a webhook brings the SDP answer of an outbound call; where none does, it is asked for. */
const ANSWER_POLL_MS = 500;
const LONGEST_ANSWER_WAIT_MS = 20_000;

/** Outbound Meta calls that wait for the service's SDP answer, whichever way it comes first. */
export interface AnswerWaits {
  /** Fails with `call-setup-timeout` after 20 s, with `call-gone` where the service knows the call no more. */
  waitFor(at: LegCall): Promise<Result<string, AppError>>;
  /** Somebody was told it: the native `calls` event, or a read for another reason. */
  arrived(callId: CallId, sdpAnswer: string): void;
  /** The call is over: nobody waits any more. */
  giveUp(callId: CallId): void;
}

export function createAnswerWaits(ports: {
  readonly clock: Clock;
  readonly listener: LegListener;
  readonly isOpen: (callId: CallId) => boolean;
}): AnswerWaits {
  const { clock, listener, isOpen } = ports;
  const waiting = new Map<CallId, AnswerWait>();

  return {
    async waitFor(at) {
      const { id } = at.call;
      const wait: AnswerWait = { sdpAnswer: at.sdpAnswer, wake: () => undefined };
      waiting.set(id, wait);
      let isLate = false;
      // Whatever it waits for then: a look that hangs, or the quiet that the service asked for.
      const cancelDeadline = clock.after(LONGEST_ANSWER_WAIT_MS, () => {
        isLate = true;
        wait.wake();
      });
      let lost: AppError | null = null;
      while (wait.sdpAnswer === null && lost === null && isOpen(id) && !isLate) {
        const read = await look(at, wait);
        if (read === null) continue;
        if (read.ok) {
          wait.sdpAnswer ??= read.value.sdpAnswer;
          listener.observed(id, read.value);
        } else if (read.error.code === 'call-gone') lost = read.error;
        const again = read.ok ? ANSWER_POLL_MS : (read.error.retryAfterMs ?? ANSWER_POLL_MS);
        if (wait.sdpAnswer === null && lost === null && isOpen(id) && !isLate) await sleep({ clock, sleeper: wait, milliseconds: again });
      }
      cancelDeadline();
      waiting.delete(id);
      if (wait.sdpAnswer !== null) return ok(wait.sdpAnswer);
      return fail(lost ?? appError('call-setup-timeout', 'no SDP answer within 20 s'));
    },
    arrived(callId, sdpAnswer) {
      const wait = waiting.get(callId);
      if (wait === undefined) return;
      wait.sdpAnswer = sdpAnswer;
      wait.wake();
    },
    giveUp: (callId) => waiting.get(callId)?.wake(),
  };
}

/** Null where it was cut short: somebody else brought the answer, or the call is over, and a slow look keeps nobody waiting. */
function look(at: LegCall, wait: AnswerWait): Promise<Result<RemoteCall, AppError> | null> {
  const woken = Promise.withResolvers<null>();
  wait.wake = () => woken.resolve(null);
  return Promise.race([at.api.read(at.remoteId, true), woken.promise]);
}

/** Between two looks it sleeps. */
interface AnswerWait extends Sleeper {
  sdpAnswer: string | null;
}
