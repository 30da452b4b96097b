import { describe, expect, test } from 'vitest';
import { BLOCK_SAMPLES, INNER_RATE_HZ } from '../../../../main/audio/dsp/sound-format.ts';
import { siSdr } from '../../../support/sound/metrics/si-sdr.ts';
import { whiteNoise } from '../../../support/sound/metrics/spoken-noise.ts';
import { rmsDbfs } from '../../../support/sound/tone-analysis.ts';
import { atDbfs, cleaned, seconds, talkerSamples, together } from '../../../support/sound/voice-room.ts';

const NOISE_OFF = { noiseSuppression: true };
/** Nine seconds of speech, and the pause after the talker's twenty seconds. */
const speech = await talkerSamples(14, 9);
const SPEAKS = [1, 9] as const;
const PAUSE = [11.5, 13] as const;
const untouched = await cleaned({}, { near: speech });
const hiss = whiteNoise({ length: speech.length, seed: 5 });

/** A fan: hiss with its treble taken off, 6 dB an octave from 2 kHz. */
function fan(): Float32Array {
  let last = 0;
  return hiss.map((sample) => (last = 0.77 * last + sample));
}

describe.each([
  ['hiss', hiss],
  ['a fan', fan()],
])('%s, 10 dB below the voice', (name, noise) => {
  const noisy = together(speech, atDbfs(noise, rmsDbfs(seconds(speech, ...SPEAKS)) - 10));

  test('leaves the voice 4 dB clearer (SI-SDR), a pause 10 dB quieter', async () => {
    const [before, after] = [await cleaned({}, { near: noisy }), await cleaned(NOISE_OFF, { near: noisy })];
    const [was, is] = [clearness(before, 0), clearness(after, BLOCK_SAMPLES)];
    const down = rmsDbfs(seconds(before, ...PAUSE)) - rmsDbfs(seconds(after, ...PAUSE));
    console.log(`${name}: SI-SDR ${was.toFixed(1)} → ${is.toFixed(1)} dB, ${down.toFixed(1)} dB less in a pause`);
    expect(is - was).toBeGreaterThanOrEqual(4);
    expect(down).toBeGreaterThanOrEqual(10);
  });
});

test('a voice without noise stays what it was', async () => {
  const clear = clearness(await cleaned(NOISE_OFF, { near: speech }), BLOCK_SAMPLES);
  console.log(`no noise: SI-SDR ${clear.toFixed(1)} dB`);
  expect(clear).toBeGreaterThanOrEqual(20);
});

/** SI-SDR over eight seconds, against the same voice without noise and without suppression. */
function clearness(sent: Float32Array, heldBack: number): number {
  return siSdr(sent.subarray(INNER_RATE_HZ + heldBack, 9 * INNER_RATE_HZ), untouched.subarray(INNER_RATE_HZ, 9 * INNER_RATE_HZ - heldBack));
}
