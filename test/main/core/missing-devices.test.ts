import { callId } from '#contract/call.ts';
import { describe, expect, test } from 'vitest';
import { setAppStage } from '../../support/fakes/app-stage.ts';
import { seenDevices } from '../../support/fakes/seen-devices.ts';

describe('a sound device that is not there', () => {
  test('a microphone that is not there is told once, and the word is taken back when one is plugged in', () => {
    const stage = setAppStage({ polls: false });
    stage.station.emit(seenDevices(1, 1));
    expect(stage.codes()).toEqual([]);
    stage.station.emit(seenDevices(0, 1));
    expect(stage.app.state().notices).toMatchObject([{ lineId: null, error: { code: 'audio-device-missing', detail: 'microphone' } }]);
    stage.app.dismissNotice(stage.app.state().notices[0]?.id ?? '');
    stage.station.emit(seenDevices(0, 2));
    expect(stage.codes()).toEqual([]);
    stage.station.emit(seenDevices(0, 0));
    expect(stage.codes()).toEqual(['audio-device-missing']);
    stage.station.emit(seenDevices(1, 1));
    expect(stage.codes()).toEqual([]);
  });

  test('each web call that begins in silence says so, until its devices run', () => {
    const stage = setAppStage({ polls: false });
    const start = (microphone: string | null): void => stage.audio.emit({ type: 'running', running: { microphone, speaker: 'Headset' } });
    start(null);
    expect(stage.app.state().notices).toMatchObject([{ error: { code: 'audio-device-missing', detail: 'microphone' } }]);
    stage.app.dismissNotice(stage.app.state().notices[0]?.id ?? '');
    stage.audio.emit({ type: 'running', running: null });
    start(null);
    expect(stage.codes()).toEqual(['audio-device-missing']);
    // The list may hold a device that does not open: what runs counts.
    stage.audio.emit({ type: 'devices', devices: { microphones: [{ name: 'Headset', isDefault: true }], speakers: [] } });
    expect(stage.codes()).toEqual(['audio-device-missing']);
    start('Headset');
    expect(stage.codes()).toEqual([]);
  });
});

test('sound of another rate than the setting is told, until the setting is changed', async () => {
  const stage = setAppStage({ polls: false });
  stage.audio.emit({ type: 'wrong-rate', callId: callId('call-1'), measuredHz: 8_000 });
  expect(stage.app.state().notices).toMatchObject([{ error: { code: 'sound-rate-wrong', detail: 'measured 8000 Hz' } }]);
  await stage.app.changeSettings({ wireSampleRate: 8_000 });
  expect(stage.codes()).toEqual([]);
});
