import { expect, test } from 'vitest';
import { whiteNoise } from '../../../support/sound/metrics/spoken-noise.ts';
import { atDbfs, NOTHING_DONE, openChain, talkerSamples, throughChain, together } from '../../../support/sound/voice-room.ts';
import { toneSamples } from '../../../support/sound/tone-analysis.ts';

const speech = await talkerSamples(8);
const silence = new Float32Array(speech.length);
const hiss = atDbfs(whiteNoise({ length: speech.length, seed: 8 }), -45);
const hum = toneSamples({ hz: 120, rateHz: 48_000, seconds: 8, dbfs: -35 });

/** In how many of a hundred blocks somebody speaks, once a second has passed. */
async function speaksPercent(near: Float32Array, noiseSuppression: boolean): Promise<number> {
  const chain = await openChain({ ...NOTHING_DONE, noiseSuppression });
  let [count, spoken] = [0, 0];
  throughChain(chain, {
    near,
    before: (block) => {
      if (block < 100) return;
      count += 1;
      if (chain.speaks === true) spoken += 1; // of the block before
    },
  });
  chain.dispose();
  return (100 * spoken) / count;
}

test.each([
  { sound: 'speech', near: speech, noiseSuppression: false },
  { sound: 'speech', near: speech, noiseSuppression: true },
  { sound: 'quiet speech', near: atDbfs(speech, -40), noiseSuppression: true },
  { sound: 'speech in hiss', near: together(speech, hiss), noiseSuppression: true },
])('$sound is speech (suppression of noise: $noiseSuppression)', async ({ near, noiseSuppression }) => {
  expect(await speaksPercent(near, noiseSuppression)).toBeGreaterThan(70);
});

test.each([
  { sound: 'silence', near: silence, noiseSuppression: false },
  { sound: 'hiss', near: hiss, noiseSuppression: false },
  { sound: 'hiss', near: hiss, noiseSuppression: true },
  { sound: 'hum', near: hum, noiseSuppression: false },
])('$sound is not (suppression of noise: $noiseSuppression)', async ({ near, noiseSuppression }) => {
  expect(await speaksPercent(near, noiseSuppression)).toBeLessThan(5);
});
