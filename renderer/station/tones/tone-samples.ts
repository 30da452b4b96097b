import type { Burst, TonePattern } from './tone-pattern.ts';

/** Long enough that no edge clicks, short enough that a beep stays a beep. */
const FADE_SECONDS = 0.015;
/** Struck things begin at once; so short a rise still does not click. */
const STRUCK_RISE_SECONDS = 0.004;

/** One cadence as samples in -1..1, mono: played in a loop it is the tone. */
export function toneSamples({ cadenceSeconds, bursts }: TonePattern, sampleRate: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.round(cadenceSeconds * sampleRate));
  for (const burst of bursts) addBurst({ samples, burst, sampleRate });
  return samples;
}

function addBurst({
  samples,
  burst,
  sampleRate,
}: {
  readonly samples: Float32Array;
  readonly burst: Burst;
  readonly sampleRate: number;
}): void {
  const first = Math.round(burst.startSeconds * sampleRate);
  const length = Math.round(burst.seconds * sampleRate);
  // Sines of one amplitude: their RMS is amplitude / √2, and the energies of different frequencies add up.
  const amplitude = 10 ** (burst.levelDbfs / 20) * Math.sqrt(2 / burst.frequenciesHz.length);
  for (let index = 0; index < length; index += 1) {
    const seconds = index / sampleRate;
    let sum = 0;
    for (const frequencyHz of burst.frequenciesHz) sum += Math.sin(2 * Math.PI * frequencyHz * seconds);
    samples[first + index] = amplitude * sum * fade(seconds, burst) * decay(seconds, burst);
  }
}

/** A raised cosine at both ends. */
function fade(seconds: number, { seconds: lasting, decaySeconds }: Burst): number {
  const rise = raisedCosine(seconds / (decaySeconds === undefined ? FADE_SECONDS : STRUCK_RISE_SECONDS));
  return rise * raisedCosine((lasting - seconds) / FADE_SECONDS);
}

function raisedCosine(part: number): number {
  return 0.5 - 0.5 * Math.cos(Math.PI * Math.min(part, 1));
}

function decay(seconds: number, { decaySeconds }: Burst): number {
  return decaySeconds === undefined ? 1 : 10 ** ((-3 * seconds) / decaySeconds);
}
