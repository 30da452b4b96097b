import { talkerVoice } from '../../../../../main/practice/customers/talker-voice.ts';

/** The practice customer's speech, with its pauses, at 48 kHz. */
export async function speech(seconds: number): Promise<Float32Array> {
  const voice = await talkerVoice(48_000);
  const spoken = new Int16Array(Math.ceil(seconds) * 48_000);
  const block = new Int16Array(480);
  for (let from = 0; from < spoken.length; from += block.length) {
    voice.speak(block);
    spoken.set(block, from);
  }
  voice.close();
  return Float32Array.from(spoken, (sample) => sample / 32_768);
}
