import { describe, expect, test } from 'vitest';
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

describe('noise that sets in as the voice ends', () => {
  /** A voice for 14 s, then noise for 6 s, and what is sent of them. The voice is followed by nothing else: the suppressor knows no noise. */
  const sentOf = (input: { readonly voiceDbfs: number; readonly noise: Float32Array; readonly noiseSuppression: boolean }) => {
    const near = new Float32Array(20 * 48_000);
    near.set(atDbfs(speech, input.voiceDbfs));
    near.set(input.noise, speech.length);
    return cleaned({ autoGain: true, noiseSuppression: input.noiseSuppression }, { near });
  };
  const hiss = whiteNoise({ length: 6 * 48_000, seed: 8 });
  let last = 0;
  const rumble = hiss.map((sample) => (last = 0.95 * last + sample));
  /** The loudest tenth of a second, after the voice's last block has left the chain. */
  const loudest = (sent: Float32Array): number =>
    Array.from({ length: 59 }, (_, tenth) => rmsDbfs(seconds(sent, 14.1 + tenth / 10, 14.2 + tenth / 10))).reduce((a, b) => Math.max(a, b));

  test.each([
    { name: 'hiss', noise: hiss, noiseDbfs: -60, voiceDbfs: -40, atMostDbfs: -43 },
    { name: 'a fan', noise: rumble, noiseDbfs: -60, voiceDbfs: -40, atMostDbfs: -43 },
    { name: 'hiss', noise: hiss, noiseDbfs: -60, voiceDbfs: -45, atMostDbfs: -39 },
    { name: 'a fan', noise: rumble, noiseDbfs: -50, voiceDbfs: -30, atMostDbfs: -42 },
  ])('$name of $noiseDbfs dBFS after a voice of $voiceDbfs is sent at $atMostDbfs at most', async (row) => {
    for (const noiseSuppression of [false, true]) {
      const sent = await sentOf({ voiceDbfs: row.voiceDbfs, noise: atDbfs(row.noise, row.noiseDbfs), noiseSuppression });
      const voice = rmsDbfs(seconds(sent, 8, 14));
      console.log(`${row.name} after ${row.voiceDbfs} dBFS: voice at ${voice.toFixed(1)}, noise at ${loudest(sent).toFixed(1)} dBFS`);
      expect(voice).toBeGreaterThan(-28);
      expect(loudest(sent)).toBeLessThan(row.atMostDbfs);
    }
  });
});

test('a quiet voice that follows a loud one is lifted too, six seconds later', async () => {
  const near = new Float32Array(26 * 48_000);
  near.set(atDbfs(speech.subarray(0, 12 * 48_000), -20));
  near.set(atDbfs(speech, -40), 12 * 48_000);
  const level = rmsDbfs(seconds(await cleaned(GAIN, { near }), 18, 26));
  console.log(`voice of −40 dBFS after one of −20: sent at ${level.toFixed(1)} dBFS`);
  expect(level).toBeGreaterThan(-28);
});

test('without it the level stays', async () => {
  const near = spokenAt(-40);
  expect(Math.abs(rmsDbfs(seconds(await cleaned({}, { near }), 1, 14)) - rmsDbfs(seconds(near, 1, 14)))).toBeLessThan(1);
});
