import { describe, expect, test } from 'vitest';
import { type HeadsetStage, setHeadsetStage } from '../../../support/headset/headset-stage.ts';
import { RECORDED_HEADSETS } from '../../../support/headset/recorded-headsets.ts';
import { QUICK } from '../../../support/headset/simulated-headset.ts';

/** Headsets that answer a call, mute it, and can be told both. */
const ABLE = RECORDED_HEADSETS.filter(
  ({ controls, lamps }) =>
    ['hook', 'mute'].every((name) => controls.some(([control]) => control === name)) && lamps.some(([lamp]) => lamp === 'mute'),
);

const mutes = ({ app, headset }: HeadsetStage): readonly boolean[] => {
  const call = app.state().calls.at(-1);
  return [call?.phase === 'active' && call.muted, headset.muted()];
};

/** Who takes a call with the headset and does not want to be heard yet presses twice in a row. */
describe.each(ABLE)('$name answers a call', (recorded) => {
  test('and is muted by the next press, however soon that comes', async () => {
    for (const habit of ['at-once', 'when-told'] as const) {
      for (let afterMs = 20; afterMs <= 400; afterMs += 20) {
        const stage = await setHeadsetStage(recorded, { temper: { ...QUICK, mutes: habit, pressMs: 15 } });
        await stage.ring();
        stage.headset.pressHook();
        await stage.clock.advance(afterMs);
        stage.headset.pressMute();
        await stage.clock.advance(2_500);
        expect([stage.phase(), ...mutes(stage)], `${habit}, ${String(afterMs)} ms after`).toEqual(['active', true, true]);
        stage.headset.pressMute();
        await stage.clock.advance(2_500);
        expect(mutes(stage), `${habit}, and heard again`).toEqual([false, false]);
      }
    }
  });

  test('and what is pressed while the service takes its time holds from the first moment of the call', async () => {
    for (const [presses, isMuted] of [
      [1, true],
      [2, false],
      [3, true],
    ] as const) {
      const stage = await setHeadsetStage(recorded);
      await stage.ring();
      const accepted = stage.services.web.hold('accept');
      stage.headset.pressHook();
      await stage.clock.advance(400);
      for (let press = 0; press < presses; press += 1) {
        stage.headset.pressMute();
        await stage.clock.advance(300);
      }
      expect([stage.phase(), stage.headset.muted()]).toEqual(['answering', isMuted]);
      accepted();
      await stage.clock.advance(50);
      expect([stage.phase(), ...mutes(stage)], `${String(presses)} presses`).toEqual(['active', isMuted, isMuted]);
    }
  });

  test('and one that is over before it came up leaves the next one heard', async () => {
    const stage = await setHeadsetStage(recorded);
    await stage.ring();
    const accepted = stage.services.web.hold('accept');
    stage.headset.pressHook();
    await stage.clock.advance(400);
    stage.headset.pressMute();
    await stage.clock.advance(300);
    stage.app.hangUp(stage.onlyId());
    accepted();
    await stage.clock.advance(60_000);
    expect(stage.headset.muted()).toBe(false);
    await stage.talk();
    expect([stage.phase(), ...mutes(stage)]).toEqual(['active', false, false]);
  });
});
