import { expect, test } from 'vitest';
import { createDownlink } from '../../../main/audio/downlink/downlink.ts';
import { loadResamplers } from '../../../main/audio/dsp/resampler.ts';
import { BLOCK_MS, BLOCK_SAMPLES, INNER_RATE_HZ } from '../../../main/audio/dsp/sound-format.ts';
import { createUplink } from '../../../main/audio/uplink/uplink.ts';
import { nearestRank } from '../../support/nearest-rank.ts';
import { rampAt, spokenAt, spokenFrom } from '../../support/sound/time-ramp.ts';

const FRAME_MS = 60;
const UNTIL_MS = 20_000;
const RATE_HZ = 16_000;

test('our own part of the way, there and back, without devices, frame, jitter buffer: 6 ms in the middle, 15 ms at worst', async () => {
  const createResampler = await loadResamplers();
  const uplink = createUplink({ sampleRate: RATE_HZ, frameMs: FRAME_MS, muted: false, createResampler });
  const downlink = createDownlink({ sampleRate: RATE_HZ, createResampler });
  const block = new Float32Array(BLOCK_SAMPLES);
  const up: number[] = [];
  const down: number[] = [];
  for (let nowMs = BLOCK_MS; nowMs <= UNTIL_MS; nowMs += BLOCK_MS) {
    for (let index = 0; index < BLOCK_SAMPLES; index += 1) block[index] = rampAt(nowMs - BLOCK_MS + (index * 1_000) / INNER_RATE_HZ);
    uplink.captured(block, nowMs);
    for (let frame = uplink.next(nowMs, 0); frame !== null; frame = uplink.next(nowMs, 0)) {
      // From the last sample's capture to the socket: what is left after the frame itself.
      const lastMs = (spokenAt(frame.readInt16LE(frame.length - 2) / 32_768) ?? 0) + 1_000 / RATE_HZ;
      if (nowMs > 1_000) up.push(nowMs - lastMs);
      downlink.receive(Buffer.from(frame), nowMs);
    }
    downlink.fill(block, nowMs);
    const spokenMs = spokenFrom(block, INNER_RATE_HZ);
    if (spokenMs === null || nowMs < 5_000) continue;
    // What the whole way took, less the frame, what the jitter buffer holds, what the way up took.
    down.push(nowMs - spokenMs - FRAME_MS - downlink.stats.delayMs - (up.at(-1) ?? 0));
  }
  uplink.dispose();
  downlink.dispose();
  const both = down.map((downMs, index) => downMs + (up[Math.floor((index * up.length) / down.length)] ?? 0));
  const [p50, p95, p99] = [nearestRank(both, 0.5), nearestRank(both, 0.95), nearestRank(both, 0.99)];
  console.log(
    `own latency, up and down: p50 ${p50.toFixed(1)}, p95 ${p95.toFixed(1)}, p99 ${p99.toFixed(1)} ms; up ${nearestRank(up, 0.99).toFixed(1)} ms`,
  );
  expect(both.length).toBeGreaterThan(1_000);
  expect(nearestRank(both, 0)).toBeGreaterThan(0);
  expect(p50).toBeLessThanOrEqual(6);
  expect(p95).toBeLessThanOrEqual(8);
  expect(p99).toBeLessThanOrEqual(15);
});
