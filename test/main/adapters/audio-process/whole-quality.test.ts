import { expect, test } from 'vitest';
import { callId } from '#contract/call.ts';
import type { QualityWhole } from '#contract/quality.ts';
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
  const wholes = createWholeQuality();
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
  const wholes = createWholeQuality();
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
  const wholes = createWholeQuality();
  wholes.told(CALL, STREAM);
  wholes.streamEnded(CALL);
  wholes.forget(CALL);
  expect(wholes.told(CALL, STREAM)).toEqual(STREAM);
});
