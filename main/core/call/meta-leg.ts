import { type AppError, type AppErrorCode, appError } from '#contract/errors.ts';
import type { CallId, MediaState } from '#contract/call.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { OfferSetup } from '#contract/settings.ts';
import type { Clock, Log, Station } from '../ports.ts';
import { createAnswerWaits } from './answer-wait.ts';
import type { CallLeg, LegCall, LegListener } from './call-leg.ts';
import { atMost } from './pause.ts';
import { createSoundDue } from './sound-due.ts';

/** How long a click waits for the early answer to be told: accept is valid without, and faster with a connection that stands. */
const LONGEST_PRE_ACCEPT_WAIT_MS = 500;

/**
 * Meta numbers: WebRTC in the station, descriptions relayed by the service.
 * Inbound: offer → answer (microphone held back) → pre-accept while it rings → accept with the SAME answer →
 * microphone released after accept's 2xx. A packet sent before would make WhatsApp count the call as answered.
 * Where the line wants no pre-accept, or the agent talks to somebody else, only the offer is read while it rings: a
 * connection whose other side does not know of it yet would be given up by Chromium before the agent clicks.
 * Outbound: the permission to call is asked for first, so that no microphone opens for a call that may not be placed.
 */
export function createMetaLeg(ports: {
  readonly station: Station;
  readonly clock: Clock;
  readonly log: Log;
  readonly listener: LegListener;
  /** The DTLS role that our offers say, as the settings have it now. */
  readonly offerSetup: () => OfferSetup;
}): { readonly leg: CallLeg; readonly dispose: () => void } {
  const { station, clock, log, listener, offerSetup } = ports;
  /** Per ringing call: the answer we made, or are making; whether the service has it is another matter. */
  const answers = new Map<CallId, Promise<Result<string, AppError>>>();
  /** Calls between their first and their last step; whatever comes back later for another one is thrown away. */
  const open = new Map<CallId, MediaState | null>();
  /** Per ringing call: its offer, read or being read. */
  const offers = new Map<CallId, Promise<Result<string, AppError>>>();
  /** Per ringing call: the early answer on its way to the service. Never fails: accept is tried whatever became of it. */
  const preAccepts = new Map<CallId, Promise<void>>();
  /** Ringing calls whose early answer WhatsApp has taken: it keeps to that one, too, when its peer is gone. */
  const preAccepted = new Set<CallId>();
  /** Calls that the agent has taken. */
  const clicked = new Set<CallId>();
  /** Ringing calls whose prepared peer broke, and by what. */
  const broken = new Map<CallId, AppError>();
  const answerWaits = createAnswerWaits({ clock, listener, isOpen: (callId) => open.has(callId) });
  const soundDue = createSoundDue(clock);
  /** Null until the station has looked, which keeps nobody from answering. */
  let microphones: number | null = null;

  const stopListening = station.listen((event) => {
    if (event.type === 'devices') microphones = event.microphones.length;
    if (event.type === 'media') {
      if (open.has(event.callId)) open.set(event.callId, event.media);
      if (event.media === 'flowing') soundDue.settle(event.callId);
      listener.media(event.callId, event.media);
    }
    if (event.type === 'media-failed') {
      // An answer without its peer would connect the customer to nobody.
      if (answers.has(event.callId)) {
        broken.set(event.callId, event.error);
        dropPeer(event.callId);
      }
      listener.mediaFailed(event.callId, event.error);
    }
  });

  const dropPeer = (callId: CallId): void => {
    answers.delete(callId);
    station.close(callId);
  };

  const makeAnswer = async (at: LegCall): Promise<Result<string, AppError>> => {
    const { id } = at.call;
    const offer = await offerOf(at);
    if (!offer.ok) return offer;
    return open.has(id) ? station.answerOffer(id, offer.value) : gone();
  };

  /** While it rings. Optional at the service: without it the call still connects, a second later. */
  const preAccept = async (at: LegCall, sdpAnswer: string): Promise<void> => {
    const taken = await at.api.preAccept(at.remoteId, sdpAnswer);
    if (taken.ok && open.has(at.call.id)) preAccepted.add(at.call.id);
    if (!taken.ok) log.warn('pre-accept failed', { code: taken.error.code });
  };

  /** One that was read already, or is being read. A failure is not kept: it is asked for again. */
  const offerOf = async (at: LegCall): Promise<Result<string, AppError>> => {
    const known = await offers.get(at.call.id);
    if (known?.ok) return known;
    if (!open.has(at.call.id)) return gone();
    const reading = readOffer(at);
    offers.set(at.call.id, reading);
    return reading;
  };

  const soundIsDue = (callId: CallId): void =>
    soundDue.expect(callId, () => {
      if (!open.has(callId) || open.get(callId) === 'flowing') return;
      open.set(callId, 'interrupted');
      listener.media(callId, 'interrupted');
    });

  return {
    dispose: stopListening,
    leg: {
      readiness: () => (microphones === 0 ? appError('audio-device-missing', 'microphone') : null),
      async prepareAnswer(at) {
        const { id } = at.call;
        if (!open.has(id)) open.set(id, null);
        if (!at.preAccept) return void (await offerOf(at));
        // Told again when the agent's own call is over: one that was tried before is left to the click.
        if (answers.has(id) || preAccepts.has(id) || broken.has(id)) return;
        const making = makeAnswer(at);
        answers.set(id, making);
        const answer = await making;
        if (!open.has(id) || answers.get(id) !== making) return;
        if (answer.ok) {
          // On the click nothing is accepted early any more: accept itself is as fast.
          if (clicked.has(id)) return;
          const telling = preAccept(at, answer.value);
          preAccepts.set(id, telling);
          return telling;
        }
        log.warn('the answer could not be prepared; it is tried again on the click', { code: answer.error.code });
        dropPeer(id);
      },
      async accept(at) {
        const { id } = at.call;
        clicked.add(id);
        const prepared = await answers.get(id);
        const telling = preAccepts.get(id);
        if (telling !== undefined) await atMost(clock, LONGEST_PRE_ACCEPT_WAIT_MS, telling);
        if (!open.has(id)) return gone();
        // Unless its peer broke while we waited.
        if (prepared?.ok && !broken.has(id)) return at.api.accept(at.remoteId, prepared.value);
        // Another description would be refused, without a word of what went wrong here.
        const fault = preAccepted.has(id) ? broken.get(id) : undefined;
        if (fault !== undefined) return fail(fault);
        broken.delete(id);
        const making = makeAnswer(at);
        answers.set(id, making);
        const answer = await making;
        if (!open.has(id)) return gone();
        return answer.ok ? at.api.accept(at.remoteId, answer.value) : answer;
      },
      async answerGiven(callId) {
        const ours = await answers.get(callId);
        return ours?.ok === true ? ours.value : null;
      },
      async makeOffer({ callId, to, api }) {
        open.set(callId, null);
        const allowed = await api.mayCall(to);
        if (!open.has(callId)) return gone();
        if (!allowed.ok && IS_FORBIDDEN.has(allowed.error.code)) return allowed;
        const offer = await station.makeOffer(callId, offerSetup());
        return open.has(callId) ? offer : gone();
      },
      async openEarlyMedia(at) {
        const answer = await answerWaits.waitFor(at);
        if (!open.has(at.call.id)) return ok(null);
        if (!answer.ok) return answer;
        return station.applyAnswer(at.call.id, answer.value);
      },
      answerArrived: answerWaits.arrived,
      async openMedia(at) {
        const { id, direction } = at.call;
        soundIsDue(id);
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
        offers.delete(callId);
        preAccepts.delete(callId);
        clicked.delete(callId);
        preAccepted.delete(callId);
        broken.delete(callId);
        soundDue.settle(callId);
        answerWaits.giveUp(callId);
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
}

/** Any other failure leaves the question open: placing answers it. */
const IS_FORBIDDEN: ReadonlySet<AppErrorCode> = new Set(['permission-required', 'call-limit-reached']);

function gone(): Result<never, AppError> {
  return fail(appError('call-gone'));
}
