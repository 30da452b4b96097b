import { describe, expect, test } from 'vitest';
import { measureRtp, startMeasuring } from '../../../../renderer/station/stats/measure-rtp.ts';
import type { RtpReading } from '../../../../renderer/station/stats/rtp-reading.ts';

const START: RtpReading = {
  receivedBytes: 500,
  receivedPackets: 10,
  lostPackets: 0,
  jitterMs: null,
  playedSamples: 48_000,
  concealedSamples: 40_000,
  silentSamples: 40_000,
  concealmentEvents: 1,
  expandedSamples: 0,
  acceleratedSamples: 0,
  emittedSamples: 1_000,
  bufferedSeconds: 20,
  targetSeconds: 40,
  sentBytes: 100,
  roundTripMs: null,
  sendLostPercent: null,
};
const LEVELS = { microphoneDbfs: -31, farDbfs: -24 };
/** After a second in which all was well but for what is said. */
const second = (from: RtpReading, change: Partial<RtpReading> = {}): RtpReading => ({
  ...from,
  receivedBytes: from.receivedBytes + 4_000,
  receivedPackets: from.receivedPackets + 50,
  playedSamples: from.playedSamples + 48_000,
  emittedSamples: from.emittedSamples + 48_000,
  bufferedSeconds: from.bufferedSeconds + 48_000 * 0.06,
  targetSeconds: from.targetSeconds + 48_000 * 0.04,
  sentBytes: from.sentBytes + 4_100,
  ...change,
});

describe('a second of a Meta call', () => {
  test('tells delay, round trip, jitter, loss, gaps, levels and bytes', () => {
    const now = second(START, {
      jitterMs: 7.4,
      roundTripMs: 82.6,
      sendLostPercent: 1.953,
      lostPackets: 2,
      receivedPackets: START.receivedPackets + 48,
      concealedSamples: START.concealedSamples + 1_920,
      concealmentEvents: 3,
      expandedSamples: 480,
      acceleratedSamples: 240,
    });
    const { second: told, whole } = measureRtp(startMeasuring(START), { now, levels: LEVELS });
    expect(told).toEqual({
      delayMs: 60,
      roundTripMs: 83,
      jitterMs: 7,
      lostPercent: 4,
      sendLostPercent: 1.95,
      targetMs: 40,
      concealedPercent: 4,
      acceleratedPercent: 0.5,
      expandedPercent: 1,
      driftPpm: null,
      xruns: null,
      microphoneDbfs: -31,
      farDbfs: -24,
      receivedBytes: 4_000,
      sentBytes: 4_100,
      sendDropped: null,
    });
    expect(whole).toMatchObject({ seconds: 1, delayMs: 60, worstDelayMs: 60, concealedPercent: 4, concealmentEvents: 2 });
  });

  test('in which half came and a hundredth of that was left out has caught up by one percent, as a web call would say', () => {
    const now = second(START, { emittedSamples: START.emittedSamples + 24_000, acceleratedSamples: 240, concealedSamples: 64_000 });
    const { second: told, whole } = measureRtp(startMeasuring(START), { now, levels: LEVELS });
    expect([told.acceleratedPercent, whole.acceleratedPercent]).toEqual([1, 1]);
  });

  test('in which the customer’s phone left out its silence has no gap', () => {
    const silence = { concealedSamples: START.concealedSamples + 30_000, silentSamples: START.silentSamples + 30_000 };
    const now = second(START, { ...silence, receivedPackets: START.receivedPackets + 3 });
    expect(measureRtp(startMeasuring(START), { now, levels: LEVELS }).second.concealedPercent).toBe(0);
  });

  test('in which nothing came, or packets were lost, is a gap also where it sounds like silence', () => {
    const silence = { concealedSamples: START.concealedSamples + 48_000, silentSamples: START.silentSamples + 40_000 };
    const nothing = second(START, {
      ...silence,
      receivedPackets: START.receivedPackets,
      receivedBytes: START.receivedBytes,
      emittedSamples: START.emittedSamples,
    });
    const { second: told } = measureRtp(startMeasuring(START), { now: nothing, levels: LEVELS });
    expect(told).toMatchObject({ concealedPercent: 100, delayMs: null, targetMs: null, lostPercent: null, receivedBytes: 0 });
    const broken = second(START, { ...silence, receivedPackets: START.receivedPackets + 5, lostPackets: 45 });
    expect(measureRtp(startMeasuring(START), { now: broken, levels: LEVELS }).second).toMatchObject({
      concealedPercent: 100,
      lostPercent: 90,
    });
  });

  test('in which a packet came that was given up has lost none', () => {
    const lost = { ...START, lostPackets: 4 };
    expect(measureRtp(startMeasuring(lost), { now: second(lost, { lostPackets: 3 }), levels: LEVELS }).second.lostPercent).toBe(0);
  });
});

test('the whole call is of all its seconds, without what was counted before its first sound', () => {
  const first = measureRtp(startMeasuring(START), { now: second(START), levels: LEVELS });
  const later = second(first.sums.last, {
    bufferedSeconds: first.sums.last.bufferedSeconds + 48_000 * 0.12,
    concealedSamples: START.concealedSamples + 4_800,
    concealmentEvents: 2,
  });
  const { whole, second: told } = measureRtp(first.sums, { now: later, levels: LEVELS });
  expect(told).toMatchObject({ delayMs: 120, concealedPercent: 10 });
  expect(whole).toMatchObject({
    seconds: 2,
    delayMs: 90,
    worstDelayMs: 120,
    concealedPercent: 5,
    concealmentEvents: 1,
    receivedBytes: 8_500,
  });
});
