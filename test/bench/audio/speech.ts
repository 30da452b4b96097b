import type { VoiceRateHz } from '../../../main/practice/customers/customer-voice.ts';
import { talkerVoice } from '../../../main/practice/customers/talker-voice.ts';
import { RATE_HZ } from './receiver.ts';

/** The practice customer's speech, with the pauses between words and the longer one between rounds, as floats. */
export async function speech(seconds: number, rateHz: VoiceRateHz = RATE_HZ): Promise<Float32Array> {
  const voice = await talkerVoice(rateHz);
  const pcm = new Int16Array(seconds * rateHz);
  const blockSamples = rateHz / 50;
  for (let from = 0; from < pcm.length; from += blockSamples) voice.speak(pcm.subarray(from, from + blockSamples));
  voice.close();
  return Float32Array.from(pcm, (sample) => sample / 32_768);
}
