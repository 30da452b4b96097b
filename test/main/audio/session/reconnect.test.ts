import { describe, expect, test } from 'vitest';
import { loadResamplers } from '../../../../main/audio/dsp/resampler.ts';
import { simulateCall } from '../../../support/sound/simulated-call.ts';

const createResampler = await loadResamplers();
const ROUND_TRIP_MS = 50;

/** The stale, the doubled, the swapped: none of it may leave. */
function checkSent(call: ReturnType<typeof simulateCall>): void {
  const sent = call.handedOver.slice(1); // the first one holds the microphone's start
  expect(sent.length).toBeGreaterThan(0);
  for (const { atMs, firstMs } of sent) expect(atMs - firstMs).toBeLessThanOrEqual(301); // a 16-bit ramp tells the time to a millisecond
  for (const frames of [sent, call.received.slice(1)]) {
    frames.slice(1).forEach(({ firstMs }, index) => expect(firstMs).toBeGreaterThanOrEqual((frames[index]?.lastMs ?? 0) - 2));
  }
}

/** The longest piece of the agent's voice that never arrived, and the time without a way for it. */
function longestLoss(call: ReturnType<typeof simulateCall>, backMs: number): { readonly lostMs: number; readonly gapMs: number } {
  const losses = call.received.slice(1).map(({ firstMs }, index) => {
    const before = call.received[index];
    const leftMs = call.handedOver.find(({ firstMs: first }) => first === before?.firstMs)?.atMs ?? 0;
    return { lostMs: firstMs - (before?.lastMs ?? 0), gapMs: backMs - leftMs };
  });
  return losses.reduce((most, loss) => (loss.lostMs > most.lostMs ? loss : most), { lostMs: 0, gapMs: 0 });
}

/** How much of what is played is the customer's sound as it was spoken, neither silence nor noise nor stretched. */
function heardShare(call: ReturnType<typeof simulateCall>, fromMs: number): number {
  const blocks = call.played.filter(({ atMs }) => atMs > fromMs);
  return blocks.filter(({ spokenMs }) => spokenMs !== null).length / blocks.length;
}

describe.each([20, 60] as const)('a network that is gone, with frames of %i ms', (frameMs) => {
  const cases = [200, 1_000, 3_000, 10_000].flatMap((goneMs) => [61, 100, 163].map((frame) => [goneMs, frame] as const));
  test.each(cases)('for %i ms from frame %i on', (goneMs, frame) => {
    const dropMs = frame * 60 + (frame % 10);
    const call = simulateCall({
      untilMs: dropMs + goneMs + 8_000,
      createResampler,
      frameMs,
      target: { sendFrameMs: frameMs },
      isDown: (nowMs) => nowMs >= dropMs && nowMs < dropMs + goneMs,
    });
    checkSent(call);
    const heardMs = call.service.audioAt.findLast((atMs) => atMs < dropMs + goneMs - 1) ?? 0;
    const suspectedMs = call.service.pings.find((atMs) => atMs > heardMs);
    const lostMs = call.told('lost')[0]?.atMs ?? null;
    const backMs = call.service.opened[1] ?? dropMs + goneMs;
    if (goneMs > 300 + 2 * frameMs) {
      expect(suspectedMs).toBeGreaterThanOrEqual(heardMs + 300);
      expect(suspectedMs).toBeLessThan(heardMs + 320);
    }
    if (goneMs > 1_000) {
      expect(lostMs).toBeGreaterThanOrEqual(heardMs + 1_000);
      expect(lostMs).toBeLessThan(heardMs + 1_020);
    } else if (goneMs < 1_000) expect([lostMs, call.service.opened.length]).toEqual([null, 1]);

    const loss = longestLoss(call, backMs);
    // Where the socket lives on, what was on its way counts among the frames that wait.
    const gapMs = lostMs === null ? goneMs + ROUND_TRIP_MS / 2 : loss.gapMs;
    expect(loss.lostMs).toBeLessThanOrEqual(Math.max(0, gapMs - Math.min(5 * frameMs, 300)) + frameMs + 4);

    const resumed = call.played.find(({ atMs, spokenMs }) => atMs >= backMs && spokenMs !== null && spokenMs > dropMs);
    if (lostMs === null) return;
    expect((resumed?.atMs ?? Number.POSITIVE_INFINITY) - backMs).toBeLessThanOrEqual(3 * ROUND_TRIP_MS + 100);
    const afterwards = call.played.filter(({ atMs, spokenMs }) => atMs >= (resumed?.atMs ?? 0) && spokenMs !== null);
    expect(afterwards.length).toBeGreaterThan(500);
    for (const { atMs, spokenMs } of afterwards) expect(atMs - (spokenMs ?? 0)).toBeLessThanOrEqual(300);
    expect(call.told('quality').at(-1)?.report.whole.reconnects).toBe(call.service.opened.length - 1);
    expect(call.told('media').map(({ report }) => report.media)).toEqual(['flowing', 'flowing']); // the loss itself says interrupted
  });
});

describe('a stall that a system hides, because it takes every byte', () => {
  test('is no reason to go on sending: what arrives after it is little, the newest of it fresh', () => {
    const goneMs = 900;
    const dropMs = 6_000;
    const call = simulateCall({
      untilMs: 10_000,
      createResampler,
      kernelBytes: 1_000_000,
      isDown: (nowMs) => nowMs >= dropMs && nowMs < dropMs + goneMs,
    });
    checkSent(call);
    const during = call.handedOver.filter(({ atMs }) => atMs >= dropMs && atMs < dropMs + goneMs);
    expect(during.length).toBeLessThanOrEqual(Math.ceil(300 / 60));
    expect(call.told('lost')).toEqual([]);
  });
});

describe('the sound of a new session', () => {
  const dropMs = 6_000;
  const isDown = (nowMs: number): boolean => nowMs >= dropMs && nowMs < dropMs + 3_000;

  test('begins with what is new, although the service kept 900 ms for it', () => {
    const call = simulateCall({ untilMs: 14_000, createResampler, isDown, backlogMs: 900 });
    const backMs = call.service.opened[1] ?? 0;
    const heard = call.played.filter(({ atMs, spokenMs }) => atMs > backMs && spokenMs !== null && spokenMs > dropMs);
    expect(heard.length).toBeGreaterThan(300);
    expect((heard[0]?.atMs ?? 0) - backMs).toBeLessThanOrEqual(3 * ROUND_TRIP_MS + 100);
    for (const { atMs, spokenMs } of heard) expect(atMs - (spokenMs ?? 0)).toBeLessThanOrEqual(300 + ROUND_TRIP_MS / 2);
    heard.slice(1).forEach(({ spokenMs }, index) => expect(spokenMs).toBeGreaterThan((heard[index]?.spokenMs ?? 0) - 1));
  });

  test('is whole samples again, although the old one broke off in the middle of one', () => {
    const call = simulateCall({
      untilMs: 14_000,
      createResampler,
      isDown,
      meanwhile(nowMs, { service }) {
        if (nowMs === dropMs - 10) service.say(Buffer.alloc(961));
      },
    });
    const backMs = call.service.opened[1] ?? 0;
    expect(heardShare(call, backMs + 500)).toBeGreaterThan(0.9);
  });

  test('blends in: no step larger than a ramp of five milliseconds makes', () => {
    const call = simulateCall({ untilMs: 12_000, createResampler, isDown });
    let largest = 0;
    let before = 0;
    for (const { atMs, samples } of call.played) {
      for (const sample of samples) {
        if (atMs > 1_000) largest = Math.max(largest, Math.abs(sample - before));
        before = sample;
      }
    }
    expect(largest).toBeLessThan(0.3 / (48 * 5) + 0.002); // the sound is 0.3 there
  });
});

test('a service whose sound breaks off after long, and that still answers pings, is given one new session, our voice going on', () => {
  const call = simulateCall({ untilMs: 27_000, createResampler, pauses: (nowMs) => nowMs >= 14_000 });
  const heardMs = call.service.audioAt.at(-1) ?? 0;
  const [lost, ...others] = call.told('lost');
  expect(lost?.atMs).toBeGreaterThanOrEqual(heardMs + 1_000);
  expect(lost?.atMs).toBeLessThan(heardMs + 1_020);
  expect(others).toEqual([]);
  expect(call.service.opened).toHaveLength(2);
  checkSent(call);
  expect(longestLoss(call, call.service.opened[1] ?? 0).lostMs).toBeLessThanOrEqual(60 + 25 + 4); // what was on its way
});

test('a service that closes with an error is lost at once; what it plays out meanwhile is not thrown away', () => {
  const call = simulateCall({
    untilMs: 9_000,
    createResampler,
    meanwhile(nowMs, { service }) {
      if (nowMs === 6_000) service.hangUp(1_011);
    },
  });
  checkSent(call);
  expect(call.told('lost').map(({ atMs }) => atMs)).toEqual([6_000]);
  expect(call.played.filter(({ atMs, spokenMs }) => atMs > 6_000 && atMs < 6_040 && spokenMs !== null).length).toBeGreaterThan(1);
  const loss = longestLoss(call, call.service.opened[1] ?? 0);
  expect(loss.lostMs).toBeLessThanOrEqual(60 + 25 + 4); // what was on its way; the gap itself was bridged
});

test('a listener sends nothing, over all its sessions, and hears the customer', () => {
  const call = simulateCall({
    untilMs: 12_000,
    createResampler,
    target: { mode: 'listen' },
    isDown: (nowMs) => nowMs >= 6_000 && nowMs < 8_000,
  });
  expect(call.service.handedOver).toEqual([]);
  expect(call.service.opened).toHaveLength(2);
  expect(call.played.filter(({ spokenMs }) => spokenMs !== null).length).toBeGreaterThan(700);
  expect(call.told('quality').at(-1)?.report).toMatchObject({
    second: { microphoneDbfs: null, sendDropped: null },
    whole: { sentBytes: 0 },
  });
});

test('a rate that is announced is adopted both ways, in the middle of a call', () => {
  const call = simulateCall({
    untilMs: 8_000,
    createResampler,
    rateHz: 16_000,
    target: { sampleRate: 8_000 },
    meanwhile(nowMs, { service }) {
      if (nowMs === 3_000) service.say('{"event":"start","sampleRate":16000}');
    },
  });
  const lengths = (fromMs: number, toMs: number) =>
    new Set(call.service.handedOver.filter(({ atMs }) => atMs > fromMs && atMs < toMs).map(({ pcm }) => pcm.length));
  expect(lengths(0, 3_000)).toEqual(new Set([960]));
  expect(lengths(3_000, 8_000)).toEqual(new Set([1_920]));
  expect(heardShare(call, 4_000)).toBeGreaterThan(0.9);
});

test('bytes that speak for another rate are told once', () => {
  const call = simulateCall({ untilMs: 12_000, createResampler, rateHz: 16_000, target: { sampleRate: 8_000 } });
  expect(call.told('wrong-rate').map(({ report }) => report)).toEqual([
    { type: 'wrong-rate', stream: 1, measuredHz: 16_000, settingHz: 8_000 },
  ]);
});
