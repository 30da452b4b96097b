import { LONGEST_CLIP_SECONDS, RECORDING_RATE_HZ } from '#contract/recording.ts';
import { evenLoudness } from './even-loudness.ts';

/** Far more than two minutes of WAV at 48 kHz stereo: whatever is larger is not even read. */
const MOST_BYTES = 64 * 1_024 * 1_024;

/**
 * The sound of a file that Chromium can decode (WAV, Opus and others), mono at `RECORDING_RATE_HZ`, as loud as a voice. Null where it is
 * no sound. One that is too long is given whole: main refuses it and says why.
 */
export async function readClip(file: File): Promise<Int16Array | null> {
  if (file.size > MOST_BYTES) return null;
  const decoder = new OfflineAudioContext(1, 1, RECORDING_RATE_HZ);
  let sound: AudioBuffer;
  try {
    sound = await decoder.decodeAudioData(await file.arrayBuffer());
  } catch (cause) {
    if (cause instanceof DOMException) return null;
    throw cause;
  }
  const frames = Math.min(sound.length, (LONGEST_CLIP_SECONDS + 1) * RECORDING_RATE_HZ);
  const mono = new Float32Array(frames);
  for (let channel = 0; channel < sound.numberOfChannels; channel += 1) {
    for (const [index, sample] of sound.getChannelData(channel).subarray(0, frames).entries()) {
      mono[index] = (mono[index] ?? 0) + sample / sound.numberOfChannels;
    }
  }
  return evenLoudness(mono);
}
