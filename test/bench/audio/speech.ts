import { talkerVoice } from '../../../main/practice/customers/talker-voice.ts';
import { RATE_HZ } from './receiver.ts';

const BLOCK_SAMPLES = RATE_HZ / 50;

/** The practice customer's speech, with the pauses between words and the longer one between rounds, as floats. */
export async function speech(seconds: number): Promise<Float32Array> {
  const voice = await talkerVoice(RATE_HZ);
  const pcm = new Int16Array(seconds * RATE_HZ);
  for (let from = 0; from < pcm.length; from += BLOCK_SAMPLES) voice.speak(pcm.subarray(from, from + BLOCK_SAMPLES));
  voice.close();
  return Float32Array.from(pcm, (sample) => sample / 32_768);
}
