import { describe, expect, test } from 'vitest';
import { callId } from '#contract/call.ts';
import type { QualityWhole } from '#contract/quality.ts';
import { createSimulatedClock } from '../../../support/fakes/simulated-clock.ts';
import { createWholeQuality } from '../../../../main/adapters/audio-process/whole-quality.ts';

const CALL = callId('call-1');
const STREAM: QualityWhole = {
  seconds: 10,
  delayMs: 60,
  worstDelayMs: 90,
  concealedPercent: 2,
  acceleratedPercent: 1,
  expandedPercent: 0,
  concealmentEvents: 3,
  xruns: 1,
  receivedBytes: 320_000,
  sentBytes: 310_000,
  sendDropped: 4,
  reconnects: 1,
};

test('a call whose audio process died goes on counting, with one reconnect more', () => {
  const wholes = createWholeQuality(() => 0);
  expect(wholes.told(CALL, STREAM)).toEqual(STREAM);
  wholes.streamEnded(CALL);
  const next = { ...STREAM, seconds: 30, delayMs: 100, worstDelayMs: 300, concealedPercent: 6, reconnects: 0 };
  expect(wholes.told(CALL, next)).toEqual({
    seconds: 40,
    delayMs: 90,
    worstDelayMs: 300,
    concealedPercent: 5,
    acceleratedPercent: 1,
    expandedPercent: 0,
    concealmentEvents: 6,
    xruns: 2,
    receivedBytes: 640_000,
    sentBytes: 620_000,
    sendDropped: 8,
    reconnects: 2,
  });
  wholes.streamEnded(CALL);
  wholes.streamEnded(CALL); // an opening that failed: there was no sound to lose
  expect(wholes.told(CALL, STREAM).reconnects).toBe(4);
});

test('what one stream cannot know, the other may; what none knows stays unknown', () => {
  const wholes = createWholeQuality(() => 0);
  wholes.told(CALL, { ...STREAM, delayMs: null, worstDelayMs: null, sendDropped: null, concealedPercent: null });
  wholes.streamEnded(CALL);
  expect(wholes.told(CALL, { ...STREAM, sendDropped: null })).toMatchObject({
    delayMs: 60,
    worstDelayMs: 90,
    concealedPercent: 2,
    sendDropped: null,
  });
});

test('a call that was closed is forgotten', () => {
  const wholes = createWholeQuality(() => 0);
  wholes.told(CALL, STREAM);
  wholes.streamEnded(CALL);
  wholes.forget(CALL);
  expect(wholes.told(CALL, STREAM)).toEqual(STREAM);
});

describe('sound that nobody counted, between the process that died and the next one', () => {
  /** Ten seconds of a call's sound, two per cent of them invented. */
  async function soundingCall() {
    const clock = createSimulatedClock();
    const wholes = createWholeQuality(() => clock.now());
    await clock.advance(10_000);
    wholes.told(CALL, STREAM);
    return { clock, wholes };
  }
  const oneSecond = { ...STREAM, seconds: 1, concealedPercent: 0, concealmentEvents: 0, reconnects: 0 };

  test('is invented sound of the call, and an event of its own', async () => {
    const { clock, wholes } = await soundingCall();
    wholes.streamEnded(CALL);
    await clock.advance(5_000); // four without a stream, one that the next stream tells of
    expect(wholes.told(CALL, oneSecond)).toMatchObject({
      seconds: 15,
      concealedPercent: 28, // 0.2 s and 4 s of 15
      concealmentEvents: 4,
      delayMs: 60,
      reconnects: 2,
    });
    await clock.advance(1_000);
    expect(wholes.told(CALL, { ...oneSecond, seconds: 2 })).toMatchObject({ seconds: 16, concealedPercent: 26.25, concealmentEvents: 4 });
  });

  test('begins where the stream was last known to sound, not where it last told its figures', async () => {
    const { clock, wholes } = await soundingCall();
    await clock.advance(900);
    wholes.sounds(CALL);
    wholes.streamEnded(CALL);
    await clock.advance(2_000);
    wholes.sounds(CALL);
    await clock.advance(1_000);
    expect(wholes.told(CALL, oneSecond)).toMatchObject({ seconds: 13, concealmentEvents: 4 });
  });

  test('begins earlier than the death of a process that hung before it', async () => {
    const { clock, wholes } = await soundingCall();
    await clock.advance(3_000);
    wholes.streamEnded(CALL);
    await clock.advance(1_000);
    wholes.sounds(CALL);
    await clock.advance(1_000);
    expect(wholes.told(CALL, oneSecond)).toMatchObject({ seconds: 15, reconnects: 2 });
  });

  test('is counted where the first process died before its first second was over', async () => {
    const clock = createSimulatedClock();
    const wholes = createWholeQuality(() => clock.now());
    wholes.sounds(CALL);
    wholes.streamEnded(CALL);
    await clock.advance(3_000);
    wholes.sounds(CALL);
    await clock.advance(1_000);
    expect(wholes.told(CALL, oneSecond)).toMatchObject({ seconds: 4, concealedPercent: 75, concealmentEvents: 1, reconnects: 1 });
  });

  test('is none of a call that only begins, nor of another one', async () => {
    const { clock, wholes } = await soundingCall();
    wholes.streamEnded(CALL);
    await clock.advance(60_000);
    expect(wholes.told(callId('call-2'), oneSecond)).toEqual(oneSecond);
  });
});
