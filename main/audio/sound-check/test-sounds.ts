import { INNER_RATE_HZ } from '../dsp/sound-format.ts';

/** −20 dBFS: clear in a headset, and no fright. */
const TONE_AMPLITUDE = 0.1;
const TONE_SECONDS = 2;
const TONE_FADE_SECONDS = 0.03;

/** −12 dBFS: a chirp is short, and has a room to cross. */
const CHIRP_AMPLITUDE = 0.25;
const CHIRP_SECONDS = 0.3;
const CHIRP_FADE_SECONDS = 0.02;
/** What any telephone headset plays, up to where a wideband one ends. */
const CHIRP_FROM_HZ = 400;
const CHIRP_TO_HZ = 8_000;

/** A sine that begins and ends softly. */
export function toneSamples(hz: number): Float32Array {
  return faded(TONE_SECONDS, TONE_FADE_SECONDS, (seconds) => TONE_AMPLITUDE * Math.sin(2 * Math.PI * hz * seconds));
}

/** A linear sweep: unlike a tone or a click it looks like itself at one shift only, also deep in noise. */
export function chirpSamples(): Float32Array {
  const hzPerSecond = (CHIRP_TO_HZ - CHIRP_FROM_HZ) / CHIRP_SECONDS;
  return faded(
    CHIRP_SECONDS,
    CHIRP_FADE_SECONDS,
    (seconds) => CHIRP_AMPLITUDE * Math.sin(2 * Math.PI * (CHIRP_FROM_HZ * seconds + (hzPerSecond * seconds * seconds) / 2)),
  );
}

function faded(seconds: number, fadeSeconds: number, wave: (seconds: number) => number): Float32Array {
  return Float32Array.from({ length: Math.round(seconds * INNER_RATE_HZ) }, (_, index) => {
    const at = index / INNER_RATE_HZ;
    const nearness = Math.min(1, at / fadeSeconds, (seconds - 1 / INNER_RATE_HZ - at) / fadeSeconds);
    return wave(at) * Math.sin((Math.PI / 2) * nearness) ** 2;
  });
}
