import { type AppError, appError } from '#contract/errors.ts';
import type { CallId, MediaState } from '#contract/call.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { Clock, Log, Station } from '../ports.ts';
import type { CallLeg, LegCall, LegListener } from './call-leg.ts';
import { type Sleeper, sleep } from './pause.ts';

/** Nothing says that a webhook brings the SDP answer of an outbound call; where none does, it is asked for. */
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
  /** Calls between their first and their last step; whatever comes back later for another one is thrown away. */
  const open = new Map<CallId, MediaState | null>();
  /** Outbound calls that wait for the service's SDP answer. */
  const waiting = new Map<CallId, AnswerWait>();
  /** Null until the station has looked, which keeps nobody from answering. */
  let microphones: number | null = null;

  const stopListening = station.listen((event) => {
    if (event.type === 'device-counts') microphones = event.microphones;
    if (event.type === 'media') {
      if (open.has(event.callId)) open.set(event.callId, event.media);
      listener.media(event.callId, event.media);
    }
    if (event.type === 'media-failed') {
      // An answer without its peer would connect the customer to nobody.
      if (answers.has(event.callId)) dropPeer(event.callId);
      listener.mediaFailed(event.callId, event.error);
    }
  });

  const dropPeer = (callId: CallId): void => {
    answers.delete(callId);
    station.close(callId);
  };

  const makeAnswer = async (at: LegCall): Promise<Result<string, AppError>> => {
    const { id } = at.call;
    const offer = await readOffer(at);
    if (!offer.ok) return offer;
    if (!open.has(id)) return gone();
    const answer = await station.answerOffer(id, offer.value);
    if (!answer.ok) return answer;
    if (!open.has(id)) return gone();
    const preAccepted = await at.api.preAccept(at.remoteId, answer.value);
    // Optional at the service: without it the call still connects, a second later.
    if (!preAccepted.ok) log.warn('pre-accept failed', { code: preAccepted.error.code });
    return answer;
  };

  const newAnswer = (at: LegCall): Promise<Result<string, AppError>> => {
    const made = makeAnswer(at);
    answers.set(at.call.id, made);
    return made;
  };

  return {
    dispose: stopListening,
    leg: {
      readiness: () => (microphones === 0 ? appError('audio-device-missing', 'microphone') : null),
      async prepareAnswer(at) {
        open.set(at.call.id, null);
        const answer = await newAnswer(at);
        if (answer.ok || !open.has(at.call.id)) return;
        log.warn('the answer could not be prepared; it is tried again on the click', { code: answer.error.code });
        dropPeer(at.call.id);
      },
      async accept(at) {
        const { id } = at.call;
        const prepared = await answers.get(id);
        if (!open.has(id)) return gone();
        const answer = prepared?.ok ? prepared : await newAnswer(at);
        if (!open.has(id)) return gone();
        return answer.ok ? at.api.accept(at.remoteId, answer.value) : answer;
      },
      async makeOffer(callId) {
        open.set(callId, null);
        const offer = await station.makeOffer(callId);
        return open.has(callId) ? offer : gone();
      },
      async openEarlyMedia(at) {
        const answer = await waitForAnswer(at);
        if (!open.has(at.call.id)) return ok(null);
        if (!answer.ok) return answer;
        return station.applyAnswer(at.call.id, answer.value);
      },
      answerArrived(callId, sdpAnswer) {
        const wait = waiting.get(callId);
        if (wait === undefined) return;
        wait.sdpAnswer = sdpAnswer;
        wait.wake();
      },
      async openMedia(at) {
        const { id, direction } = at.call;
        // Outbound sound was opened by the service's answer, before the pick-up.
        if (direction === 'outbound') return ok(null);
        const released = await station.releaseMedia(id);
        // The customer may be heard before accept's answer reaches us.
        const media = open.get(id) ?? null;
        if (released.ok && media !== null) listener.media(id, media);
        return released;
      },
      setMuted: (callId, muted) => station.setMuted(callId, muted),
      setHeld: (callId, held) => station.setHeld(callId, held),
      async closeMedia(callId) {
        open.delete(callId);
        waiting.get(callId)?.wake();
        dropPeer(callId);
      },
    },
  };

  async function readOffer(at: LegCall): Promise<Result<string, AppError>> {
    if (at.sdpOffer !== null) return ok(at.sdpOffer);
    const read = await at.api.read(at.remoteId, true);
    if (!read.ok) return read;
    listener.observed(at.call.id, read.value);
    if (read.value.sdpOffer === null) return fail(appError('call-setup-refused', 'the service has no SDP offer for this call'));
    return ok(read.value.sdpOffer);
  }

  async function waitForAnswer(at: LegCall): Promise<Result<string, AppError>> {
    const { id } = at.call;
    const wait: AnswerWait = { sdpAnswer: at.sdpAnswer, wake: () => undefined };
    waiting.set(id, wait);
    const deadline = clock.now() + LONGEST_ANSWER_WAIT_MS;
    let lost: AppError | null = null;
    while (wait.sdpAnswer === null && lost === null && open.has(id) && clock.now() < deadline) {
      const read = await at.api.read(at.remoteId, true);
      if (read.ok) {
        wait.sdpAnswer ??= read.value.sdpAnswer;
        listener.observed(id, read.value);
      } else if (read.error.code === 'call-gone') lost = read.error;
      const again = read.ok ? ANSWER_POLL_MS : (read.error.retryAfterMs ?? ANSWER_POLL_MS);
      if (wait.sdpAnswer === null && lost === null && open.has(id)) await sleep({ clock, sleeper: wait, milliseconds: again });
    }
    waiting.delete(id);
    if (wait.sdpAnswer !== null) return ok(wait.sdpAnswer);
    return fail(lost ?? appError('call-setup-timeout', 'no SDP answer within 20 s'));
  }
}

/** Between two looks it sleeps. */
interface AnswerWait extends Sleeper {
  sdpAnswer: string | null;
}

function gone(): Result<never, AppError> {
  return fail(appError('call-gone'));
}
