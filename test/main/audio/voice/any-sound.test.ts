import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openChain, throughChain } from '../../../support/sound/voice-room.ts';
import { whiteNoise } from '../../../support/sound/metrics/spoken-noise.ts';

const EVERYTHING = { echoCancellation: true, noiseSuppression: true, autoGain: true };
const blocks = fc.float32Array({ minLength: 480, maxLength: 480 }); // NaN, infinities and numbers of 10³⁸ among them

test('whatever is heard and played, what is sent is sound: numbers in −1…1', async () => {
  const chain = await openChain(EVERYTHING);
  fc.assert(
    fc.property(fc.array(fc.tuple(blocks, blocks), { minLength: 1, maxLength: 6 }), (pairs) => {
      for (const [near, far] of pairs) {
        chain.played(far);
        chain.captured(near);
        expect(near.every((sample) => Math.abs(sample) <= 1)).toBe(true); // false for NaN too
      }
    }),
    { numRuns: 50, endOnFailure: true },
  );
  expect(chain.parts).toEqual({ echoCanceller: 'aec3', noiseSuppressor: 'speex', gain: 'speex' }); // none has failed
  expect(chain.speaks).not.toBe(null);
  chain.dispose();
});

test('what is played is listened to, not changed', async () => {
  const chain = await openChain(EVERYTHING);
  const played = whiteNoise({ length: 480, seed: 1 });
  const before = Float32Array.from(played);
  chain.played(played);
  expect(played).toEqual(before);
  chain.dispose();
});

test('100 s of sound, and 240 chains opened and closed, leave no memory behind', { timeout: 120_000 }, async () => {
  const second = whiteNoise({ length: 48_000, seed: 2 });
  const chain = await openChain(EVERYTHING);
  const run = (seconds: number): void => {
    for (let count = 0; count < seconds; count += 1) throughChain(chain, { near: second, far: second });
  };
  const openMany = async (count: number): Promise<void> => {
    for (let opened = 0; opened < count; opened += 1) {
      const other = await openChain(EVERYTHING);
      throughChain(other, { near: second.subarray(0, 480 * 2) });
      other.dispose();
    }
  };
  run(10);
  await openMany(10);
  const before = process.memoryUsage.rss();
  run(90);
  await openMany(240);
  const grownMb = (process.memoryUsage.rss() - before) / 1_048_576;
  console.log(`10,000 blocks, 240 chains: ${grownMb.toFixed(1)} MB more`);
  expect(grownMb).toBeLessThan(12); // garbage not yet collected included; 240 cancellers that are not let go are 60 MB
  chain.dispose();
});
