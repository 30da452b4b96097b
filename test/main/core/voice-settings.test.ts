import { expect, test } from 'vitest';
import { setAppStage } from '../../support/fakes/app-stage.ts';

const FIRST = { echoCancellation: false, noiseSuppression: true, autoGain: true };

test('what is done to the voice is told to both sides at the start, and again only where it changes', async () => {
  const stage = setAppStage();
  const second = { ...FIRST, noiseSuppression: false };
  await stage.app.changeSettings({ theme: 'dark' });
  await stage.app.changeSettings({ voice: second });
  await stage.app.changeSettings({ voice: { ...second } });
  expect(stage.audio.voices).toEqual([FIRST, second]);
  expect(stage.station.chosen.map(({ voice }) => voice.noiseSuppression)).toEqual([true, false]);
  // The devices of a running call are not opened anew for it.
  expect(stage.audio.chosen).toHaveLength(1);
});

test('two parts that are switched one right after the other are both switched', async () => {
  const stage = setAppStage();
  await Promise.all([
    stage.app.changeSettings({ voice: { noiseSuppression: false } }),
    stage.app.changeSettings({ voice: { autoGain: false } }),
  ]);
  expect(stage.audio.voices.at(-1)).toEqual({ echoCancellation: false, noiseSuppression: false, autoGain: false });
});

test('the echo of Meta calls and that of web calls have a switch each, and neither interrupts the other', async () => {
  const stage = setAppStage();
  await stage.app.changeSettings({ voice: { ...FIRST, echoCancellation: true } });
  await stage.app.changeSettings({ voice: FIRST });
  expect(stage.audio.voices.map(({ echoCancellation }) => echoCancellation)).toEqual([false, true, false]);
  expect(stage.station.chosen.map(({ voice }) => voice.echoCancellation)).toEqual([true]);
  await stage.app.changeSettings({ metaEchoCancellation: false });
  expect(stage.station.chosen.map(({ voice }) => voice.echoCancellation)).toEqual([true, false]);
  expect(stage.audio.voices).toHaveLength(3);
});

test('what cannot be done to the voice here is told, and taken back when it is done again', () => {
  const stage = setAppStage();
  stage.audio.emit({ type: 'voice-missing', parts: ['echoCancellation'] });
  expect(stage.app.state().notices).toMatchObject([{ error: { code: 'voice-part-missing', detail: 'echoCancellation' } }]);
  stage.audio.emit({ type: 'voice-missing', parts: [] });
  expect(stage.codes()).toEqual([]);
});

test('how much louder or softer calls shall be is told to both kinds, at the start too, without opening a device anew', async () => {
  const stage = setAppStage();
  await stage.app.changeSettings({ gain: { microphoneDb: 6 } });
  await stage.app.changeSettings({ gain: { speakerDb: -3 } });
  await stage.app.changeSettings({ gain: { speakerDb: -3 } });
  const told = [
    { microphoneDb: 0, speakerDb: 0 },
    { microphoneDb: 6, speakerDb: 0 },
    { microphoneDb: 6, speakerDb: -3 },
  ];
  expect(stage.audio.gains).toEqual(told);
  expect(stage.station.gains).toEqual(told);
  expect(stage.audio.chosen).toHaveLength(1);
  expect(stage.station.chosen).toHaveLength(1);
});
