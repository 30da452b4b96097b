import { beforeEach, describe, expect, test } from 'vitest';
import type { Accelerator } from '#contract/accelerator.ts';
import { DEFAULT_HOTKEYS, type HotkeyAction, type HotkeySettings, PROOF_MS, RECORDING_LEASE_MS } from '#contract/hotkeys.ts';
import { createHotkeyDesk, type HotkeyDesk } from '../../../../main/core/hotkeys/hotkey-desk.ts';
import { createFakeKeys, type FakeKeys } from '../../../support/fakes/fake-keys.ts';
import { createSimulatedClock, type SimulatedClock } from '../../../support/fakes/simulated-clock.ts';

const ON: HotkeySettings = { ...DEFAULT_HOTKEYS, isOn: true };
const ANSWER = 'Control+Shift+F9' as Accelerator;
const REJECT = 'Control+Shift+F7' as Accelerator;
const SILENCE = 'Control+Shift+F8' as Accelerator;
const MUTE = 'Control+Shift+F11' as Accelerator;

let clock: SimulatedClock;
let keys: FakeKeys;
let acted: HotkeyAction[];
let desk: HotkeyDesk;
let isRinging: boolean;
let isInFront: boolean;

function open(order: { readonly isAnswerBinding?: boolean } = {}): void {
  clock = createSimulatedClock();
  keys = createFakeKeys(order);
  acted = [];
  isRinging = false;
  isInFront = true;
  desk = createHotkeyDesk({
    keys,
    clock,
    act: (action) => void acted.push(action),
    isRinging: () => isRinging,
    isInFront: () => isInFront,
    changed: () => undefined,
  });
}
const standings = (): Readonly<Record<string, string>> =>
  Object.fromEntries(desk.state().actions.map(({ action, standing }) => [action, standing]));

beforeEach(() => open());

describe('keys from anywhere', () => {
  test('nothing is taken from other programs before the agent wants it', () => {
    desk.use(DEFAULT_HOTKEYS);
    expect(keys.taken()).toEqual([]);
    expect(standings()).toEqual({ answer: 'off', reject: 'off', silence: 'off', hangUp: 'off', mute: 'off', dial: 'off' });
  });

  test('a press acts, and proves that the keys arrive', async () => {
    desk.use(ON);
    expect(standings()).toMatchObject({ answer: 'ready', hangUp: 'ready', mute: 'ready', dial: 'ready' });
    await clock.advance(1_000);
    keys.press(ANSWER);
    expect(acted).toEqual(['answer']);
    expect(desk.state().actions.find(({ action }) => action === 'answer')?.provenAt).toBe(clock.now());
  });

  test('to reject and to silence there are no keys until the agent gives them some; then a press acts', async () => {
    desk.use(ON);
    expect(standings()).toMatchObject({ reject: 'off', silence: 'off' });
    desk.use({ ...ON, reject: REJECT, silence: MUTE });
    expect(standings()).toMatchObject({ reject: 'ready', silence: 'twice', mute: 'ready' });
    desk.use({ ...ON, reject: REJECT, silence: SILENCE });
    keys.press(REJECT);
    keys.press(SILENCE);
    expect(acted).toEqual(['reject', 'silence']);
    desk.prove('silence');
    await clock.advance(1_000);
    keys.press(REJECT);
    keys.press(SILENCE);
    expect([acted, desk.state().proving]).toEqual([['reject', 'silence'], null]);
  });

  test('a key that is held down acts once', async () => {
    desk.use(ON);
    for (let repeat = 0; repeat < 20; repeat += 1) {
      keys.press(MUTE);
      await clock.advance(30);
    }
    expect(acted).toEqual(['mute']);
    await clock.advance(1_000);
    keys.press(MUTE);
    expect(acted).toEqual(['mute', 'mute']);
  });

  test('keys of another program, and keys given twice, are told as such', () => {
    keys.occupy(ANSWER);
    desk.use({ ...ON, dial: MUTE });
    expect(standings()).toMatchObject({ answer: 'taken', hangUp: 'ready', mute: 'ready', dial: 'twice' });
  });

  test('two actions may swap their keys', () => {
    desk.use(ON);
    desk.use({ ...ON, answer: ON.hangUp, hangUp: ON.answer });
    keys.press(ANSWER);
    expect(acted).toEqual(['hangUp']);
    expect(standings()['answer']).toBe('ready');
  });

  test('switched off, or closed, everything is given back', () => {
    desk.use(ON);
    desk.use({ ...ON, mute: null });
    expect(keys.taken()).not.toContain(MUTE);
    desk.use({ ...ON, isOn: false });
    expect(keys.taken()).toEqual([]);
    desk.use(ON);
    desk.stop();
    expect(keys.taken()).toEqual([]);
  });

  test('where the desktop only says that it was asked, so do we', () => {
    open({ isAnswerBinding: false });
    desk.use(ON);
    expect(standings()['answer']).toBe('asked');
  });
});

describe('press it now', () => {
  test('the press proves the keys, and does nothing to any call', () => {
    desk.use(ON);
    desk.prove('mute');
    expect(desk.state().proving).toBe('mute');
    keys.press(MUTE);
    expect(acted).toEqual([]);
    expect(desk.state()).toMatchObject({ proving: null, unproven: null });
  });

  test('other keys act on nothing meanwhile either', () => {
    desk.use(ON);
    desk.prove('mute');
    keys.press(ANSWER);
    expect(acted).toEqual([]);
    expect(desk.state().proving).toBe('mute');
  });

  test('keys that do not come within fifteen seconds are told as unproven, and act again', async () => {
    desk.use(ON);
    desk.prove('answer');
    await clock.advance(PROOF_MS);
    expect(desk.state()).toMatchObject({ proving: null, unproven: 'answer' });
    keys.press(MUTE);
    expect(acted).toEqual(['mute']);
  });

  test('the agent may give up, and keys that we do not hold are not waited for', async () => {
    desk.use(ON);
    desk.prove('answer');
    desk.prove(null);
    await clock.advance(PROOF_MS);
    expect(desk.state().unproven).toBeNull();
    desk.use({ ...ON, answer: null });
    desk.prove('answer');
    expect(desk.state().proving).toBeNull();
  });

  test('a proof ends with its keys', () => {
    desk.use(ON);
    desk.prove('answer');
    desk.use({ ...ON, answer: null });
    expect(desk.state().proving).toBeNull();
    expect(clock.pending()).toBe(0);
  });

  test('new keys are not proven by what the old ones proved', () => {
    desk.use(ON);
    keys.press(ANSWER);
    desk.use({ ...ON, answer: 'F13' as Accelerator });
    expect(desk.state().actions[0]?.provenAt).toBeNull();
  });
});

describe('while a call rings', () => {
  test('its answer keys answer, though keys are being proven: a customer is no trial', async () => {
    desk.use(ON);
    for (const action of ['answer', 'mute'] as const) {
      desk.prove(action);
      isRinging = true;
      keys.press(MUTE);
      keys.press(ANSWER);
      expect(acted).toEqual(['answer']);
      expect(desk.state().proving).toBeNull();
      isRinging = false;
      acted.length = 0;
      await clock.advance(1_000);
    }
  });

  test('they answer while new ones are recorded too, and nothing else acts', () => {
    desk.use(ON);
    desk.record(true);
    isRinging = true;
    for (const one of [MUTE, ANSWER]) keys.press(one);
    expect(acted).toEqual(['answer']);
  });
});

describe('while new keys are recorded', () => {
  test('those that are held already do nothing, until the recording ends', async () => {
    desk.use(ON);
    desk.record(true);
    for (const one of [MUTE, ANSWER]) keys.press(one);
    expect(acted).toEqual([]);
    desk.record(false);
    await clock.advance(1_000);
    keys.press(MUTE);
    expect(acted).toEqual(['mute']);
  });

  test('they act again once the window is no longer in front', () => {
    desk.use(ON);
    desk.record(true);
    isInFront = false;
    keys.press(MUTE);
    isInFront = true;
    keys.press(ANSWER);
    expect(acted).toEqual(['mute', 'answer']);
  });

  test('a page that is gone holds nothing for long, and one that goes on recording holds them', async () => {
    desk.use(ON);
    desk.record(true);
    await clock.advance(RECORDING_LEASE_MS - 1);
    desk.record(true);
    await clock.advance(RECORDING_LEASE_MS - 1);
    keys.press(MUTE);
    expect(acted).toEqual([]);
    await clock.advance(1_000);
    keys.press(MUTE);
    expect(acted).toEqual(['mute']);
  });
});
