import type { VoiceProcessing } from '#contract/audio.ts';
import { appError, type AppError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';

/** Opens one microphone, by Chromium's id or the default one. Chromium cleans the voice as the agent wants it. */
export async function openMicrophone(deviceId: string | null, voice: VoiceProcessing): Promise<Result<MediaStreamTrack, AppError>> {
  const processing = {
    echoCancellation: voice.echoCancellation,
    noiseSuppression: voice.noiseSuppression,
    autoGainControl: voice.autoGain,
    channelCount: 1,
  };
  const audio = deviceId === null ? processing : { ...processing, deviceId: { exact: deviceId } };
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio });
    const [track] = stream.getAudioTracks();
    return track === undefined ? fail(appError('audio-device-missing', 'a stream without a track')) : ok(track);
  } catch (cause) {
    if (cause instanceof DOMException) return fail(microphoneError(cause));
    throw cause;
  }
}

/** By what the agent should do: allow the microphone, or plug one in and choose it (W3C mediacapture-streams, 10.3.11). */
function microphoneError({ name }: DOMException): AppError {
  const blocked = name === 'NotAllowedError' || name === 'SecurityError';
  return appError(blocked ? 'microphone-blocked' : 'audio-device-missing', name);
}
