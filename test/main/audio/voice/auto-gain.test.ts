import { expect, test } from 'vitest';
import { whiteNoise } from '../../../support/sound/metrics/spoken-noise.ts';
import { rmsDbfs } from '../../../support/sound/tone-analysis.ts';
import { atDbfs, cleaned, seconds, talkerSamples, together } from '../../../support/sound/voice-room.ts';

const speech = await talkerSamples(14);
const floor = atDbfs(whiteNoise({ length: speech.length, seed: 6 }), -75);
const GAIN = { autoGain: true };

const spokenAt = (dbfs: number): Float32Array => together(atDbfs(speech, dbfs), floor);

test.each([-45, -40, -30, -20, -12])('a voice of %i dBFS is sent at −28 to −22 dBFS, and never clipped', async (dbfs) => {
  const sent = await cleaned(GAIN, { near: spokenAt(dbfs) });
  const level = rmsDbfs(seconds(sent, 8, 14));
  console.log(`voice of ${dbfs} dBFS: sent at ${level.toFixed(1)} dBFS`);
  expect(level).toBeGreaterThan(-28);
  expect(level).toBeLessThan(-22);
  expect(sent.every((sample) => Math.abs(sample) < 0.99)).toBe(true);
});

test('a quiet voice comes up by 6 dB a second at most, without a click', async () => {
  const near = spokenAt(-40);
  const [plain, sent] = [await cleaned({}, { near }), await cleaned(GAIN, { near })];
  const gains = Array.from(
    { length: 13 },
    (_, second) => rmsDbfs(seconds(sent, second, second + 1)) - rmsDbfs(seconds(plain, second, second + 1)),
  );
  const rises = gains.slice(1).map((gain, index) => gain - (gains[index] ?? 0));
  expect(Math.max(...rises)).toBeLessThanOrEqual(6.5);
  // Where the steepest step of the waveform comes from the voice, it is as much steeper as the voice is louder.
  const steepest = (samples: Float32Array): number =>
    seconds(samples, 5, 13).reduce((most, sample, index, all) => Math.max(most, Math.abs(sample - (all[index - 1] ?? sample))), 0);
  const mostGainDb = Math.max(...gains);
  expect(steepest(sent)).toBeLessThanOrEqual(steepest(plain) * 10 ** ((mostGainDb + 1) / 20));
});

test('noise alone is not brought up to the level of a voice', async () => {
  const hiss = atDbfs(whiteNoise({ length: 10 * 48_000, seed: 7 }), -55);
  expect(rmsDbfs(seconds(await cleaned(GAIN, { near: hiss }), 5, 10))).toBeLessThan(-45);
});

test('without it the level stays', async () => {
  const near = spokenAt(-40);
  expect(Math.abs(rmsDbfs(seconds(await cleaned({}, { near }), 1, 14)) - rmsDbfs(seconds(near, 1, 14)))).toBeLessThan(1);
});
