import { appError } from '#contract/errors.ts';
import type { SoundCheckState } from '#contract/sound-check.ts';
import { expect, test } from 'vitest';
import { type AppStage, setAppStage } from '../../support/fakes/app-stage.ts';
import { CUSTOMER } from '../../support/fakes/people.ts';

const METER = { kind: 'meter' } as const;
const RUNNING: SoundCheckState = { phase: 'running', kind: 'meter', progress: null, microphoneDbfs: -40 };

function setCheckStage(): { readonly stage: AppStage; readonly told: SoundCheckState[] } {
  const stage = setAppStage();
  const told: SoundCheckState[] = [];
  stage.app.onSoundCheck((state) => void told.push(state));
  stage.audio.emit({ type: 'engine', engine: { state: 'ready' } });
  return { stage, told };
}

async function ringing(stage: AppStage): Promise<ReturnType<AppStage['onlyId']>> {
  stage.services.web.ring(CUSTOMER);
  await stage.clock.advance(2_000);
  return stage.onlyId();
}

test('steps go to the audio process, and what it tells comes back', () => {
  const { stage, told } = setCheckStage();
  expect(stage.app.runSoundCheck(METER)).toEqual({ ok: true, value: null });
  expect(stage.app.runSoundCheck({ kind: 'tone', hz: 440 })).toEqual({ ok: true, value: null });
  stage.audio.emit({ type: 'sound-check', state: RUNNING });
  stage.app.stopSoundCheck();
  expect(stage.audio.checks).toEqual([METER, { kind: 'tone', hz: 440 }, null]);
  expect(told).toEqual([RUNNING, { phase: 'idle' }]);
});

test('a call that only rings leaves the check alone; answering it ends the check and says why', async () => {
  const { stage, told } = setCheckStage();
  stage.app.runSoundCheck(METER);
  const id = await ringing(stage);
  expect(stage.audio.checks).toEqual([METER]);
  stage.app.answer(id);
  await stage.clock.settle();
  expect(stage.audio.checks).toEqual([METER, null]);
  expect(told.at(-1)).toEqual({ phase: 'failed', error: { code: 'sound-check-in-call' } });
  // A level that was under way is not shown as if the check went on.
  stage.audio.emit({ type: 'sound-check', state: RUNNING });
  expect(told.at(-1)).toMatchObject({ phase: 'failed' });
});

test('during a call it is refused, and nothing is ordered; after the call it runs', async () => {
  const { stage } = setCheckStage();
  const id = await ringing(stage);
  stage.app.answer(id);
  await stage.clock.settle();
  expect(stage.app.runSoundCheck(METER)).toMatchObject({ ok: false, error: { code: 'sound-check-in-call' } });
  expect(stage.audio.checks).toEqual([]);
  stage.app.hangUp(id);
  await stage.clock.settle();
  expect(stage.app.runSoundCheck(METER)).toMatchObject({ ok: true });
});

test('without PortAudio the reason is given', () => {
  const { stage } = setCheckStage();
  stage.audio.emit({ type: 'engine', engine: { state: 'unavailable', error: appError('web-audio-unavailable') } });
  expect(stage.app.runSoundCheck(METER)).toMatchObject({ ok: false, error: { code: 'web-audio-unavailable' } });
});

test('an audio process that starts again is told the step anew', () => {
  const { stage } = setCheckStage();
  stage.app.runSoundCheck(METER);
  stage.audio.emit({ type: 'engine', engine: { state: 'restarting' } });
  stage.app.runSoundCheck({ kind: 'latency' });
  expect(stage.audio.checks).toEqual([METER]);
  stage.audio.emit({ type: 'engine', engine: { state: 'ready' } });
  expect(stage.audio.checks).toEqual([METER, { kind: 'latency' }]);
});

test('what was done is not done again by a process that starts anew: the level goes on', () => {
  const { stage } = setCheckStage();
  stage.app.runSoundCheck({ kind: 'tone', hz: 440 });
  stage.audio.emit({ type: 'sound-check', state: { phase: 'done', result: { kind: 'tone' }, microphoneDbfs: -40 } });
  stage.audio.emit({ type: 'engine', engine: { state: 'restarting' } });
  stage.audio.emit({ type: 'engine', engine: { state: 'ready' } });
  expect(stage.audio.checks).toEqual([{ kind: 'tone', hz: 440 }, METER]);
});

test('a check that nobody touches for three minutes lets go of the microphone', async () => {
  const { stage, told } = setCheckStage();
  stage.app.runSoundCheck(METER);
  await stage.clock.advance(179_000);
  expect(stage.audio.checks).toEqual([METER]);
  await stage.clock.advance(1_000);
  expect(stage.audio.checks).toEqual([METER, null]);
  expect(told.at(-1)).toEqual({ phase: 'idle' });
});

test('quitting stops it', async () => {
  const { stage } = setCheckStage();
  stage.app.runSoundCheck(METER);
  await stage.app.stop();
  expect(stage.audio.checks).toEqual([METER, null]);
});
