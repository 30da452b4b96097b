import type { Sound } from './clip.ts';

/**
 * The sound at another rate, by straight lines between samples; going down, what lies between two new samples is averaged first, so
 * that high tones fade instead of coming back as low ones. Good enough for a meter; nobody listens to it.
 */
export function atRate(sound: Sound, sampleRateHz: number): Int16Array {
  if (sound.sampleRateHz === sampleRateHz) return sound.samples;
  const step = sound.sampleRateHz / sampleRateHz;
  const source = step > 1 ? averaged(sound.samples, Math.round(step)) : sound.samples;
  return Int16Array.from({ length: Math.floor(source.length / step) }, (_, index) => {
    const at = index * step;
    const left = Math.floor(at);
    const from = source[left] ?? 0;
    const to = source[left + 1] ?? from;
    return from + (to - from) * (at - left);
  });
}

function averaged(samples: Int16Array, width: number): Int16Array {
  let sum = 0;
  return samples.map((sample, index) => {
    sum += sample - (index >= width ? (samples[index - width] ?? 0) : 0);
    return sum / Math.min(index + 1, width);
  });
}
