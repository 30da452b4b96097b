import { EventEmitter } from 'node:events';
import type { HIDDevice, Session, WebContents } from 'electron';
import type { HeadsetChoice } from '#contract/headset.ts';
import { expect, test } from 'vitest';
import { openHeadsetChooser } from '../../../main/windows/headset-chooser.ts';
import { memoryLog } from '../../support/memory-log.ts';

const JABRA: HIDDevice = { deviceId: 'one', name: 'Jabra', vendorId: 0x0b0e, productId: 0x0e52, collections: [] };
const POLY: HIDDevice = { deviceId: 'two', name: 'Poly', vendorId: 0x047f, productId: 0xc056, collections: [] };
const FRAME = { processId: 7, routingId: 1 };

function openChooser() {
  const session = new EventEmitter();
  const scripts: [string, boolean | undefined][] = [];
  let isCrashed = false;
  const page = Object.assign(new EventEmitter(), {
    mainFrame: FRAME,
    isCrashed: () => isCrashed,
    executeJavaScript: (code: string, userGesture?: boolean) => {
      scripts.push([code, userGesture]);
      return Promise.resolve(true);
    },
  });
  let station: EventEmitter | null = page;
  const chooser = openHeadsetChooser({
    session: session as unknown as Session,
    station: () => station as unknown as WebContents | null,
    log: memoryLog(),
  });
  const told: (readonly HeadsetChoice[] | null)[] = [];
  chooser.listen((choices) => void told.push(choices));
  const answers: (string | null | undefined)[] = [];
  let prevented = 0;
  const ask = (deviceList: readonly HIDDevice[], frame: object | null = { ...FRAME }): void => {
    session.emit(
      'select-hid-device',
      { preventDefault: () => (prevented += 1) },
      { deviceList, frame },
      (id?: string | null) => void answers.push(id),
    );
  };
  return {
    session,
    scripts,
    chooser,
    told,
    answers,
    ask,
    prevented: () => prevented,
    page,
    crash: () => {
      isCrashed = true;
      page.emit('render-process-gone', {}, { reason: 'crashed' });
    },
    close: () => {
      station = null;
      page.emit('destroyed');
    },
  };
}

test('the station’s page is asked as if by the agent’s hand', () => {
  const { chooser, scripts, told } = openChooser();
  chooser.open();
  expect(told).toEqual([[]]);
  expect(scripts).toEqual([['dispatchEvent(new Event("choose-headset"))', true]]);
});

test('what Chromium offers is shown once per model, grows and shrinks, and the pick is the answer', () => {
  const { session, chooser, told, answers, ask, prevented } = openChooser();
  chooser.open();
  ask([JABRA, { ...JABRA, deviceId: 'its second interface' }]);
  expect(prevented()).toBe(1);
  expect(told.at(-1)?.map(({ name }) => name)).toEqual(['Jabra']);
  session.emit('hid-device-added', {}, { device: POLY, frame: FRAME });
  expect(told.at(-1)?.map(({ name }) => name)).toEqual(['Jabra', 'Poly']);
  session.emit('hid-device-removed', {}, { device: POLY, frame: FRAME });
  expect(told.at(-1)?.map(({ name }) => name)).toEqual(['Jabra']);
  chooser.pick('one');
  chooser.pick('one');
  expect(answers).toEqual(['one']);
  expect(told.at(-1)).toBeNull();
});

test('another page’s question is refused, and so is one that nobody waits for', () => {
  const { chooser, told, answers, ask } = openChooser();
  ask([JABRA]);
  chooser.open();
  ask([JABRA], { processId: 8, routingId: 1 });
  ask([JABRA], null);
  chooser.pick(null);
  ask([JABRA]);
  expect(answers).toEqual([null, null, null, null]);
  expect(told).toEqual([[], null]);
});

test('a second question ends the first, and closing ends what is open', () => {
  const { session, chooser, answers, ask } = openChooser();
  chooser.open();
  ask([JABRA]);
  ask([POLY]);
  expect(answers).toEqual([null]);
  chooser.close();
  expect(answers).toEqual([null, null]);
  expect(session.listenerCount('select-hid-device')).toBe(0);
});

test('a station that dies, or is closed, while a headset is being chosen ends the choice, and the next choice says that it is away', () => {
  for (const way of ['crash', 'close'] as const) {
    const { chooser, told, answers, ask, scripts, ...station } = openChooser();
    expect(chooser.open()).toEqual({ ok: true, value: null });
    chooser.open();
    ask([JABRA]);
    station[way]();
    expect(told.at(-1)).toBeNull();
    expect(answers).toEqual([null]);
    const count = told.length;
    expect(chooser.open()).toEqual({ ok: false, error: { code: 'headsets-away' } });
    expect(told).toHaveLength(count);
    expect(scripts).toHaveLength(2);
    expect(station.page.listenerCount('render-process-gone') + station.page.listenerCount('destroyed')).toBe(1);
  }
});
