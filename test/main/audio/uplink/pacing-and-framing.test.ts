import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadResamplers } from '../../../../main/audio/dsp/resampler.ts';
import { createSendPacer, type SendPacer } from '../../../../main/audio/uplink/send-pacer.ts';
import { createUplink } from '../../../../main/audio/uplink/uplink.ts';
import { toneSamples } from '../../../support/sound/tone-analysis.ts';

const FRAME = { frameMs: 60, frameBytes: 1_920 };

/** A whole frame of loud sound that began `frameMs` ago; its first byte tells which one it is. */
function offer(pacer: SendPacer, { mark, nowMs, loud = true }: { mark: number; nowMs: number; loud?: boolean }): void {
  pacer.blank.pcm.fill(mark);
  pacer.blank.isQuiet = !loud;
  pacer.blank.oldestMs = nowMs - FRAME.frameMs;
  pacer.whole(nowMs);
}

/** A 10 ms loop; `isAwake` says when it gets to run, `microphone` when the microphone delivers. */
function run({
  untilMs,
  isAwake = () => true,
  microphone = () => true,
  socketBytes = () => 0,
}: {
  untilMs: number;
  isAwake?: (nowMs: number) => boolean;
  microphone?: (nowMs: number) => boolean;
  socketBytes?: (nowMs: number) => number;
}) {
  const pacer = createSendPacer(FRAME);
  const sent: { atMs: number; mark: number }[] = [];
  let captured = 0;
  let mark = 1;
  for (let nowMs = 0; nowMs <= untilMs; nowMs += 10) {
    if (microphone(nowMs)) captured += 10;
    if (!isAwake(nowMs)) continue;
    for (; captured >= 60; captured -= 60) {
      offer(pacer, { mark: mark % 251, nowMs });
      mark += 1;
    }
    for (let next = pacer.next(nowMs, socketBytes(nowMs)); next !== null; next = pacer.next(nowMs, socketBytes(nowMs)))
      sent.push({ atMs: nowMs, mark: next[0] ?? 0 });
  }
  return { sent, counts: pacer.counts };
}

describe('sending', () => {
  test('one frame leaves every 60 ms, as soon as it is complete', () => {
    const { sent } = run({ untilMs: 6_000 });
    expect(sent.length).toBe(100);
    expect(new Set(sent.slice(1).map(({ atMs }, index) => atMs - (sent[index]?.atMs ?? 0)))).toEqual(new Set([60]));
  });

  test('after half a second of standstill the five frames that may wait catch up, and what is older is dropped', () => {
    const { sent, counts } = run({ untilMs: 3_000, isAwake: (nowMs) => nowMs < 1_000 || nowMs >= 1_500 });
    expect(sent.filter(({ atMs }) => atMs === 1_500).length).toBe(5);
    expect(counts.dropped).toBeGreaterThanOrEqual(3);
    const marks = sent.map(({ mark }) => mark);
    expect(marks).toEqual([...marks].sort((a, b) => a - b));
  });

  test('a microphone that delivers nothing is replaced by silence at the same pace', () => {
    const { sent, counts } = run({ untilMs: 3_000, microphone: (nowMs) => nowMs < 1_000 });
    expect(counts.silence).toBeGreaterThan(25);
    expect(sent.length).toBeGreaterThan(45);
    expect(sent.at(-1)?.mark).toBe(0);
  });

  test('a congested socket gets nothing more than five frames, and the oldest waiting ones go', () => {
    const { sent, counts } = run({ untilMs: 3_000, socketBytes: (nowMs) => (nowMs > 1_000 && nowMs < 2_000 ? 5 * 1_920 : 0) });
    expect(sent.some(({ atMs }) => atMs > 1_000 && atMs < 2_000)).toBe(false);
    expect(counts.dropped).toBeGreaterThanOrEqual(12);
  });

  test('a backlog from the start of the microphone is gone within a second and a half', () => {
    const pacer = createSendPacer(FRAME);
    offer(pacer, { mark: 1, nowMs: 0 });
    offer(pacer, { mark: 2, nowMs: 0 });
    const waits: number[] = [];
    for (let nowMs = 10; nowMs <= 3_000; nowMs += 10) {
      if (nowMs % 60 === 30) offer(pacer, { mark: 1 + nowMs / 30, nowMs });
      for (let next = pacer.next(nowMs, 0); next !== null; next = pacer.next(nowMs, 0)) waits.push(nowMs - ((next[0] ?? 0) - 1) * 30);
    }
    expect(waits[3]).toBeGreaterThan(60);
    expect(Math.max(...waits.slice(24))).toBeLessThan(10);
    expect(pacer.counts.dropped).toBe(1);
  });

  test('and what is said last before the microphone stops is sent, however many frames it has given', () => {
    for (let frames = 3; frames <= 24; frames += 1) {
      const pacer = createSendPacer(FRAME);
      const marks: (number | undefined)[] = [];
      for (let nowMs = 0; nowMs <= 3_000; nowMs += 10) {
        if (nowMs === 0) for (const mark of [1, 2]) offer(pacer, { mark, nowMs });
        if (nowMs % 60 === 0 && 3 + nowMs / 60 <= frames) offer(pacer, { mark: 3 + nowMs / 60, nowMs });
        for (let next = pacer.next(nowMs, 0); next !== null; next = pacer.next(nowMs, 0)) marks.push(next[0]);
      }
      expect(marks).toContain(frames);
      expect(pacer.counts.dropped).toBeLessThanOrEqual(2);
    }
  });

  test('never faster than real time, whenever the timer comes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 200 }), (sleeps) => {
        const pacer = createSendPacer(FRAME);
        const times: number[] = [];
        let nowMs = 0;
        let captured = 0;
        for (const sleep of sleeps) {
          nowMs += sleep;
          captured += sleep;
          for (; captured >= 60; captured -= 60) offer(pacer, { mark: 1, nowMs });
          while (pacer.next(nowMs, 0) !== null) times.push(nowMs);
        }
        // Any stretch of time holds what fits in it, plus a catch-up of what may wait.
        times.forEach((from, first) => {
          times.slice(first).forEach((to, further) => {
            expect(further + 1).toBeLessThanOrEqual(Math.floor((to - from) / 60) + 5);
          });
        });
      }),
      { numRuns: 40 },
    );
  });
});

describe('the way from microphone to socket', async () => {
  const createResampler = await loadResamplers();
  const block = toneSamples({ hz: 440, rateHz: 48_000, seconds: 0.01, dbfs: -6 });

  test.each([
    [8_000, 960],
    [16_000, 1_920],
    [24_000, 2_880],
    [48_000, 5_760],
  ] as const)('at %i Hz a 60 ms message has %i bytes', (sampleRate, bytes) => {
    const uplink = createUplink({ sampleRate, frameMs: 60, muted: false, createResampler });
    const lengths: number[] = [];
    for (let nowMs = 0; nowMs < 1_000; nowMs += 10) {
      uplink.captured(block, nowMs);
      for (let next = uplink.next(nowMs, 0); next !== null; next = uplink.next(nowMs, 0)) lengths.push(next.length);
    }
    expect(new Set(lengths)).toEqual(new Set([bytes]));
    expect(lengths.length).toBe(16);
    uplink.dispose();
  });

  test('mute is silence on the wire from the next frame on, and the meter still shows the voice', () => {
    const uplink = createUplink({ sampleRate: 16_000, frameMs: 60, muted: false, createResampler });
    const sent: { atMs: number; loudest: number }[] = [];
    for (let nowMs = 0; nowMs < 1_200; nowMs += 10) {
      if (nowMs === 600) uplink.setMuted(true);
      uplink.captured(block, nowMs);
      for (let next = uplink.next(nowMs, 0); next !== null; next = uplink.next(nowMs, 0)) {
        sent.push({ atMs: nowMs, loudest: Math.max(...new Int16Array(next.buffer, next.byteOffset, 960).map(Math.abs)) });
      }
    }
    expect(sent.filter(({ atMs }) => atMs < 600).every(({ loudest }) => loudest > 10_000)).toBe(true);
    expect(sent.filter(({ atMs }) => atMs >= 720).every(({ loudest }) => loudest === 0)).toBe(true);
    expect(uplink.takeDbfs()).toBeCloseTo(-9, 0);
    uplink.dispose();
  });
});
