import type { CallId } from '#contract/call.ts';
import { appError, type AppError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { StationOrder } from '#contract/station.ts';
import type { CallSessions } from './calls/call-sessions.ts';
import type { DeviceDesk } from './devices/device-desk.ts';
import type { MicrophoneMeter } from './devices/microphone-meter.ts';
import type { HeadsetDesk } from './headset/headset-desk.ts';
import { pcmOfText } from '#contract/pcm-text.ts';
import type { TonePlayer } from './tones/tone-player.ts';

export interface StationParts {
  readonly sessions: CallSessions;
  readonly devices: DeviceDesk;
  readonly tones: TonePlayer;
  readonly meter: MicrophoneMeter;
  readonly headsets: HeadsetDesk;
  readonly clipOver: (callId: CallId, playId: string, isWhole: boolean) => void;
}

/** Carries out one order. The value is the SDP that the order asked for, or null. Orders begin in the order they came. */
export async function serveOrder(
  order: StationOrder,
  { sessions, devices, tones, meter, headsets, clipOver }: StationParts,
): Promise<Result<string | null, AppError>> {
  switch (order.type) {
    case 'answer-offer':
      return sessions.setUp(order.callId, (session) => session.answer(order.offerSdp));
    case 'make-offer':
      return sessions.setUp(order.callId, (session) => session.makeOffer(order.setup ?? 'active'));
    case 'release-media':
      return (await sessions.find(order.callId)?.releaseMedia()) ?? unknownCall();
    case 'apply-answer':
      return (await sessions.find(order.callId)?.applyAnswer(order.answerSdp)) ?? unknownCall();
    case 'set-muted':
      sessions.find(order.callId)?.setMuted(order.muted);
      return ok(null);
    case 'set-held':
      sessions.find(order.callId)?.setHeld(order.held);
      return ok(null);
    case 'record':
      sessions.find(order.callId)?.capture.record(order.isOn);
      return ok(null);
    case 'play-clip': {
      const { callId, playId, pcm, loops } = order;
      const over = (isWhole: boolean): void => clipOver(callId, playId, isWhole);
      const session = sessions.find(callId);
      if (session === null) over(false);
      else session.capture.play({ playId, pcm: pcmOfText(pcm), loops }, over);
      return ok(null);
    }
    case 'stop-clip':
      sessions.find(order.callId)?.capture.stopClip();
      return ok(null);
    case 'close':
      sessions.close(order.callId);
      return ok(null);
    case 'play-tone':
      tones.play(order.tone);
      return ok(null);
    case 'use-headsets':
      headsets.use(order.headsets);
      return ok(null);
    case 'light-headsets':
      headsets.light(order.lamps, order.again);
      return ok(null);
    case 'renew-microphone':
      sessions.find(order.callId)?.renewMicrophone();
      return ok(null);
    case 'meter-microphone':
      meter.set(order.isOn);
      return ok(null);
    case 'use-gain':
      devices.amplify(order.gain);
      return ok(null);
    case 'use-devices':
      devices.choose({ microphone: order.microphone, speaker: order.speaker, voice: order.voice, known: order.known });
      return ok(null);
  }
}

function unknownCall(): { readonly ok: false; readonly error: AppError } {
  return fail(appError('call-gone', 'this call is not set up in the station'));
}
