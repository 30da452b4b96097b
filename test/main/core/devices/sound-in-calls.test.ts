import { describe, expect, test } from 'vitest';
import type { CallId } from '#contract/call.ts';
import type { LineKind } from '#contract/line.ts';
import type { StationDevice } from '#contract/station.ts';
import { setAppStage, type AppStage } from '../../../support/fakes/app-stage.ts';
import { CUSTOMER } from '../../../support/fakes/people.ts';
import { seenDevices } from '../../../support/fakes/seen-devices.ts';

const HEADSET: StationDevice = { id: 'h', label: 'Headset', isDefault: false };
const BUILT_IN: StationDevice = { id: 'b', label: 'Built-in', isDefault: true };

function plug(stage: AppStage, ...speakers: readonly StationDevice[]): void {
  stage.station.emit({ type: 'devices', microphones: seenDevices(1, 0).microphones, speakers });
}
function plugPortAudio(stage: AppStage, ...names: readonly string[]): void {
  const speakers = names.map((name) => ({ name, isDefault: false }));
  stage.audio.emit({ type: 'devices', devices: { microphones: [{ name: 'Microphone', isDefault: true }], speakers } });
}
async function ringing(stage: AppStage, kind: LineKind): Promise<CallId> {
  stage.services[kind].ring(CUSTOMER);
  await stage.clock.advance(2_000);
  return stage.onlyId();
}
async function talking(stage: AppStage, kind: LineKind): Promise<CallId> {
  const id = await ringing(stage, kind);
  stage.app.answer(id);
  await stage.clock.settle();
  return id;
}

describe('the one choice', () => {
  test('goes to each side by its own name, as soon as the lists tell it', async () => {
    const stage = setAppStage({ settings: { speaker: 'Headset' } });
    plug(stage, HEADSET, BUILT_IN);
    plugPortAudio(stage, 'Headset: USB Audio (hw:1,0)');
    await stage.clock.settle();
    expect(stage.audio.chosen.at(-1)).toEqual({ microphone: null, speaker: 'Headset: USB Audio (hw:1,0)' });
    expect(stage.station.chosen.at(-1)).toMatchObject({ speaker: 'Headset', known: [{ kind: 'speaker', name: 'Headset', id: 'h' }] });
    expect(stage.app.state().audio.devices.speakers).toEqual([
      { name: 'Headset', isDefault: false },
      { name: 'Built-in', isDefault: true, only: 'meta' },
    ]);
  });

  test('follows a device that is renamed, and keeps its new name', () => {
    const stage = setAppStage({ settings: { speaker: 'Headset' } });
    plug(stage, HEADSET, BUILT_IN);
    plug(stage, { ...HEADSET, label: 'Headset of Ana' }, BUILT_IN);
    expect(stage.settings.read().speaker).toBe('Headset of Ana');
    expect(stage.station.chosen.at(-1)).toMatchObject({ speaker: 'Headset of Ana', known: [{ name: 'Headset of Ana', id: 'h' }] });
  });

  test('sends nobody anything where a change does not concern them', () => {
    const stage = setAppStage({ settings: { speaker: 'Headset' } });
    plug(stage, HEADSET);
    plugPortAudio(stage, 'Built-in');
    const before = [stage.audio.chosen.length, stage.station.chosen.length];
    plug(stage, HEADSET, BUILT_IN);
    plug(stage, BUILT_IN);
    expect([stage.audio.chosen.length, stage.station.chosen.length]).toEqual(before);
  });

  test('a change that the station sees makes the other side look too', () => {
    const stage = setAppStage();
    plug(stage, HEADSET);
    expect(stage.audio.looks()).toBe(1);
  });
});

describe('a chosen device that is unplugged', () => {
  test.each(['meta', 'web'] as const)('is told in a %s call once, and no more when it is back', async (kind) => {
    const stage = setAppStage({ settings: { speaker: 'Headset' } });
    plug(stage, HEADSET, BUILT_IN);
    await talking(stage, kind);
    plug(stage, BUILT_IN);
    await stage.clock.settle();
    expect(stage.app.state().notices).toMatchObject([{ error: { code: 'audio-device-switched', detail: 'speaker: Headset' } }]);
    stage.app.dismissNotice(stage.app.state().notices[0]?.id ?? '');
    plug(stage, { ...BUILT_IN, label: 'Built-in Audio' });
    await stage.clock.settle();
    expect(stage.codes()).toEqual([]);
    plug(stage, HEADSET, BUILT_IN);
    plug(stage, BUILT_IN);
    expect(stage.codes()).toEqual(['audio-device-switched']);
    plug(stage, HEADSET, BUILT_IN);
    expect(stage.codes()).toEqual([]);
  });

  test('is told where a call rings, and not while nothing goes on', async () => {
    const stage = setAppStage({ settings: { speaker: 'Headset' } });
    plug(stage, HEADSET, BUILT_IN);
    plug(stage, BUILT_IN);
    await stage.clock.settle();
    expect(stage.codes()).toEqual([]);
    await ringing(stage, 'meta');
    expect(stage.codes()).toEqual(['audio-device-switched']);
  });

  test("is gone by Chromium's word, though PortAudio's older list still has it", async () => {
    const stage = setAppStage({ settings: { speaker: 'Headset' } });
    plug(stage, HEADSET, BUILT_IN);
    plugPortAudio(stage, 'headset');
    await talking(stage, 'web');
    plug(stage, BUILT_IN);
    expect(stage.codes()).toEqual(['audio-device-switched']);
  });
});

describe('an agent who is not heard', () => {
  const say = async (
    stage: AppStage,
    callId: CallId,
    { kind, dbfs, ms, farDbfs = -100 }: { kind: LineKind; dbfs: number; ms: number; farDbfs?: number },
  ): Promise<void> => {
    for (let passed = 0; passed < ms; passed += 100) {
      const event = { type: 'levels', levels: { callId, microphoneDbfs: dbfs, farDbfs } } as const;
      if (kind === 'meta') stage.station.emit(event);
      else stage.audio.emit(event);
      await stage.clock.advance(100);
    }
  };

  test.each(['meta', 'web'] as const)('is told on a %s call that they talk on mute, until they are heard', async (kind) => {
    const stage = setAppStage();
    const callId = await talking(stage, kind);
    await say(stage, callId, { kind, dbfs: -60, ms: 500 });
    stage.app.mute(callId, true);
    await stage.clock.settle();
    await say(stage, callId, { kind, dbfs: -25, ms: 1_000 });
    expect(stage.published.at(-1)?.audio.voiceHints).toEqual([{ callId, hint: 'muted-talking' }]);
    stage.app.mute(callId, false);
    await stage.clock.settle();
    await say(stage, callId, { kind, dbfs: -25, ms: 100 });
    expect(stage.published.at(-1)?.audio.voiceHints).toEqual([]);
  });

  test.each(['meta', 'web'] as const)('is not told on a %s call what the gains make of the echo of the customer', async (kind) => {
    const stage = setAppStage({ settings: { gain: { microphoneDb: 12, speakerDb: 12 } } });
    const callId = await talking(stage, kind);
    await say(stage, callId, { kind, dbfs: -54, ms: 500 });
    stage.app.mute(callId, true);
    await stage.clock.settle();
    await say(stage, callId, { kind, dbfs: -23, farDbfs: -34, ms: 3_000 });
    expect(stage.app.state().audio.voiceHints).toEqual([]);
  });

  test.each(['meta', 'web'] as const)('is told on a %s call that the microphone gives nothing, and for another one anew', async (kind) => {
    const stage = setAppStage();
    const callId = await talking(stage, kind);
    await say(stage, callId, { kind, dbfs: -100, ms: 1_700 });
    expect(stage.published.at(-1)?.audio.voiceHints).toEqual([{ callId, hint: 'microphone-silent' }]);
    plug(stage, HEADSET);
    await say(stage, callId, { kind, dbfs: -100, ms: 1_000 });
    expect(stage.published.at(-1)?.audio.voiceHints).toEqual([]);
    await say(stage, callId, { kind, dbfs: -100, ms: 1_000 });
    expect(stage.published.at(-1)?.audio.voiceHints).toEqual([{ callId, hint: 'microphone-silent' }]);
  });

  test.each(['meta', 'web'] as const)('is told on a %s call that the microphone they choose now gives nothing', async (kind) => {
    const stage = setAppStage();
    const callId = await talking(stage, kind);
    await say(stage, callId, { kind, dbfs: -30, ms: 1_700 });
    await stage.app.changeSettings({ microphone: 'Another' });
    await say(stage, callId, { kind, dbfs: -100, ms: 1_700 });
    expect(stage.published.at(-1)?.audio.voiceHints).toEqual([{ callId, hint: 'microphone-silent' }]);
  });

  test('has a silent microphone of a Meta call opened anew, once', async () => {
    const stage = setAppStage();
    const callId = await talking(stage, 'meta');
    await say(stage, callId, { kind: 'meta', dbfs: -100, ms: 5_000 });
    expect(stage.station.renewed).toEqual([callId]);
    plug(stage, HEADSET);
    await say(stage, callId, { kind: 'meta', dbfs: -100, ms: 5_000 });
    expect(stage.station.renewed).toEqual([callId, callId]);
  });

  test('is left alone on hold, and after the call', async () => {
    const stage = setAppStage();
    const callId = await talking(stage, 'web');
    await say(stage, callId, { kind: 'web', dbfs: -100, ms: 1_700 });
    stage.app.setHeld(callId, true);
    await stage.clock.settle();
    expect(stage.published.at(-1)?.audio.voiceHints).toEqual([]);
    await say(stage, callId, { kind: 'web', dbfs: -100, ms: 1_700 });
    expect(stage.published.at(-1)?.audio.voiceHints).toEqual([]);
  });
});
