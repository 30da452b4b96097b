/** −20 dBFS: about what a voice has on the telephone, so that no clip startles and none is missed. */
const WANTED_RMS = 0.1;
const HIGHEST_PEAK = 0.9;
/** What is this much quieter than wanted is silence or noise, and stays so. */
const MOST_GAIN = 8;

/** Brings a sound to the loudness of a voice and to 16 bits. Pauses do not count, and no peak is cut. */
export function evenLoudness(samples: Float32Array): Int16Array {
  let [peak, power, loud] = [0, 0, 0];
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  const isHeard = peak / 30;
  for (const sample of samples) {
    if (Math.abs(sample) < isHeard) continue;
    power += sample * sample;
    loud += 1;
  }
  const rms = loud === 0 ? 0 : Math.sqrt(power / loud);
  const gain = rms === 0 ? 1 : Math.min(MOST_GAIN, WANTED_RMS / rms, HIGHEST_PEAK / peak);
  return Int16Array.from(samples, (sample) => Math.round(sample * gain * 32_767));
}
