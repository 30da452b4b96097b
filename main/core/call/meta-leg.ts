import { type AppError, appError } from '#contract/errors.ts';
import type { CallId } from '#contract/call.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { Clock, Log, Station } from '../ports.ts';
import type { CallLeg, LegCall, LegListener } from './call-leg.ts';
import { pause } from './pause.ts';

/** Where no webhook brings the SDP answer of an outbound call, it is asked for (pilot-status-api, open question 14). */
const ANSWER_POLL_MS = 500;
const LONGEST_ANSWER_WAIT_MS = 20_000;

/**
 * Meta numbers: WebRTC in the station, descriptions relayed by the service.
 * Inbound: offer → answer (microphone held back) → pre-accept while it rings → accept with the SAME answer →
 * microphone released after accept's 2xx. A packet sent before would make WhatsApp count the call as answered.
 */
export function createMetaLeg(ports: {
  readonly station: Station;
  readonly clock: Clock;
  readonly log: Log;
  readonly listener: LegListener;
}): { readonly leg: CallLeg; readonly dispose: () => void } {
  const { station, clock, log, listener } = ports;
  /** Per ringing call: the answer we made, or are making. */
  const answers = new Map<CallId, Promise<Result<string, AppError>>>();
  /** Calls with a peer connection in the station; a call that has left may not be waited for. */
  const open = new Set<CallId>();

  const stopListening = station.listen((event) => {
    if (event.type === 'media') listener.media(event.callId, event.media);
    if (event.type === 'media-failed') listener.mediaFailed(event.callId, event.error);
  });

  const makeAnswer = async (at: LegCall): Promise<Result<string, AppError>> => {
    const offer = await readOffer(at);
    if (!offer.ok) return offer;
    open.add(at.call.id);
    const answer = await station.answerOffer(at.call.id, offer.value);
    if (!answer.ok) return answer;
    const preAccepted = await at.api.preAccept(at.remoteId, answer.value);
    // Optional at the service: without it the call still connects, a second later.
    if (!preAccepted.ok) log.warn('pre-accept failed', { code: preAccepted.error.code });
    return answer;
  };

  const answerOf = (at: LegCall): Promise<Result<string, AppError>> => {
    const known = answers.get(at.call.id);
    if (known !== undefined) return known;
    const made = makeAnswer(at);
    answers.set(at.call.id, made);
    return made;
  };

  const forget = (callId: CallId): void => {
    answers.delete(callId);
    open.delete(callId);
    station.close(callId);
  };

  return {
    dispose: stopListening,
    leg: {
      readiness: () => null,
      async prepareAnswer(at) {
        const answer = await answerOf(at);
        if (!answer.ok) {
          log.warn('the answer could not be prepared; it is tried again on the click', { code: answer.error.code });
          forget(at.call.id);
        }
      },
      async accept(at) {
        let answer = await answerOf(at);
        if (!answer.ok) {
          forget(at.call.id);
          answer = await answerOf(at);
        }
        if (!answer.ok) return answer;
        return at.api.accept(at.remoteId, answer.value);
      },
      async makeOffer(callId) {
        open.add(callId);
        return station.makeOffer(callId);
      },
      async openEarlyMedia(at) {
        const answer = await waitForAnswer(at);
        if (!open.has(at.call.id)) return ok(null);
        if (!answer.ok) return answer;
        return station.applyAnswer(at.call.id, answer.value);
      },
      async openMedia(at) {
        // Outbound sound was opened by the service's answer, before the pick-up.
        if (at.call.direction === 'outbound') return ok(null);
        return station.releaseMedia(at.call.id);
      },
      setMuted: (callId, muted) => station.setMuted(callId, muted),
      async closeMedia(callId) {
        forget(callId);
      },
    },
  };

  async function readOffer(at: LegCall): Promise<Result<string, AppError>> {
    if (at.sdpOffer !== null) return ok(at.sdpOffer);
    const read = await at.api.read(at.remoteId, true);
    if (!read.ok) return read;
    if (read.value.sdpOffer === null) return fail(appError('call-setup-refused', 'the service has no SDP offer for this call'));
    return ok(read.value.sdpOffer);
  }

  async function waitForAnswer(at: LegCall): Promise<Result<string, AppError>> {
    if (at.sdpAnswer !== null) return ok(at.sdpAnswer);
    const deadline = clock.now() + LONGEST_ANSWER_WAIT_MS;
    while (open.has(at.call.id) && clock.now() < deadline) {
      const read = await at.api.read(at.remoteId, true);
      if (read.ok && read.value.sdpAnswer !== null) return ok(read.value.sdpAnswer);
      if (!read.ok && read.error.code === 'call-gone') return read;
      await pause(clock, read.ok ? ANSWER_POLL_MS : (read.error.retryAfterMs ?? ANSWER_POLL_MS));
    }
    return fail(appError('call-setup-timeout', 'no SDP answer within 20 s'));
  }
}
