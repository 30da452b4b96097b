import { beforeAll, describe, expect, test } from 'vitest';
import { RECORDING_RATE_HZ } from '#contract/recording.ts';
import { createCallTap } from '../../../main/audio/capture/call-tap.ts';
import { loadResamplers, type CreateResampler } from '../../../main/audio/dsp/resampler.ts';
import type { ClipTarget } from '../../../main/audio/protocol.ts';
import { simulateCall, type CallShape } from '../../support/sound/simulated-call.ts';
import { spokenAt } from '../../support/sound/time-ramp.ts';

let createResampler: CreateResampler;
beforeAll(async () => {
  createResampler = await loadResamplers();
});

const PER_MS = RECORDING_RATE_HZ / 1_000;

function run(untilMs: number, meanwhile: NonNullable<CallShape['meanwhile']>, shape: Partial<CallShape> = {}) {
  const call = simulateCall({ createResampler, untilMs, meanwhile, ...shape });
  const pieces = call.told('recorded').map(({ report }) => report.pcm);
  const sound = new Int16Array(pieces.reduce((sum, { length }) => sum + length, 0));
  pieces.reduce((at, piece) => (sound.set(piece, at), at + piece.length), 0);
  const side = (which: 0 | 1): Int16Array => sound.filter((_, index) => index % 2 === which);
  return { ...call, agent: side(0), customer: side(1), sentAt: (ms: number) => call.service.handedOver.filter(({ atMs }) => atMs >= ms) };
}
const isSilent = (samples: Int16Array): boolean => samples.every((sample) => sample === 0);

/** A constant below zero, which no voice of the test is. */
const CLIP: ClipTarget = { playId: 'play-1', pcm: new Int16Array(RECORDING_RATE_HZ).fill(-8_192), loops: false, isSent: true };
const isClip = (pcm: Buffer): boolean => Math.abs(pcm.readInt16LE(pcm.length - 2) + 8_192) < 200;

test('a machine that slept in a recorded call asks for a minute of silence, not for gigabytes', () => {
  const tap = createCallTap({ startMs: 0, createResampler });
  expect(tap.take(8 * 3_600_000)).toHaveLength(60_000 * PER_MS * 2);
  // It goes on from there.
  expect(tap.take(8 * 3_600_000 + 1_000)).toHaveLength(1_000 * PER_MS * 2);
  tap.dispose();
});

describe('a recorded call', () => {
  test('gives nothing before it is recorded, and nothing after', () => {
    const { told, agent } = run(6_000, (nowMs, { stream }) => {
      if (nowMs === 2_000) stream.capture.record(true);
      if (nowMs === 5_000) stream.capture.record(false);
    });
    const pieces = told('recorded');
    expect(pieces[0]?.atMs).toBeGreaterThan(2_200);
    expect(pieces.at(-1)?.atMs).toBe(5_000);
    expect(pieces.map(({ report }) => report.isFirst)).toEqual(pieces.map((_, index) => index === 0));
    expect(Math.abs(agent.length / PER_MS - 3_000)).toBeLessThanOrEqual(1);
  });

  test('has the agent on the left and the customer on the right, each at the moment when it was said or heard', () => {
    const { agent, customer, played } = run(6_000, (nowMs, { stream }) => {
      if (nowMs === 2_000) stream.capture.record(true);
    });
    for (let atMs = 500; atMs < 3_000; atMs += 333) {
      const said = spokenAt((agent[atMs * PER_MS] ?? 0) / 32_768);
      if (said !== null) expect(Math.abs(said - (2_000 + atMs))).toBeLessThan(15);
      const heardMs = spokenAt((customer[atMs * PER_MS] ?? 0) / 32_768);
      const spokenMs = played.find((one) => one.atMs > 2_000 + atMs && one.atMs <= 2_010 + atMs)?.spokenMs ?? null;
      if (heardMs !== null && spokenMs !== null) expect(Math.abs(heardMs - spokenMs)).toBeLessThan(25);
    }
    // What is compared above is not nothing, and the sides are not the same.
    expect([...agent.subarray(8_000, 40_000)].filter((sample) => spokenAt(sample / 32_768) !== null).length).toBeGreaterThan(20_000);
    expect(agent.subarray(8_000, 40_000)).not.toEqual(customer.subarray(8_000, 40_000));
  });

  test('has the agent’s silence where the agent is muted, and both silent while it is held', () => {
    const { agent, customer } = run(6_000, (nowMs, { stream }) => {
      if (nowMs === 2_000) stream.capture.record(true);
      if (nowMs === 3_000) stream.setMuted(true);
      if (nowMs === 4_000) stream.setHeld(true);
      if (nowMs === 5_000) {
        stream.setMuted(false);
        stream.setHeld(false);
      }
    });
    const between = (side: Int16Array, fromMs: number, toMs: number): Int16Array => side.subarray(fromMs * PER_MS, toMs * PER_MS);
    expect(isSilent(between(agent, 1_050, 2_950))).toBe(true);
    expect(isSilent(between(customer, 1_050, 1_950))).toBe(false);
    expect(isSilent(between(customer, 2_050, 2_950))).toBe(true);
    expect(isSilent(between(agent, 3_100, 3_500))).toBe(false);
  });

  test('keeps its time over a standstill of the process: silence stands for what was not there', () => {
    const { agent } = run(
      9_000,
      (nowMs, { stream }) => {
        if (nowMs === 2_000) stream.capture.record(true);
        if (nowMs === 8_900) stream.capture.record(false);
      },
      { isAwake: (nowMs) => nowMs < 4_000 || nowMs > 7_000 },
    );
    expect(Math.abs(agent.length / PER_MS - 6_900)).toBeLessThanOrEqual(1);
    const said = spokenAt((agent[6_000 * PER_MS] ?? 0) / 32_768);
    if (said !== null) expect(Math.abs(said - 8_000)).toBeLessThan(80);
    expect(isSilent(agent.subarray(3_000 * PER_MS, 4_500 * PER_MS))).toBe(true);
  });

  test('hands its last words over before it says that the service stopped it: nobody listens to it afterwards', () => {
    const { reports, told, agent } = run(6_000, (nowMs, { stream, service }) => {
      if (nowMs === 2_000) stream.capture.record(true);
      if (nowMs === 4_390) service.hangUp(1_000);
    });
    const [stopped] = told('stopped');
    const last = reports.findLastIndex(({ report }) => report.type === 'recorded');
    expect(last).toBeLessThan(reports.findIndex(({ report }) => report.type === 'stopped'));
    expect(Math.abs(agent.length / PER_MS - ((stopped?.atMs ?? 0) - 2_000))).toBeLessThanOrEqual(1);
  });
});

describe('a clip', () => {
  test('is mixed into what is sent and into the recording, and told to be over only when it can have been heard', () => {
    const { told, sentAt, agent, customer } = run(6_000, (nowMs, { stream }) => {
      if (nowMs === 1_000) stream.setMuted(true);
      if (nowMs === 1_500) stream.capture.record(true);
      if (nowMs === 2_000) stream.capture.play(CLIP);
    });
    const clips = sentAt(2_000).filter(({ pcm }) => isClip(pcm));
    expect(clips.length).toBeGreaterThanOrEqual(15);
    expect((clips.at(-1)?.atMs ?? 0) - (clips[0]?.atMs ?? 0)).toBeLessThan(1_100);
    expect(agent[1_000 * PER_MS]).toBeLessThan(-8_000);
    expect(isSilent(agent.subarray(2_600 * PER_MS, 3_000 * PER_MS))).toBe(true);
    expect(Math.min(...customer)).toBeGreaterThan(-1_000); // a filter rings
    const [over] = told('clip-over');
    expect(over?.report).toMatchObject({ playId: 'play-1', isWhole: true });
    expect(over?.atMs).toBeGreaterThan((clips.at(-1)?.atMs ?? 0) + 200);
    expect(told('clip-over')).toHaveLength(1);
  });

  test('sounds on hold again and again until it is stopped', () => {
    const { told, sentAt } = run(6_500, (nowMs, { stream }) => {
      if (nowMs === 1_000) stream.setHeld(true);
      if (nowMs === 1_000) stream.capture.play({ ...CLIP, loops: true });
      if (nowMs === 5_000) stream.capture.stopClip();
    });
    expect(
      sentAt(1_300)
        .filter(({ atMs }) => atMs < 4_900)
        .every(({ pcm }) => isClip(pcm)),
    ).toBe(true);
    expect(sentAt(5_200).every(({ pcm }) => isSilent(new Int16Array(pcm.buffer.slice(pcm.byteOffset, pcm.byteOffset + pcm.length))))).toBe(
      true,
    );
    expect(told('clip-over').map(({ report }) => report.isWhole)).toEqual([false]);
  });

  test('that the service plays is not sent, nor is the agent meanwhile; the recording has it', () => {
    const { sentAt, agent } = run(4_000, (nowMs, { stream }) => {
      if (nowMs === 1_500) stream.capture.record(true);
      if (nowMs === 2_000) stream.capture.play({ ...CLIP, isSent: false });
    });
    const meanwhile = sentAt(2_150).filter(({ atMs }) => atMs < 3_000);
    expect(meanwhile.length).toBeGreaterThan(10);
    expect(meanwhile.every(({ pcm }) => pcm.every((byte) => byte === 0))).toBe(true);
    expect(Math.abs((agent[1_000 * PER_MS] ?? 0) + 8_192)).toBeLessThan(100);
  });

  test('is not heard to its end where the socket is lost in it', () => {
    const { told } = run(5_000, (nowMs, { stream, service }) => {
      if (nowMs === 2_000) stream.capture.play({ ...CLIP, pcm: new Int16Array(RECORDING_RATE_HZ * 20).fill(-8_192) });
      if (nowMs === 3_000) service.hangUp(1_011);
    });
    const [over, ...others] = told('clip-over');
    expect(others).toEqual([]);
    expect(over?.report.isWhole).toBe(false);
    expect(over?.atMs).toBeLessThan(3_200);
  });

  test('is not heard to its end where it begins while there is no socket, though one comes back', () => {
    const losing: NonNullable<CallShape['meanwhile']> = (nowMs, { stream, service }) => {
      if (nowMs === 2_000) service.hangUp(1_011);
      if (nowMs === 2_500) stream.capture.play(CLIP);
    };
    const { told } = run(8_000, losing, { reopensAfterMs: 700 });
    expect(told('clip-over').map(({ atMs, report }) => [atMs, report.isWhole])).toEqual([[2_500, false]]);
  });
});
