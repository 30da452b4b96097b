import type { CallLevels } from '#contract/audio.ts';
import type { CallId, MediaState } from '#contract/call.ts';
import { appError, type AppError } from '#contract/errors.ts';
import type { CallQuality } from '#contract/quality.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { OfferSetup } from '#contract/settings.ts';
import type { DeviceDesk } from '../devices/device-desk.ts';
import { inBackground } from '../in-background.ts';
import { openCallCapture, type CallCapture } from '../recording/call-capture.ts';
import { openSentSound, type SentSound } from '../recording/sent-sound.ts';
import { readAudioDescription } from '../sdp/audio-description.ts';
import { sdpToSend } from '../sdp/sdp-to-send.ts';
import { voiceCodecs } from '../sdp/voice-codecs.ts';
import { watchStats } from '../stats/watch-stats.ts';
import { watchCall } from './call-watch.ts';
import { openFarSound } from './far-sound.ts';
import { gatheredDescription } from './gathered-description.ts';
import { openOutgoingVoice } from './outgoing-voice.ts';

/**
 * The WebRTC side of one Meta call. Never renegotiated: each of these happens once, in this order.
 *
 *     inbound   answer ─────────▶ releaseMedia ──▶ (talk) ──▶ close      nothing is sent or heard before releaseMedia
 *     outbound  makeOffer ──────▶ applyAnswer ───▶ (talk) ──▶ close      sent and heard as soon as it connects
 */
export interface CallSession {
  /** The answer to the service's offer. Fails with call-setup-refused. */
  answer(offerSdp: string): Promise<Result<string, AppError>>;
  /**
   * Opens the microphone and the speaker of an answered call. Fails with microphone-blocked or audio-device-missing.
   * Not earlier, so that no microphone light burns while it merely rings; opening costs 20 to 40 ms, about one syllable's onset.
   */
  releaseMedia(): Promise<Result<null, AppError>>;
  /** Opens the microphone first: a call nobody could speak in is not placed. */
  makeOffer(setup: OfferSetup): Promise<Result<string, AppError>>;
  applyAnswer(answerSdp: string): Promise<Result<null, AppError>>;
  setMuted(muted: boolean): void;
  /** Opens the microphone anew, because it gives nothing. */
  renewMicrophone(): void;
  setHeld(held: boolean): void;
  /** Recording and clips. */
  readonly capture: Pick<CallCapture, 'record'> & Pick<SentSound, 'play' | 'stopClip'>;
  followDevices(): void;
  farIsHeard(): boolean;
  /** Leaves no connection, microphone or speaker open, whatever is still under way. */
  close(): void;
}

export interface CallSessionListener {
  media(callId: CallId, media: MediaState): void;
  failed(callId: CallId, error: AppError): void;
  levels(levels: CallLevels): void;
  /** Once a second from the first sound on. */
  quality(quality: Pick<CallQuality, 'callId' | 'second' | 'whole'>): void;
  /** Once per call: the other side can be heard from now on. */
  farAudible(): void;
  /** Nothing of ours left for five seconds; the microphone is opened anew. */
  sendingDry(callId: CallId): void;
  /** Interleaved, what is sent first. `isFirst`: the first since the recording was switched on. */
  recorded(callId: CallId, pcm: Int16Array, isFirst: boolean): void;
}

export interface CallSessionParts {
  readonly callId: CallId;
  readonly devices: DeviceDesk;
  readonly listener: CallSessionListener;
}

export function openCallSession({ callId, devices, listener }: CallSessionParts): CallSession {
  const peer = new RTCPeerConnection({ bundlePolicy: 'max-bundle', rtcpMuxPolicy: 'require' });
  const sent = openSentSound();
  const voice = openOutgoingVoice(devices, sent);
  const capture = openCallCapture({
    sent,
    heard: () => peer.getReceivers()[0]?.track ?? null,
    told: (pcm, isFirst) => listener.recorded(callId, pcm, isFirst),
  });
  const far = openFarSound(devices);
  let stopWatching = (): void => {};
  // Chromium never settles what was under way when a connection was closed; this does.
  const gone = Promise.withResolvers<Result<never, AppError>>();
  let closed = false;
  let heard = false;

  peer.addEventListener('connectionstatechange', () => {
    // No ICE restart exists on this service: a failed connection stays failed.
    if (peer.connectionState === 'disconnected' || peer.connectionState === 'failed') sent.lost();
    if (peer.connectionState === 'failed') listener.failed(callId, appError('media-lost', 'the connection failed'));
  });

  const talk = (): void => {
    if (closed) return;
    const [receiver] = peer.getReceivers();
    if (receiver !== undefined) far.play(receiver.track);
    stopWatching();
    const stopMeasuring = watchStats({
      peer,
      levels: () => ({ microphoneDbfs: voice.levelDbfs(), farDbfs: far.levelDbfs() }),
      told: (second, whole) => listener.quality({ callId, second, whole }),
    });
    const stopLooking = watchCall({
      peer,
      farLevelDbfs: far.levelDbfs,
      listener: {
        media: (media) => listener.media(callId, media),
        looked: (farDbfs) => {
          if (!voice.isOpen()) return;
          const levels = { callId, microphoneDbfs: voice.levelDbfs(), farDbfs };
          listener.levels(voice.isTooEarly() ? { ...levels, tooEarly: true } : levels);
        },
        farAudible: () => {
          heard = true;
          listener.farAudible();
        },
        sendingDry: () => {
          listener.sendingDry(callId);
          voice.renew();
        },
      },
    });
    stopWatching = () => {
      stopLooking();
      stopMeasuring();
    };
  };

  return {
    answer: (offerSdp) =>
      settled(async () => {
        const offer = readAudioDescription(offerSdp, 'offer');
        if (!offer.ok) return offer;
        inBackground('waking of the audio service', devices.wake());
        await peer.setRemoteDescription({ type: 'offer', sdp: offer.value.sdp });
        const [transceiver] = peer.getTransceivers();
        if (transceiver === undefined) return fail(appError('call-setup-refused', 'the offer has no usable audio'));
        // Without a track nothing is sent, not even silence, which WhatsApp would take for the pick-up;
        // the direction says sendrecv all the same, so that the description holds when the microphone comes.
        transceiver.direction = 'sendrecv';
        preferVoiceCodecs(transceiver);
        await peer.setLocalDescription();
        return sdpToSend(await gatheredDescription(peer), { role: 'answer' });
      }),
    releaseMedia: () =>
      settled(async () => {
        const [sender] = peer.getSenders();
        if (sender === undefined) return fail(appError('call-setup-refused', 'the call was not answered before'));
        // The customer speaks first: nothing of that is lost while our microphone opens.
        talk();
        const opened = await voice.open();
        if (!opened.ok) return opened;
        await voice.flowTo(sender);
        return ok(null);
      }),
    makeOffer: (setup) =>
      settled(async () => {
        const opened = await voice.open();
        if (!opened.ok) return opened;
        const transceiver = peer.addTransceiver('audio', { direction: 'sendrecv' });
        preferVoiceCodecs(transceiver);
        await voice.flowTo(transceiver.sender);
        await peer.setLocalDescription();
        return sdpToSend(await gatheredDescription(peer), { role: 'offer', setup });
      }),
    applyAnswer: (answerSdp) =>
      settled(async () => {
        const answer = readAudioDescription(answerSdp, 'answer');
        if (!answer.ok) return answer;
        await peer.setRemoteDescription({ type: 'answer', sdp: answer.value.sdp });
        talk();
        return ok(null);
      }),
    setMuted: voice.setMuted,
    renewMicrophone: voice.renew,
    setHeld: (held) => {
      voice.setHeld(held);
      far.setHeld(held);
      capture.setHeld(held);
    },
    capture: {
      record: capture.record,
      play: (clip, over) => {
        sent.play(clip, over);
        // Nobody would hear its beginning.
        if (peer.connectionState !== 'connected') sent.lost();
      },
      stopClip: sent.stopClip,
    },
    followDevices: () => {
      voice.followDevices();
      far.followDevices();
    },
    farIsHeard: () => heard,
    close: () => {
      closed = true;
      gone.resolve(fail(appError('call-gone', 'it was closed meanwhile')));
      stopWatching();
      capture.close();
      voice.close();
      far.close();
      peer.close();
    },
  };

  /** Chromium's refusals as values. */
  async function settled<Value>(work: () => Promise<Result<Value, AppError>>): Promise<Result<Value, AppError>> {
    try {
      return await Promise.race([work(), gone.promise]);
    } catch (cause) {
      if (closed) return gone.promise;
      // The name only: the message may quote the media description, and be longer than a report may be.
      if (cause instanceof DOMException) return fail(appError('call-setup-refused', cause.name));
      throw cause;
    }
  }
}

function preferVoiceCodecs(transceiver: RTCRtpTransceiver): void {
  transceiver.setCodecPreferences(voiceCodecs(RTCRtpReceiver.getCapabilities('audio')?.codecs ?? []));
}
