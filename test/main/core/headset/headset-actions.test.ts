import { type DesktopState, EMPTY_DESKTOP } from '#contract/desktop-state.ts';
import type { AgentStatus } from '#contract/presence.ts';
import { describe, expect, test } from 'vitest';
import { CUSTOMER } from '../../../support/fakes/people.ts';
import { setHeadsetStage } from '../../../support/headset/headset-stage.ts';
import { recordedHeadset as named, RECORDED_HEADSETS, type RecordedHeadset } from '../../../support/headset/recorded-headsets.ts';
import { QUICK, type SimulatedHeadset, USAGE } from '../../../support/headset/simulated-headset.ts';

const DECLINE = 0x0b_0007;

/** Headsets that have this button, and every lamp named. */
function having(control: string, ...lamps: readonly string[]): readonly RecordedHeadset[] {
  return RECORDED_HEADSETS.filter(
    (headset) =>
      headset.controls.some(([name]) => name === control) && lamps.every((lamp) => headset.lamps.some(([name]) => name === lamp)),
  );
}

test('a headset does not ring for an agent who is not to be disturbed, and rings again for one who is back', async () => {
  let status: AgentStatus = 'do-not-disturb';
  const desktop = (): DesktopState => ({ ...EMPTY_DESKTOP, presence: { ...EMPTY_DESKTOP.presence, status } });
  const [recorded] = having('hook', 'ring');
  if (recorded === undefined) throw new Error('no recorded headset has a lamp for the ring');
  const stage = await setHeadsetStage(recorded, { desktop });
  await stage.ring();
  expect(stage.headset.ringing()).toBe(false);
  status = 'available';
  stage.app.changed();
  await stage.clock.advance(200);
  expect(stage.headset.ringing()).toBe(true);
});

test.each<readonly [string, RecordedHeadset | undefined, (headset: SimulatedHeadset) => void]>([
  ['answered', having('hook', 'ring')[0], (headset) => headset.pressHook()],
  ['rejected', having('decline', 'ring')[0], (headset) => headset.press(DECLINE)],
])('a call that nobody here was told of is not %s by a button of the headset', async (_what, recorded, press) => {
  const desktop = (): DesktopState => ({ ...EMPTY_DESKTOP, presence: { ...EMPTY_DESKTOP.presence, status: 'do-not-disturb' } });
  if (recorded === undefined) throw new Error('no recorded headset has this button');
  const stage = await setHeadsetStage(recorded, { desktop });
  await stage.ring();
  press(stage.headset);
  await stage.clock.advance(1_000);
  expect([stage.phase(), stage.services.web.count('accept'), stage.services.web.count('reject')]).toEqual(['ringing', 0, 0]);
});

describe.each(having('hook'))('$name', (recorded) => {
  test('its button answers a call that rings, and hangs up', async () => {
    const stage = await setHeadsetStage(recorded);
    await stage.ring();
    stage.headset.pressHook();
    await stage.clock.advance(1_000);
    expect(stage.phase()).toBe('active');
    await stage.clock.advance(3_000);
    stage.headset.pressHook();
    await stage.clock.advance(1_000);
    expect(stage.phase()).toBe('ended');
    expect(stage.faults()).toEqual([]);
  });

  test('it hangs up a call that was answered on the screen, and one that we placed', async () => {
    const stage = await setHeadsetStage(recorded);
    await stage.talk();
    expect(stage.phase()).toBe('active');
    // One that has no lamp for the hook does not know that it is off, and has to be taken off first.
    if (!stage.headset.offHook() && recorded.controls.some(([name, behaviour]) => name === 'hook' && behaviour === 'latched'))
      stage.headset.pressHook();
    stage.headset.pressHook();
    await stage.clock.advance(1_000);
    expect(stage.phase()).toBe('ended');
    await stage.clock.advance(60_000);
    expect(stage.app.dial(stage.lines.web, CUSTOMER).ok).toBe(true);
    await stage.clock.advance(3_000);
    if (!stage.headset.offHook() && recorded.controls.some(([name, behaviour]) => name === 'hook' && behaviour === 'latched'))
      stage.headset.pressHook();
    stage.headset.pressHook();
    await stage.clock.advance(1_000);
    expect(stage.phase()).toBe('ended');
  });
});

test.each(having('decline', 'ring'))('$name rejects a call that rings, for everyone', async (recorded) => {
  const stage = await setHeadsetStage(recorded);
  await stage.ring();
  stage.headset.press(DECLINE);
  await stage.clock.advance(500);
  expect(stage.services.web.count('reject')).toBe(1);
  expect(stage.headset.ringing()).toBe(false);
});

test.each(having('flash', 'hold'))('$name holds a call and takes it up again, and its lamp says so', async (recorded) => {
  const stage = await setHeadsetStage(recorded);
  await stage.talk();
  stage.headset.press(USAGE.flash);
  await stage.clock.advance(2_500);
  expect(stage.call()).toMatchObject({ phase: 'active', held: true });
  expect(stage.headset.onHold()).toBe(true);
  stage.headset.press(USAGE.flash);
  await stage.clock.advance(2_500);
  expect(stage.call()).toMatchObject({ phase: 'active', held: false });
  expect(stage.headset.onHold()).toBe(false);
});

test.each(having('flash', 'hold'))('the button of $name takes up a call that is held, whichever way its hook moves', async (recorded) => {
  const stage = await setHeadsetStage(recorded);
  await stage.talk();
  stage.app.setHeld(stage.onlyId(), true);
  await stage.clock.advance(2_500);
  stage.headset.pressHook();
  await stage.clock.advance(500);
  expect(stage.call()).toMatchObject({ phase: 'active', held: false });
});

test.each(having('mute', 'mute'))('$name mutes and unmutes, and its lamp follows the screen', async (recorded) => {
  const stage = await setHeadsetStage(recorded);
  await stage.talk();
  stage.headset.pressMute();
  await stage.clock.advance(300);
  expect(stage.call()).toMatchObject({ muted: true });
  expect(stage.headset.muted()).toBe(true);
  stage.headset.pressMute();
  await stage.clock.advance(300);
  expect(stage.call()).toMatchObject({ muted: false });
  expect(stage.headset.muted()).toBe(false);
  stage.app.mute(stage.onlyId(), true);
  await stage.clock.advance(300);
  expect(stage.headset.muted()).toBe(true);
  stage.app.hangUp(stage.onlyId());
  await stage.clock.advance(300);
  expect(stage.headset.muted()).toBe(false);
});

test.each(having('hook', 'ring', 'offHook'))('the lamps of $name follow the call', async (recorded) => {
  const stage = await setHeadsetStage(recorded);
  await stage.ring();
  expect([stage.headset.ringing(), stage.headset.offHook()]).toEqual([true, false]);
  stage.app.answer(stage.onlyId());
  await stage.clock.advance(200);
  expect([stage.headset.ringing(), stage.headset.offHook()]).toEqual([false, true]);
  stage.app.hangUp(stage.onlyId());
  await stage.clock.advance(200);
  expect([stage.headset.ringing(), stage.headset.offHook()]).toEqual([false, false]);
});

test.each(having('redial'))('$name calls whom we called last', async (recorded) => {
  const stage = await setHeadsetStage(recorded);
  stage.headset.press(USAGE.redial);
  await stage.clock.advance(500);
  expect(stage.phase()).toBe('none');
  stage.app.dial(stage.lines.web, CUSTOMER);
  await stage.clock.advance(500);
  stage.app.hangUp(stage.onlyId());
  await stage.clock.advance(60_000);
  stage.headset.press(USAGE.redial);
  await stage.clock.advance(500);
  expect(stage.call()).toMatchObject({ direction: 'outbound', peer: CUSTOMER, phase: 'alerting' });
  expect(stage.services.web.count('place')).toBe(2);
});

test.each(having('hook').filter(({ controls }) => controls.some(([name, behaviour]) => name === 'hook' && behaviour === 'unsure')))(
  'a slow press of the hook of $name, where that is a button, answers and does not hang up, and the next hangs up',
  async (recorded) => {
    for (const pressMs of [60, 750, 1_900]) {
      const stage = await setHeadsetStage(recorded, { temper: { ...QUICK, unsure: 'button', pressMs } });
      await stage.ring();
      stage.headset.pressHook();
      await stage.clock.advance(4_000);
      expect(stage.phase(), `${String(pressMs)} ms`).toBe('active');
      stage.headset.pressHook();
      await stage.clock.advance(4_000);
      expect(stage.phase(), `${String(pressMs)} ms`).toBe('ended');
    }
  },
);

describe('what a headset says is not always what the agent wants', () => {
  test('a late "off hook" after the screen has answered does not hang up', async () => {
    for (const recorded of RECORDED_HEADSETS) {
      const stage = await setHeadsetStage(recorded, { temper: { ...QUICK, answersHookAfterMs: 1_500 } });
      await stage.talk();
      expect(stage.phase(), recorded.name).toBe('active');
    }
  });

  test('the "on hook" of the last call, which comes late, does not hang up the next', async () => {
    const stage = await setHeadsetStage(named('Dell SP325'), { temper: { ...QUICK, answersHookAfterMs: 900 } });
    await stage.talk();
    stage.app.hangUp(stage.onlyId());
    await stage.clock.advance(100);
    await stage.ring();
    const [, next] = stage.app.state().calls;
    if (next === undefined) throw new Error('no second call');
    stage.app.answer(next.id);
    await stage.clock.advance(3_000);
    expect(stage.call()).toMatchObject({ id: next.id, phase: 'active' });
    stage.headset.pressHook();
    await stage.clock.advance(500);
    expect(stage.phase()).toBe('ended');
  });

  test('a Poly by radio, which says late that its hook rests, does not take the customer off hold', async () => {
    const poly = named('Plantronics Blackwire 3220');
    const stage = await setHeadsetStage(poly, { temper: { ...QUICK, answersHookAfterMs: 1_500 } });
    await stage.talk();
    await stage.clock.advance(3_000);
    stage.app.setHeld(stage.onlyId(), true);
    await stage.clock.advance(5_000);
    expect(stage.headset.offHook()).toBe(false);
    expect(stage.call()).toMatchObject({ phase: 'active', held: true });
  });

  test('a headset taken off its hook for nothing is put on again, so that its next press answers', async () => {
    const stage = await setHeadsetStage(named('Dell SP325'));
    stage.headset.pressHook();
    await stage.clock.advance(3_000);
    expect(stage.headset.offHook()).toBe(false);
    await stage.ring();
    stage.headset.pressHook();
    await stage.clock.advance(500);
    expect(stage.phase()).toBe('active');
  });

  test('a Poly rejects by saying again that the hook is on, and only while it rings', async () => {
    const stage = await setHeadsetStage(named('Plantronics Blackwire 3220'));
    stage.headset.restate();
    await stage.clock.advance(1_000);
    await stage.ring();
    await stage.clock.advance(1_000);
    stage.headset.restate(); // as one by radio answers that it rings
    await stage.clock.advance(500);
    expect(stage.services.web.count('reject')).toBe(0);
    stage.headset.restate();
    await stage.clock.advance(500);
    expect(stage.services.web.count('reject')).toBe(1);
  });

  test('other makers’ headsets reject nothing by repeating themselves', async () => {
    const stage = await setHeadsetStage(named('Dell SP325'));
    stage.headset.restate();
    await stage.ring();
    stage.headset.restate();
    await stage.clock.advance(500);
    expect(stage.phase()).toBe('ringing');
  });

  test('a call that waits is rejected by its own button, and the call in the ear goes on', async () => {
    const stage = await setHeadsetStage(named('Dell SP325'));
    await stage.talk();
    await stage.ring();
    expect(stage.headset.ringing()).toBe(false);
    stage.headset.press(DECLINE);
    await stage.clock.advance(500);
    expect(stage.app.state().calls.find(({ phase }) => phase === 'active')).toBeDefined();
    expect(stage.services.web.count('reject')).toBe(1);
  });

  test('a phone that is silent or only flashes does not ring in the headset, whose button answers all the same', async () => {
    for (const mode of ['visual', 'silent'] as const) {
      const stage = await setHeadsetStage(named('Dell SP325'));
      await stage.app.changeSettings({ ringer: { mode } });
      await stage.ring();
      expect(stage.headset.ringing()).toBe(false);
      stage.headset.pressHook();
      await stage.clock.advance(500);
      expect(stage.phase()).toBe('active');
    }
  });

  test('a ring that is silenced here stops in the headset too', async () => {
    const stage = await setHeadsetStage(named('Dell SP325'));
    await stage.ring();
    stage.app.silence(stage.onlyId());
    await stage.clock.advance(100);
    expect(stage.headset.ringing()).toBe(false);
  });

  test('what a button cannot do is told, and the headset goes back', async () => {
    const stage = await setHeadsetStage(named('Dell SP325'));
    let refused = 0;
    stage.app.headset.onAnswerRefused(() => void (refused += 1));
    stage.audio.emit({ type: 'engine', engine: { state: 'unavailable', error: { code: 'web-audio-unavailable' } } });
    await stage.ring();
    stage.headset.pressHook();
    await stage.clock.advance(500);
    expect([stage.phase(), refused]).toEqual(['ringing', 1]);
    expect(stage.codes()).toContain('web-audio-unavailable');
    expect(stage.headset.offHook()).toBe(false);
  });
});
