import type { CustomerVoice } from './customer-voice.ts';

/** Half of full scale: loud enough for every meter, far from clipping. */
const AMPLITUDE = 16_384;

/** A customer who sends a sine without a phase jump, and listens to nothing. */
export function toneVoice(frequencyHz: number, sampleRateHz: number): CustomerVoice {
  const step = (2 * Math.PI * frequencyHz) / sampleRateHz;
  let phase = 0;
  return {
    hear: () => undefined,
    speak(out) {
      for (let index = 0; index < out.length; index += 1) {
        out[index] = Math.round(AMPLITUDE * Math.sin(phase));
        phase = (phase + step) % (2 * Math.PI);
      }
    },
    close: () => undefined,
  };
}
