import { DEFAULT_RINGER } from '#contract/ringer.ts';
import { expect, test } from 'vitest';
import { type AppStage, setAppStage } from '../../../support/fakes/app-stage.ts';
import { CUSTOMER, OTHER_CUSTOMER } from '../../../support/fakes/people.ts';
import { RING } from '../../../support/sounding-tones.ts';

/** The line looks every 2 s. */
async function ringing(stage: AppStage, kind: 'meta' | 'web', customer = CUSTOMER): Promise<void> {
  stage.services[kind].ring(customer);
  await stage.clock.advance(2_000);
}
const sounds = (stage: AppStage): unknown => stage.station.sounding.at(-1) ?? null;

test('a part of the ringer is changed by itself, is kept, and holds for what rings now', async () => {
  const stage = setAppStage();
  await ringing(stage, 'web');
  expect(sounds(stage)).toEqual(RING);
  await stage.app.changeSettings({ ringer: { devices: ['Room'] } });
  await stage.app.changeSettings({ ringer: { volumePercent: 30 } });
  await stage.clock.settle();
  expect(stage.settings.read().ringer).toEqual({ ...DEFAULT_RINGER, devices: ['Room'], volumePercent: 30 });
  expect(sounds(stage)).toEqual({ ...RING, outputs: ['Room'], volumePercent: 30 });
  await stage.app.changeSettings({ ringer: { mode: 'silent' } });
  await stage.clock.settle();
  expect(sounds(stage)).toBeNull();
});

test('a line that is given another ringtone rings by it at once, and again after a restart', async () => {
  const stage = setAppStage();
  await ringing(stage, 'web');
  stage.app.changeLine(stage.lines.web, { ringtone: 'marimba' });
  await stage.clock.settle();
  expect(sounds(stage)).toEqual({ ...RING, ringtone: 'marimba' });
  expect(stage.lineStore.read()).toContainEqual(expect.objectContaining({ id: 'line-web', ringtone: 'marimba' }));
  const again = setAppStage({ kept: stage.lineStore.read() });
  await ringing(again, 'web', OTHER_CUSTOMER);
  expect(sounds(again)).toEqual({ ...RING, ringtone: 'marimba' });
});

test('calls of two kinds of number ring alike: by their lines, oldest first', async () => {
  const stage = setAppStage();
  stage.app.changeLine(stage.lines.meta, { ringtone: 'bell' });
  await ringing(stage, 'meta');
  await ringing(stage, 'web', OTHER_CUSTOMER);
  expect(sounds(stage)).toMatchObject({ ringtone: 'bell' });
  const [first] = stage.app.state().calls;
  if (first !== undefined) stage.app.silence(first.id);
  await stage.clock.settle();
  expect(sounds(stage)).toMatchObject({ ringtone: 'chime' });
});

test('a call that nobody takes rings in more places until it is taken, and its end ends them all', async () => {
  const stage = setAppStage({ settings: { ringer: { ...DEFAULT_RINGER, escalateAfterSeconds: 10, escalateTo: ['Room'] } } });
  await ringing(stage, 'web');
  await stage.clock.advance(7_000);
  expect(sounds(stage)).toMatchObject({ outputs: [null] });
  await stage.clock.advance(3_000);
  expect(sounds(stage)).toMatchObject({ outputs: [null, 'Room'] });
  stage.app.answer(stage.onlyId());
  await stage.clock.settle();
  expect(sounds(stage)).toBeNull();
  expect(stage.faults()).toEqual([]);
});

test('a trial is heard, and is refused in a call', async () => {
  const stage = setAppStage();
  await stage.clock.settle();
  expect(stage.app.tryRinger({ ringtone: 'soft', escalated: false })).toEqual({ ok: true, value: null });
  expect(sounds(stage)).toEqual({ ...RING, ringtone: 'soft' });
  await ringing(stage, 'web');
  stage.app.answer(stage.onlyId());
  await stage.clock.settle();
  expect(stage.app.tryRinger({ ringtone: 'soft', escalated: false })).toMatchObject({ error: { code: 'sound-check-in-call' } });
  expect(sounds(stage)).toBeNull();
});

test('a phone that closes while it rings is silent at once', async () => {
  const stage = setAppStage();
  await ringing(stage, 'web');
  const stopped = stage.app.stop();
  expect(sounds(stage)).toBeNull();
  await stage.clock.advance(5_000);
  await stopped;
});
