import { describe, expect, test } from 'vitest';
import { measureQuality, NOTHING_MEASURED, type QualityReading } from '../../../main/audio/call-quality.ts';
import { loadResamplers } from '../../../main/audio/dsp/resampler.ts';
import { simulateCall } from '../../support/sound/simulated-call.ts';

const SILENT_FAR = {
  rateHz: 16_000,
  received: 0,
  played: 0,
  consumed: 0,
  concealed: 0,
  concealmentEvents: 0,
  accelerated: 0,
  expanded: 0,
  dropped: 0,
  restarts: 0,
  paused: 0,
  delayMs: 0,
  targetMs: 40,
  bufferedMs: 0,
  driftPpm: 0,
  receivedBytes: 0,
  rateMismatches: 0,
};
const reading = (far: Partial<typeof SILENT_FAR>, changes: Partial<QualityReading> = {}): QualityReading => ({
  far: { ...SILENT_FAR, ...far },
  sentBytes: 0,
  sendDropped: 0,
  microphoneDbfs: -30,
  farDbfs: -25,
  reconnects: 0,
  roundTripMs: null,
  jitterMs: null,
  ...changes,
});

describe('a second of a call', () => {
  test('has shares of what was played and of what came, and what went over the wire in it', () => {
    const first = measureQuality(
      NOTHING_MEASURED,
      reading({ received: 16_000, played: 15_000, delayMs: 55, receivedBytes: 32_000 }, { sentBytes: 30_000 }),
    );
    const { second, whole } = measureQuality(
      first.sums,
      reading(
        {
          received: 30_000,
          played: 31_000,
          concealed: 800,
          concealmentEvents: 2,
          expanded: 160,
          accelerated: 140,
          dropped: 700,
          delayMs: 85,
          driftPpm: 41.6,
          receivedBytes: 60_000,
        },
        { sentBytes: 62_000, sendDropped: 3, reconnects: 1, roundTripMs: 41.3, jitterMs: 6.4 },
      ),
    );
    expect(second).toEqual({
      delayMs: 85,
      roundTripMs: 41,
      jitterMs: 6,
      lostPercent: 5,
      sendLostPercent: null,
      targetMs: 40,
      concealedPercent: 5,
      expandedPercent: 1,
      acceleratedPercent: 1,
      driftPpm: 42,
      xruns: null,
      microphoneDbfs: -30,
      farDbfs: -25,
      receivedBytes: 28_000,
      sentBytes: 32_000,
      sendDropped: 3,
    });
    expect(whole).toEqual({
      seconds: 2,
      delayMs: 70,
      worstDelayMs: 85,
      concealedPercent: 2.58,
      expandedPercent: 0.52,
      acceleratedPercent: 0.47,
      concealmentEvents: 2,
      xruns: null,
      receivedBytes: 60_000,
      sentBytes: 62_000,
      sendDropped: 3,
      reconnects: 1,
    });
  });

  test('before the customer was heard knows no delay, and has a share of nothing', () => {
    const { second, whole } = measureQuality(NOTHING_MEASURED, reading({ delayMs: Number.POSITIVE_INFINITY }));
    expect(second).toMatchObject({ delayMs: null, targetMs: null, concealedPercent: null, acceleratedPercent: null, driftPpm: null });
    expect(whole).toMatchObject({ seconds: 1, delayMs: null, worstDelayMs: null, concealedPercent: null });
  });

  test('in which nothing sounded but what was invented has no delay, and is missing as a whole', () => {
    const first = measureQuality(NOTHING_MEASURED, reading({ received: 16_000, played: 16_000, delayMs: 50 }));
    const { second, whole } = measureQuality(
      first.sums,
      reading({ received: 16_000, played: 32_000, concealed: 16_000, concealmentEvents: 1, delayMs: 700 }),
    );
    expect(second).toMatchObject({ delayMs: null, targetMs: null, driftPpm: null, concealedPercent: 100, lostPercent: null });
    expect(whole).toMatchObject({ delayMs: 50, worstDelayMs: 50, concealedPercent: 50 });
  });

  test('in which the rate changed counts what the new counters say', () => {
    const first = measureQuality(NOTHING_MEASURED, reading({ received: 16_000, played: 16_000, receivedBytes: 32_000 }));
    const { second, whole } = measureQuality(
      first.sums,
      reading({ rateHz: 8_000, received: 4_000, played: 4_000, concealed: 2_000, receivedBytes: 40_000 }),
    );
    expect(second.concealedPercent).toBe(50);
    expect(whole.concealedPercent).toBe(16.67); // a quarter of a second in one and a half
  });
});

test.each([3_000, 10_000])(
  'sound that was due while no socket was open for %i ms is missing from the call, and from every second of that',
  async (goneMs) => {
    const untilMs = 30_000;
    const call = simulateCall({
      untilMs,
      createResampler: await loadResamplers(),
      isDown: (nowMs) => nowMs >= 12_000 && nowMs < 12_000 + goneMs,
    });
    const told = call.told('quality');
    const whole = told.at(-1)?.report.whole;
    const missing = (whole?.concealedPercent ?? Number.NaN) / 100;
    expect(missing).toBeGreaterThan(goneMs / untilMs);
    expect(missing).toBeLessThan((goneMs + 500) / untilMs); // a handshake, and the first frames
    expect(whole).toMatchObject({ reconnects: 1, concealmentEvents: 1 });
    // It takes a second to tell that the socket is lost; from the one after that on.
    const inGap = told.filter(({ atMs }) => atMs > 14_200 && atMs < 12_000 + goneMs);
    expect(inGap.length).toBeGreaterThanOrEqual(Math.floor((goneMs - 2_300) / 1_000));
    for (const { report } of inGap) expect(report.second).toMatchObject({ concealedPercent: 100, delayMs: null });
  },
);

test('a call is measured once a second, and tells of an outage what was heard of it', async () => {
  const call = simulateCall({
    untilMs: 16_000,
    createResampler: await loadResamplers(),
    isDown: (nowMs) => nowMs >= 6_000 && nowMs < 8_000,
  });
  const seconds = call.told('quality').map(({ report }) => report);
  expect(seconds.length).toBeGreaterThanOrEqual(15);
  expect(seconds[4]?.second).toMatchObject({ concealedPercent: 0, sendDropped: 0, receivedBytes: expect.any(Number) });
  expect(seconds[4]?.second.receivedBytes).toBeGreaterThan(30_000);
  expect(seconds[4]?.second.farDbfs).toBeGreaterThan(-14);
  expect(Math.max(...seconds.slice(6, 8).map(({ second }) => second.concealedPercent ?? 0))).toBeGreaterThan(50);
  expect(seconds.at(-1)?.second).toMatchObject({ sendDropped: 0 });
  expect(seconds.at(-1)?.whole).toMatchObject({ reconnects: 1 });
  // Of the sockets' pings, and of how unevenly messages came.
  expect(seconds.at(-1)?.second.roundTripMs).toBeGreaterThanOrEqual(0);
  expect(seconds.at(-1)?.second.jitterMs).toBeGreaterThanOrEqual(0);
  const dropped = seconds.reduce((sum, { second }) => sum + (second.sendDropped ?? 0), 0);
  expect(dropped).toBe(seconds.at(-1)?.whole.sendDropped);
  expect(dropped).toBeGreaterThan(20); // two seconds and a handshake, less what waited
});
