import { expect, test } from 'vitest';
import { setAppStage } from '../../../support/fakes/app-stage.ts';
import { CUSTOMER } from '../../../support/fakes/people.ts';

function metering() {
  const stage = setAppStage();
  const levels: (number | null)[] = [];
  stage.app.microphone.onLevel((dbfs) => void levels.push(dbfs));
  return { stage, levels };
}
const REFUSED = { ok: false, error: { code: 'sound-check-in-call' } };

test('the microphone is opened once for its level, and closed when it is not looked at any more', () => {
  const { stage, levels } = metering();
  stage.app.microphone.meter(true);
  stage.app.microphone.meter(true);
  stage.station.emit({ type: 'microphone-level', dbfs: -31 });
  stage.app.microphone.meter(false);
  stage.station.emit({ type: 'microphone-level', dbfs: -30 });
  expect(stage.station.metered).toEqual([true, false]);
  expect(levels).toEqual([-31, null]);
});

test('a call that takes the ears takes the microphone, and none is opened beside it', async () => {
  const { stage, levels } = metering();
  stage.app.microphone.meter(true);
  stage.services.meta.ring(CUSTOMER);
  await stage.clock.advance(2_000);
  expect(stage.station.metered).toEqual([true]);
  stage.app.answer(stage.onlyId());
  await stage.clock.settle();
  expect(stage.station.metered).toEqual([true, false]);
  expect(levels).toEqual([null]);
  expect(stage.app.microphone.meter(true)).toMatchObject(REFUSED);
});

test('a settings window that is left open keeps no microphone for longer than three minutes', async () => {
  const { stage, levels } = metering();
  stage.app.microphone.meter(true);
  await stage.clock.advance(179_000);
  expect(stage.station.metered).toEqual([true]);
  await stage.clock.advance(2_000);
  expect(stage.station.metered).toEqual([true, false]);
  expect(levels).toEqual([null]);
});

test('a microphone that does not open is said to be closed', () => {
  const { stage, levels } = metering();
  stage.app.microphone.meter(true);
  stage.station.emit({ type: 'microphone-level', dbfs: null });
  expect(levels).toEqual([null]);
});

test('quitting closes it', async () => {
  const { stage } = metering();
  stage.app.microphone.meter(true);
  await stage.app.stop();
  expect(stage.station.metered.at(-1)).toBe(false);
});
