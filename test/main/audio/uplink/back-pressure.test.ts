import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadResamplers } from '../../../../main/audio/dsp/resampler.ts';
import { createSendPacer } from '../../../../main/audio/uplink/send-pacer.ts';
import { createUplink } from '../../../../main/audio/uplink/uplink.ts';
import { goertzelDbfs, floatsOf, rmsDbfs, toneSamples } from '../../../support/sound/tone-analysis.ts';

const createResampler = await loadResamplers();

describe.each([20, 60])('frames of %i ms', (frameMs) => {
  const frameBytes = frameMs * 32;

  test('whatever network and timer do: nothing older than 300 ms leaves, five wait at most, all are accounted for', () => {
    const step = fc.record({
      sleepMs: fc.integer({ min: 1, max: 500 }),
      stuckFrames: fc.integer({ min: 0, max: 9 }),
      isQuiet: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 150 }), (steps) => {
        const pacer = createSendPacer({ frameMs, frameBytes });
        let nowMs = 0;
        let spokenMs = 0;
        let offered = 0;
        let latest = -1;
        for (const { sleepMs, stuckFrames, isQuiet } of steps) {
          nowMs += sleepMs;
          for (; spokenMs + frameMs <= nowMs; spokenMs += frameMs) {
            pacer.blank.oldestMs = spokenMs;
            pacer.blank.isQuiet = isQuiet;
            pacer.blank.pcm.writeInt32LE(offered, 0);
            pacer.whole(nowMs);
            offered += 1;
          }
          const socketBytes = stuckFrames * (frameBytes + 8);
          let inARow = 0;
          const silenceBefore = pacer.counts.silence;
          for (let next = pacer.next(nowMs, socketBytes); next !== null; next = pacer.next(nowMs, socketBytes)) {
            inARow += 1;
            if (pacer.counts.silence > silenceBefore) continue;
            const mark = next.readInt32LE(0);
            expect(mark).toBeGreaterThan(latest);
            latest = mark;
            expect(nowMs - mark * frameMs).toBeLessThanOrEqual(300);
          }
          expect(inARow).toBeLessThanOrEqual(5);
          const { sent, dropped, silence, givenBack } = pacer.counts;
          const waiting = offered - (sent - silence) - dropped - givenBack;
          expect(waiting).toBeGreaterThanOrEqual(0);
          expect(waiting).toBeLessThanOrEqual(5);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('two in the socket are enough: the rest waits where it can still be replaced by what is newer', () => {
    const pacer = createSendPacer({ frameMs, frameBytes });
    let unsent = 0;
    let most = 0;
    for (let nowMs = frameMs; nowMs <= 3_000; nowMs += frameMs) {
      pacer.blank.oldestMs = nowMs - frameMs;
      pacer.blank.isQuiet = false;
      pacer.whole(nowMs);
      while (pacer.next(nowMs, unsent) !== null) unsent += nowMs > 1_000 ? frameBytes + 8 : 0;
      most = Math.max(most, unsent);
    }
    expect(most).toBe(2 * (frameBytes + 8));
  });
});

test('what a burst after a gap makes of delay at the far side is given back in the next quiet moments, and never of speech', () => {
  const pacer = createSendPacer({ frameMs: 60, frameBytes: 1_920 });
  /** The far engine: plays a frame every 60 ms, has silence where none waits. */
  let farQueue = 0;
  const queued: number[] = [];
  for (let nowMs = 10; nowMs <= 12_000; nowMs += 10) {
    if (nowMs % 60 === 0) {
      pacer.blank.oldestMs = nowMs - 60;
      pacer.blank.isQuiet = nowMs > 6_000 && nowMs % 600 === 0;
      pacer.whole(nowMs);
      farQueue = Math.max(0, farQueue - 1);
    }
    const isGone = nowMs > 2_000 && nowMs < 4_000;
    for (let next = isGone ? null : pacer.next(nowMs, 0); next !== null; next = pacer.next(nowMs, 0)) farQueue += 1;
    queued.push(farQueue);
  }
  expect(Math.max(...queued.slice(400, 600))).toBeGreaterThanOrEqual(4);
  expect(Math.max(...queued.slice(1_000))).toBeLessThanOrEqual(1);
  expect(pacer.counts.givenBack).toBeGreaterThanOrEqual(3);
  expect(pacer.counts.givenBack).toBeLessThanOrEqual(4);
});

describe('who speaks after a gap of the network', () => {
  const hiss = toneSamples({ hz: 3_000, rateHz: 48_000, seconds: 0.01, dbfs: -30 });
  const whisper = toneSamples({ hz: 300, rateHz: 48_000, seconds: 0.01, dbfs: -54 });
  const givenBack = (block: Float32Array, speaks: boolean | null, muted = false): number => {
    const uplink = createUplink({ sampleRate: 16_000, frameMs: 60, muted, createResampler });
    for (let nowMs = 10; nowMs <= 6_000; nowMs += 10) {
      uplink.captured(block, nowMs, speaks);
      if (nowMs > 2_000 && nowMs < 4_000) continue;
      while (uplink.next(nowMs, 0) !== null);
    }
    uplink.dispose();
    return uplink.counts.givenBack;
  };
  test.each([
    { who: 'nobody, beside a fan', block: hiss, speaks: false, isLeftOut: true },
    { who: 'somebody, in a whisper', block: whisper, speaks: true, isLeftOut: false },
    { who: 'nobody knows, and it is quiet', block: whisper, speaks: null, isLeftOut: true },
    { who: 'nobody knows, and it is loud', block: hiss, speaks: null, isLeftOut: false },
  ])('$who: left out is $isLeftOut', ({ block, speaks, isLeftOut }) => {
    expect(givenBack(block, speaks) > 0).toBe(isLeftOut);
  });
  test('a muted agent, whatever he says', () => {
    expect(givenBack(hiss, true, true)).toBeGreaterThan(0);
  });
});

describe('a microphone', () => {
  const run = (hears: (nowMs: number) => Float32Array | null, untilMs: number, muted: (nowMs: number) => boolean) => {
    const uplink = createUplink({ sampleRate: 16_000, frameMs: 60, muted: muted(0), createResampler });
    const sent: Buffer[] = [];
    for (let nowMs = 10; nowMs <= untilMs; nowMs += 10) {
      uplink.setMuted(muted(nowMs));
      const block = hears(nowMs);
      if (block !== null) uplink.captured(block, nowMs);
      for (let next = uplink.next(nowMs, 0); next !== null; next = uplink.next(nowMs, 0)) sent.push(Buffer.from(next));
    }
    uplink.dispose();
    return { sent, samples: floatsOf(Buffer.concat(sent)), counts: uplink.counts };
  };
  const tone = toneSamples({ hz: 440, rateHz: 48_000, seconds: 5, dbfs: -3 });
  const speaking = (nowMs: number): Float32Array => tone.subarray((nowMs - 10) * 48, nowMs * 48);

  test('muted and unmuted every 300 ms makes no click: nothing above 4 kHz', () => {
    const { samples } = run(speaking, 4_000, (nowMs) => nowMs % 600 >= 300);
    const high = [4_500, 5_500, 6_500, 7_500].map((hz) => goertzelDbfs(samples.subarray(960), 16_000, hz));
    expect(Math.max(...high)).toBeLessThan(-90);
    const cut = samples.map((sample, index) => (index % 9_600 < 4_800 ? sample : 0));
    expect(goertzelDbfs(cut.subarray(960), 16_000, 4_500)).toBeGreaterThan(-90); // a hard cut would be heard
  });

  test('muted from the start sends digital silence at the usual pace', () => {
    const { sent, samples, counts } = run(speaking, 3_000, () => true);
    expect(samples.every((sample) => sample === 0)).toBe(true);
    expect(sent.length).toBe(50);
    expect(counts.dropped).toBe(0);
  });

  test('that gives no numbers gives silence, and one that is far too loud is clipped', () => {
    const broken = new Float32Array(480).fill(Number.NaN);
    const loud = new Float32Array(480).fill(1e9);
    const { samples } = run(
      (nowMs) => (nowMs < 1_000 ? broken : nowMs < 1_500 ? loud : speaking(nowMs)),
      4_000,
      () => false,
    );
    expect(samples.every(Number.isFinite)).toBe(true);
    expect(Math.max(...samples)).toBeLessThanOrEqual(1);
    expect(rmsDbfs(samples.subarray(-16_000))).toBeCloseTo(-6, 0);
  });

  test('that pauses in the middle of a frame does not glue its old words to the new ones', () => {
    const { samples } = run(
      (nowMs) => (nowMs > 1_030 && nowMs <= 1_530 ? null : nowMs <= 1_530 ? speaking(nowMs) : new Float32Array(480)),
      2_000,
      () => false,
    );
    const afterwards = samples.subarray(Math.ceil(1_020 * 16));
    expect(rmsDbfs(afterwards)).toBeLessThan(-60);
  });
});
