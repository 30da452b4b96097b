import type { SoundCheckState } from '#contract/sound-check.ts';
import { appError } from '#contract/errors.ts';
import { expect, test } from 'vitest';
import { NOTHING_HEARD, soundCheckHeard, type SoundCheckHeard } from '../../../renderer/state/sound-check-heard.ts';

const METER: SoundCheckState = { phase: 'running', kind: 'meter', progress: null, microphoneDbfs: -30 };
const RECORDING: SoundCheckState = { phase: 'running', kind: 'record', progress: 0.1, microphoneDbfs: -20 };
const SPOKEN = { kind: 'record', verdict: 'good', peakDbfs: -9, voiceDbfs: -23 } as const;
const RECORDED: SoundCheckState = { phase: 'done', result: SPOKEN, microphoneDbfs: -40 };
const LATENCY = { kind: 'latency', latencyMs: 54 } as const;

function after(...states: readonly SoundCheckState[]): SoundCheckHeard {
  return states.reduce((known, state) => soundCheckHeard(known, state, 0), NOTHING_HEARD);
}

test('results stay while other steps run, and a new one takes the place of its kind', () => {
  const quiet = { ...SPOKEN, verdict: 'quiet' } as const;
  expect(after(RECORDED, { phase: 'done', result: LATENCY, microphoneDbfs: -40 }, METER).results).toEqual({
    record: SPOKEN,
    latency: LATENCY,
  });
  expect(after(RECORDED, RECORDING, { phase: 'done', result: quiet, microphoneDbfs: -40 }).results).toEqual({ record: quiet });
  // One that is stopped at once is no recording: the earlier one is still there to be heard.
  expect(after(RECORDED, RECORDING, METER).results).toEqual({ record: SPOKEN });
});

test.each<SoundCheckState>([{ phase: 'idle' }, { phase: 'failed', error: appError('sound-check-in-call') }])(
  'when the devices are let go ($phase) the recording is gone, and with it what was said of it',
  (state) => {
    const measured: SoundCheckState = { phase: 'done', result: LATENCY, microphoneDbfs: -40 };
    expect(after(RECORDED, measured, state, METER).results).toEqual({ latency: LATENCY });
  },
);

test('readings without any sound are counted until the first with some', () => {
  const mute: SoundCheckState = { ...METER, microphoneDbfs: -100 };
  expect(after(mute, { ...RECORDED, microphoneDbfs: -100 }, mute).silentReadings).toBe(3);
  expect(after(mute, mute, { ...METER, microphoneDbfs: -88 }, mute).silentReadings).toBe(1);
  expect(after(mute, mute, { phase: 'idle' }, mute).silentReadings).toBe(1);
});

test.each([
  ['a quiet room made softer', -12, -99, 0],
  ['nothing, however loud it is made', 12, -100, 1],
  ['half a bit made louder', 12, -85, 1],
  ['a quiet room made louder', 12, -80, 0],
])('silence is judged without the gain: %s', (_what, gainDb, microphoneDbfs, silentReadings) => {
  expect(soundCheckHeard(NOTHING_HEARD, { ...METER, microphoneDbfs }, gainDb).silentReadings).toBe(silentReadings);
});

test.each<readonly [string, boolean, readonly SoundCheckState[]]>([
  ['speech at the meter', true, [METER]],
  ['speech while it is recorded', true, [RECORDING]],
  ['speech after a test is done', true, [{ phase: 'done', result: { kind: 'tone' }, microphoneDbfs: -30 }]],
  ['a quiet recording that has a verdict', true, [{ ...RECORDED, result: { ...SPOKEN, verdict: 'quiet' }, microphoneDbfs: -100 }]],
  ['the noise of a room', false, [{ ...METER, microphoneDbfs: -58 }]],
  ['a recording of nothing', false, [{ ...RECORDED, result: { ...SPOKEN, verdict: 'silent' }, microphoneDbfs: -100 }]],
  ['a tone that the loudspeaker brings back', false, [{ phase: 'running', kind: 'tone', progress: 0.5, microphoneDbfs: -20 }]],
  ['speech before the devices were opened anew', false, [METER, { phase: 'idle' }]],
])('%s, and silence after it: a voice was heard is %s', (_what, isHeard, states) => {
  const mute: SoundCheckState = { ...METER, microphoneDbfs: -100 };
  expect(after(...states, mute, mute)).toMatchObject({ hasHeardVoice: isHeard });
});
