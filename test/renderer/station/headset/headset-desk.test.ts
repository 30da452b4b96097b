import { DARK_LAMPS, type HeadsetModel, type PluggedHeadset } from '#contract/headset.ts';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openHeadsetDesk } from '../../../../renderer/station/headset/headset-desk.ts';
import { createSimulatedClock } from '../../../support/fakes/simulated-clock.ts';
import { RECORDED_HEADSETS, recordedHeadset, type RecordedHeadset } from '../../../support/headset/recorded-headsets.ts';
import { createSimulatedHeadset, createSimulatedHid, QUICK } from '../../../support/headset/simulated-headset.ts';

const [ANKER, DELL, POLY] = RECORDED_HEADSETS;
const RINGING = { ...DARK_LAMPS, ring: true };

function recorded(headset: RecordedHeadset | undefined): RecordedHeadset {
  if (headset === undefined) throw new Error('not recorded');
  return headset;
}
function modelOf({ vendorId, productId, name }: RecordedHeadset): HeadsetModel {
  return { vendorId, productId, name };
}

function openDesk() {
  const clock = createSimulatedClock();
  const hid = createSimulatedHid();
  const told: (readonly PluggedHeadset[])[] = [];
  const moved: string[] = [];
  const desk = openHeadsetDesk({
    hid,
    plugged: (headsets) => void told.push(headsets),
    moved: (device, { control }) => void moved.push(`${String(device)} ${control}`),
    nowMs: () => clock.now(),
    after: clock.after,
  });
  return { clock, hid, desk, told, moved };
}

test('two headsets are lit and heard side by side, and told apart', async () => {
  const { clock, hid, desk, told, moved } = openDesk();
  const [one, other] = [createSimulatedHeadset(recorded(ANKER), clock), createSimulatedHeadset(recorded(DELL), clock)];
  hid.plug(one);
  hid.plug(other);
  desk.use([modelOf(recorded(ANKER)), modelOf(recorded(DELL))]);
  await clock.advance(50);
  expect(told.at(-1)).toMatchObject([
    { device: 1, name: 'Anker PowerConf', isOpen: true, controls: ['hook', 'mute', 'flash'] },
    { device: 2, name: 'Dell SP325', isOpen: true },
  ]);
  desk.light(RINGING, false);
  await clock.advance(50);
  expect([one.ringing(), other.ringing()]).toEqual([true, true]);
  other.pressHook();
  await clock.advance(50);
  expect(moved).toEqual(['2 hook']);
});

test('only what has changed is sent, unless it is to be told again', async () => {
  const { clock, hid, desk } = openDesk();
  const headset = createSimulatedHeadset(recorded(POLY), clock);
  hid.plug(headset);
  desk.use([modelOf(recorded(POLY))]);
  await clock.advance(100);
  expect(headset.heard).toEqual(['9: 0', '23: 0', '24: 0']);
  desk.light(RINGING, false);
  desk.light(RINGING, false);
  await clock.advance(100);
  expect(headset.heard.slice(3)).toEqual(['24: 1']);
  desk.light(RINGING, true);
  await clock.advance(100);
  expect(headset.heard.slice(4)).toEqual(['9: 0', '23: 0', '24: 1']);
});

test('a headset that is slow gets the latest lamps, not all that were in between', async () => {
  const { clock, hid, desk } = openDesk();
  const headset = createSimulatedHeadset(recorded(ANKER), clock, { ...QUICK, wayMs: () => 100 });
  hid.plug(headset);
  desk.use([modelOf(recorded(ANKER))]);
  await clock.advance(500);
  for (let turn = 0; turn < 21; turn += 1) {
    desk.light({ ...DARK_LAMPS, mute: turn % 2 === 0 }, false);
    await clock.advance(10);
  }
  await clock.advance(500);
  expect(headset.muted()).toBe(true);
  expect(headset.heard.length).toBeLessThan(8);
});

test('a headset that answers its lamps with its whole state is told again once, and not for ever', async () => {
  const { clock, hid, desk } = openDesk();
  const described = recordedHeadset('CircuitPython headset');
  const headset = createSimulatedHeadset(described, clock);
  const obey = headset.sendReport.bind(headset);
  headset.sendReport = async (reportId, bytes) => {
    await obey(reportId, bytes);
    headset.restate();
  };
  hid.plug(headset);
  desk.use([modelOf(described)]);
  desk.light({ ...DARK_LAMPS, offHook: true, mute: true }, false);
  await clock.advance(300);
  headset.pressMute(); // its mute falls: let go, or turned
  await clock.advance(500);
  expect(headset.muted()).toBe(true);
  const { length } = headset.heard;
  await clock.advance(5_000);
  expect(headset.heard).toHaveLength(length);
});

test('while a call is held the hook of a Poly rests, and that of an Anker does not', async () => {
  const { clock, hid, desk } = openDesk();
  const [anker, poly] = [createSimulatedHeadset(recorded(ANKER), clock), createSimulatedHeadset(recorded(POLY), clock)];
  hid.plug(anker);
  hid.plug(poly);
  desk.use([modelOf(recorded(ANKER)), modelOf(recorded(POLY))]);
  desk.light({ ...DARK_LAMPS, offHook: true }, false);
  await clock.advance(100);
  expect([anker.offHook(), poly.offHook()]).toEqual([true, true]);
  desk.light({ ...DARK_LAMPS, offHook: true, hold: true }, false);
  await clock.advance(100);
  expect([anker.offHook(), poly.offHook()]).toEqual([true, false]);
});

test('the state by which a Poly answers its lamps rejects no call, even where it overtakes the end of our writing', async () => {
  const { clock, hid, desk, moved } = openDesk();
  const headset = createSimulatedHeadset(recorded(POLY), clock);
  hid.plug(headset);
  desk.use([modelOf(recorded(POLY))]);
  await clock.advance(1_000);
  headset.restate();
  await clock.advance(1_500);
  const obey = headset.sendReport.bind(headset);
  headset.sendReport = (reportId, bytes) => {
    headset.restate();
    return obey(reportId, bytes);
  };
  desk.light(RINGING, false);
  await clock.advance(700);
  headset.restate(); // by radio it answers late
  await clock.advance(800);
  expect(moved).toEqual([]);
  headset.restate();
  await clock.advance(50);
  expect(moved).toEqual(['1 decline']);
});

test('one that fails while it is lit is given up quietly, and lit again when it comes back', async () => {
  const { clock, hid, desk, told } = openDesk();
  const headset = createSimulatedHeadset(recorded(ANKER), clock);
  hid.plug(headset);
  desk.use([modelOf(recorded(ANKER))]);
  await clock.advance(50);
  headset.fail();
  desk.light(RINGING, false);
  await clock.advance(50);
  hid.unplug(headset);
  await clock.advance(50);
  expect(told.at(-1)).toEqual([]);
  const again = createSimulatedHeadset(recorded(ANKER), clock);
  hid.plug(again);
  await clock.advance(50);
  expect(again.ringing()).toBe(true);
});

test('a lamp that could not be written is written again, and after four times when the headset shows that it is there', async () => {
  const { clock, hid, desk } = openDesk();
  const headset = createSimulatedHeadset(recorded(ANKER), clock);
  hid.plug(headset);
  desk.use([modelOf(recorded(ANKER))]);
  await clock.advance(50);
  headset.failSends(3);
  desk.light(RINGING, false);
  await clock.advance(350);
  expect(headset.ringing()).toBe(true);

  headset.failSends(4);
  desk.light(DARK_LAMPS, false);
  await clock.advance(5_000);
  expect(headset.ringing()).toBe(true);
  headset.restate();
  await clock.advance(50);
  expect(headset.ringing()).toBe(false);
});

test('lamps that change while a failed one waits are the ones that are written', async () => {
  const { clock, hid, desk } = openDesk();
  const headset = createSimulatedHeadset(recorded(ANKER), clock);
  hid.plug(headset);
  desk.use([modelOf(recorded(ANKER))]);
  await clock.advance(50);
  const { length } = headset.heard;
  headset.failSends(1);
  desk.light(RINGING, false);
  await clock.advance(50);
  desk.light({ ...DARK_LAMPS, offHook: true }, false);
  await clock.advance(500);
  expect([headset.ringing(), headset.offHook()]).toEqual([false, true]);
  expect(headset.heard.length).toBe(length + 1);
});

test('one whose opening fails as nobody foresaw is shown as one that does not open', async () => {
  const faults = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  onTestFinished(() => faults.mockRestore());
  const { clock, hid, desk, told } = openDesk();
  const headset = createSimulatedHeadset(recorded(ANKER), clock);
  headset.open = () => Promise.reject(new TypeError('not as the standard says'));
  hid.plug(headset);
  desk.use([modelOf(recorded(ANKER))]);
  await clock.advance(50);
  expect(told.at(-1)).toMatchObject([{ name: 'Anker PowerConf', isOpen: false }]);
  expect(faults).toHaveBeenCalledOnce();
  hid.unplug(headset);
  await clock.advance(50);
  expect(told.at(-1)).toEqual([]);
});

test('choosing looks for what was granted, and a Chromium without HID has no headsets', async () => {
  const { clock, hid, desk, told } = openDesk();
  desk.use([modelOf(recorded(ANKER))]);
  await clock.advance(10);
  const headset = createSimulatedHeadset(recorded(ANKER), clock);
  hid.plug(headset);
  await desk.choose();
  await clock.advance(50);
  expect(told.at(-1)).toMatchObject([{ name: 'Anker PowerConf' }]);

  const none: unknown[] = [];
  const without = openHeadsetDesk({
    hid: null,
    plugged: (headsets) => void none.push(headsets),
    moved: () => undefined,
    nowMs: () => 0,
    after: clock.after,
  });
  without.use([modelOf(recorded(ANKER))]);
  without.light(RINGING, true);
  await without.choose();
  without.close();
  expect(none).toEqual([]);
});

test('closing lets go of every headset and stops listening', async () => {
  const { clock, hid, desk, moved } = openDesk();
  const headset = createSimulatedHeadset(recorded(ANKER), clock);
  hid.plug(headset);
  desk.use([modelOf(recorded(ANKER))]);
  await clock.advance(50);
  desk.close();
  await clock.advance(50);
  headset.pressHook();
  await clock.advance(50);
  expect(headset.opened).toBe(false);
  expect(hid.listening()).toBe(0);
  expect(moved).toEqual([]);
});

test('a headset that is chosen again while it is being let go is heard', async () => {
  const { clock, hid, desk, told, moved } = openDesk();
  const headset = createSimulatedHeadset(recorded(ANKER), clock);
  hid.plug(headset);
  desk.use([modelOf(recorded(ANKER))]);
  await clock.advance(50);
  desk.light(RINGING, false);
  await clock.advance(50);
  desk.use([]);
  await clock.advance(1);
  desk.use([modelOf(recorded(ANKER))]);
  await clock.advance(300);
  headset.pressHook();
  await clock.advance(50);
  expect(moved).toEqual(['2 hook']);
  expect(told.at(-1)).toMatchObject([{ device: 2, isOpen: true }]);
  expect(headset.ringing()).toBe(true);
});
