import { type AppError, appError } from '#contract/errors.ts';
import type { CallId } from '#contract/call.ts';
import type { HeadsetLamps, HeadsetModel } from '#contract/headset.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { SoundingTone } from '#contract/ringer.ts';
import type { SoundGain } from '#contract/sound-gain.ts';
import type { Tone } from '#contract/station.ts';
import type { Station, StationEvent, StationSound } from '../../../main/core/ports.ts';
import type { ClipOrder } from '../../../main/core/recording/call-sound.ts';
import { createGate, type Gate } from './gate.ts';

export type StationVerb = 'answerOffer' | 'releaseMedia' | 'makeOffer' | 'applyAnswer';

/** The station window with pretend peers. It notes orders that would fail or leak in a browser. */
export interface FakeStation extends Station {
  readonly peers: ReadonlyMap<CallId, FakePeer>;
  readonly tones: readonly (Tone | null)[];
  /** The same, with where and how each sounds. */
  readonly sounding: readonly (SoundingTone | null)[];
  /** Every device choice we were told. */
  readonly chosen: readonly StationSound[];
  readonly gains: readonly SoundGain[];
  /** The other end of the headsets' orders. */
  headsets: { readonly use: (headsets: readonly HeadsetModel[]) => void; readonly light: (lamps: HeadsetLamps, again: boolean) => void };
  /** Every order to open or close the microphone for its level alone. */
  readonly metered: readonly boolean[];
  /** Calls whose microphone was to be opened anew. */
  readonly renewed: readonly CallId[];
  readonly violations: readonly string[];
  emit(event: StationEvent): void;
  failNext(verb: StationVerb, error: AppError): void;
  readonly hold: Gate<StationVerb>['hold'];
  /** How many peers were ever opened. */
  opened(): number;
  listening(): number;
}

export interface FakePeer {
  readonly role: 'answers' | 'offers';
  readonly sdp: string;
  released: boolean;
  answer: string | null;
  muted: boolean;
  held: boolean;
  recorded: boolean;
  clip: ClipOrder | null;
}

export function createFakeStation(): FakeStation {
  const peers = new Map<CallId, FakePeer>();
  const tones: (Tone | null)[] = [];
  const sounding: (SoundingTone | null)[] = [];
  const chosen: StationSound[] = [];
  const gains: SoundGain[] = [];
  const metered: boolean[] = [];
  const renewed: CallId[] = [];
  const violations: string[] = [];
  const listeners = new Set<(event: StationEvent) => void>();
  const faults: { readonly verb: StationVerb; readonly error: AppError }[] = [];
  const gate = createGate<StationVerb>();
  let opened = 0;

  /** A failure that the test asked for, or null. */
  const fault = (verb: StationVerb): AppError | null => {
    const index = faults.findIndex((one) => one.verb === verb);
    return index < 0 ? null : (faults.splice(index, 1)[0]?.error ?? null);
  };

  const openPeer = async (verb: 'answerOffer' | 'makeOffer', callId: CallId): Promise<Result<string, AppError>> => {
    if (peers.has(callId)) violations.push(`${verb}: the call has a peer already`);
    opened += 1;
    const sdp = `sdp ${opened} of ${callId}`;
    const peer: FakePeer = {
      role: verb === 'makeOffer' ? 'offers' : 'answers',
      sdp,
      released: false,
      answer: null,
      muted: false,
      held: false,
      recorded: false,
      clip: null,
    };
    peers.set(callId, peer);
    const failure = fault(verb);
    await gate.pass(verb);
    if (failure !== null) return fail(failure);
    // As in the station: closing a call ends what is under way for it.
    return peers.get(callId) === peer ? ok(sdp) : fail(appError('call-gone'));
  };

  const change = async (
    verb: 'releaseMedia' | 'applyAnswer',
    callId: CallId,
    work: (peer: FakePeer) => void,
  ): Promise<Result<null, AppError>> => {
    const failure = fault(verb);
    const peer = peers.get(callId);
    if (peer === undefined) violations.push(`${verb}: the call has no peer`);
    else if (failure === null) work(peer);
    await gate.pass(verb);
    return failure === null ? ok(null) : fail(failure);
  };

  const fake: FakeStation = {
    peers,
    tones,
    sounding,
    chosen,
    gains,
    headsets: { use: () => undefined, light: () => undefined },
    metered,
    renewed,
    violations,
    emit: (event) => listeners.forEach((listener) => listener(event)),
    failNext: (verb, error) => void faults.push({ verb, error }),
    hold: gate.hold,
    opened: () => opened,
    listening: () => listeners.size,
    answerOffer: (callId) => openPeer('answerOffer', callId),
    makeOffer: (callId) => openPeer('makeOffer', callId),
    releaseMedia: (callId) =>
      change('releaseMedia', callId, (peer) => {
        if (peer.role !== 'answers') violations.push('releaseMedia: only an answered call holds its microphone back');
        peer.released = true;
      }),
    applyAnswer: (callId, answerSdp) =>
      change('applyAnswer', callId, (peer) => {
        if (peer.role !== 'offers' || peer.answer !== null) violations.push('applyAnswer: an answer is applied once, to an offer');
        peer.answer = answerSdp;
      }),
    setMuted(callId, muted) {
      const peer = peers.get(callId);
      if (peer !== undefined) peer.muted = muted;
    },
    setHeld(callId, held) {
      const peer = peers.get(callId);
      if (peer !== undefined) peer.held = held;
    },
    record(callId, isOn) {
      const peer = peers.get(callId);
      if (peer !== undefined) peer.recorded = isOn;
    },
    playClip(callId, clip) {
      const peer = peers.get(callId);
      if (peer !== undefined) peer.clip = clip;
    },
    stopClip(callId) {
      const peer = peers.get(callId);
      const playId = peer?.clip?.playId;
      if (peer !== undefined) peer.clip = null;
      if (playId !== undefined) listeners.forEach((listener) => listener({ type: 'clip-over', callId, playId, isWhole: false }));
    },
    close: (callId) => void peers.delete(callId),
    playTone(tone) {
      tones.push(tone?.tone ?? null);
      sounding.push(tone);
    },
    useDevices: (devices) => void chosen.push(devices),
    useGain: (gain) => void gains.push(gain),
    renewMicrophone: (callId) => void renewed.push(callId),
    meterMicrophone: (isOn) => void metered.push(isOn),
    useHeadsets: (headsets) => fake.headsets.use(headsets),
    lightHeadsets: (lamps, again) => fake.headsets.light(lamps, again),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return fake;
}
