import { describe, expect, test } from 'vitest';
import { setHeadsetStage } from '../../../support/headset/headset-stage.ts';
import { recordedHeadset as named } from '../../../support/headset/recorded-headsets.ts';

describe('which headset', () => {
  test('one that was not chosen is neither heard nor lit', async () => {
    const stage = await setHeadsetStage(named('Dell SP325'), { isChosen: false });
    await stage.ring();
    stage.headset.pressHook();
    await stage.clock.advance(500);
    expect(stage.phase()).toBe('ringing');
    expect(stage.headset.heard).toEqual([]);
    expect(stage.headset.opened).toBe(false);
  });

  test('the agent chooses among what is plugged in; the choice is kept, used at once, and can be forgotten', async () => {
    const stage = await setHeadsetStage(named('Dell SP325'), { isChosen: false });
    const { vendorId, productId, productName: name } = stage.headset;
    stage.headsetChooser.offer([{ deviceId: 'one', vendorId, productId, name }]);
    stage.app.headset.choose();
    expect(stage.app.state().headset.choices).toMatchObject([{ deviceId: 'one', name: 'Dell SP325' }]);
    stage.app.headset.pick('one');
    await stage.clock.advance(100);
    expect(stage.settings.read().headsets).toEqual([{ vendorId, productId, name }]);
    expect(stage.headsetChooser.picked).toEqual(['one']);
    expect(stage.app.state().headset).toMatchObject({ choices: null, known: [{ name, state: 'ready' }] });
    await stage.ring();
    expect(stage.headset.ringing()).toBe(true);
    stage.app.headset.forget({ vendorId, productId });
    await stage.clock.advance(100);
    expect(stage.app.state().headset.known).toEqual([]);
    expect(stage.headset.opened).toBe(false);
  });

  test('one that is forgotten during a call is let go as it was found: neither muted nor off its hook', async () => {
    const stage = await setHeadsetStage(named('Dell SP325'));
    const { vendorId, productId } = stage.headset;
    await stage.talk();
    stage.app.mute(stage.onlyId(), true);
    await stage.clock.advance(300);
    expect([stage.headset.offHook(), stage.headset.muted()]).toEqual([true, true]);
    stage.app.headset.forget({ vendorId, productId });
    await stage.clock.advance(100);
    expect(stage.headset.opened).toBe(false);
    expect([stage.headset.offHook(), stage.headset.muted()]).toEqual([false, false]);
    expect(stage.call()).toMatchObject({ phase: 'active', muted: true });
  });

  test('one of a station that was loaded anew is not taken for the one that had its number: a held customer stays on hold', async () => {
    const stage = await setHeadsetStage(named('Anker PowerConf'));
    await stage.talk();
    stage.app.setHeld(stage.onlyId(), true);
    await stage.clock.advance(5_000);
    const { vendorId, productId, productName: name } = stage.headset;
    const plugged = [{ vendorId, productId, name, device: 1, isOpen: true, controls: ['hook'] as const }];
    stage.station.emit({ type: 'headsets', plugged: [] });
    stage.station.emit({ type: 'headsets', plugged });
    // It is another, and answers the lamps that it is told when it is opened.
    stage.station.emit({ type: 'headset-motion', device: 1, motion: { control: 'hook', latched: true, level: true } });
    await stage.clock.advance(500);
    expect(stage.call()).toMatchObject({ phase: 'active', held: true });
  });

  test('giving up chooses nothing', async () => {
    const stage = await setHeadsetStage(named('Dell SP325'), { isChosen: false });
    stage.app.headset.choose();
    stage.app.headset.pick(null);
    stage.app.headset.pick('never offered');
    expect(stage.headsetChooser.picked).toEqual([null]);
    expect(stage.app.state().headset).toEqual({ choices: null, known: [] });
  });

  test('one that is plugged in during a call shows the call, and works at once', async () => {
    const stage = await setHeadsetStage(named('Dell SP325'));
    stage.hid.unplug(stage.headset);
    await stage.clock.advance(100);
    expect(stage.app.state().headset.known).toMatchObject([{ state: 'unplugged' }]);
    await stage.talk();
    stage.app.mute(stage.onlyId(), true);
    stage.hid.plug(stage.headset);
    await stage.clock.advance(300);
    expect(stage.app.state().headset.known).toMatchObject([{ state: 'ready' }]);
    expect([stage.headset.offHook(), stage.headset.muted()]).toEqual([true, true]);
    stage.headset.pressMute();
    await stage.clock.advance(300);
    expect(stage.call()).toMatchObject({ muted: false });
  });

  test('one that is plugged in while the customer is on hold leaves them there, and its button takes them up', async () => {
    const stage = await setHeadsetStage(named('Dell SP325'));
    stage.hid.unplug(stage.headset);
    await stage.talk();
    stage.app.setHeld(stage.onlyId(), true);
    await stage.clock.advance(3_000);
    stage.hid.plug(stage.headset);
    await stage.clock.advance(3_000);
    expect(stage.call()).toMatchObject({ phase: 'active', held: true });
    stage.headset.pressHook();
    await stage.clock.advance(500);
    expect(stage.call()).toMatchObject({ phase: 'active', held: false });
  });

  test('one that another program holds is said to be blocked, and calls go on without it', async () => {
    const stage = await setHeadsetStage(named('Dell SP325'));
    stage.hid.unplug(stage.headset);
    await stage.clock.advance(100);
    stage.headset.fail();
    stage.hid.plug(stage.headset);
    await stage.clock.advance(100);
    expect(stage.app.state().headset.known).toMatchObject([{ state: 'blocked' }]);
    await stage.talk();
    expect(stage.phase()).toBe('active');
  });

  test('quitting puts its lamps out', async () => {
    const stage = await setHeadsetStage(named('Dell SP325'));
    await stage.talk();
    await Promise.all([stage.app.stop(), stage.clock.advance(5_000)]);
    await stage.clock.advance(500);
    expect([stage.headset.offHook(), stage.headset.muted()]).toEqual([false, false]);
  });
});
