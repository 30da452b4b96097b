import type { AppState } from '#contract/app-state.ts';
import { type Call, callId } from '#contract/call.ts';
import { lineId, type Ringtone } from '#contract/line.ts';
import { type AgentStatus, AVAILABLE_SINCE_START } from '#contract/presence.ts';
import { DEFAULT_RINGER, type RingerSettings, type SoundingTone } from '#contract/ringer.ts';
import { describe, expect, test } from 'vitest';
import { createRinger, type Ringer } from '../../../../main/core/ringer/ringer.ts';
import { PLAIN_SETTINGS } from '../../../support/fakes/memory-stores.ts';
import { CALL_IN } from '../../../support/fakes/sample-calls.ts';
import { createSimulatedClock, type SimulatedClock } from '../../../support/fakes/simulated-clock.ts';
import { RING } from '../../../support/sounding-tones.ts';

const { ringing, active, alerting, ended } = CALL_IN;
const second: Call = { ...ringing, id: callId('second'), lineId: lineId('other') };
const silenced: Call = { ...ringing, silenced: true };

interface Stage {
  readonly ringer: Ringer;
  readonly clock: SimulatedClock;
  readonly played: (SoundingTone | null)[];
  /** What sounds now. */
  readonly sounds: () => SoundingTone | null;
  readonly calls: (...now: readonly Call[]) => void;
  readonly set: (change: Partial<RingerSettings>) => void;
  readonly be: (status: AgentStatus) => void;
}

function setRinger(first: Partial<RingerSettings> = {}, ringtones: Readonly<Record<string, Ringtone>> = {}): Stage {
  const clock = createSimulatedClock();
  const played: (SoundingTone | null)[] = [];
  const ringer = createRinger({ clock, station: { playTone: (tone) => void played.push(tone) } });
  const lines = Object.entries(ringtones).map(([id, ringtone]) => ({ id: lineId(id), ringtone })) as unknown as AppState['lines'];
  let settings: RingerSettings = { ...DEFAULT_RINGER, ...first };
  let calls: readonly Call[] = [];
  let status: AgentStatus = 'available';
  const follow = (): void =>
    ringer.follow({ calls, lines, settings: { ...PLAIN_SETTINGS, ringer: settings }, presence: { ...AVAILABLE_SINCE_START, status } });
  follow();
  return {
    ringer,
    clock,
    played,
    sounds: () => played.at(-1) ?? null,
    calls(...now) {
      calls = now;
      follow();
    },
    set(change) {
      settings = { ...settings, ...change };
      follow();
    },
    be(now) {
      status = now;
      follow();
    },
  };
}

describe('a call that rings', () => {
  test('is not heard by an agent who is not to be disturbed, and from the moment they are back', () => {
    const { calls, be, sounds } = setRinger();
    be('do-not-disturb');
    calls(ringing);
    expect(sounds()).toBeNull();
    be('available');
    expect(sounds()).toEqual(RING);
    be('break');
    expect(sounds()).toBeNull();
  });

  test('rings where voices sound, and is told once however often the state is published', () => {
    const { calls, played } = setRinger();
    calls(ringing);
    calls(ringing);
    expect(played).toEqual([RING]);
    calls(active);
    expect(played).toEqual([RING, null]);
  });

  test('rings on every device that was chosen, at its own volume', () => {
    const { calls, sounds } = setRinger({ devices: ['Headset', 'Room'], volumePercent: 35 });
    calls(ringing);
    expect(sounds()).toEqual({ ...RING, volumePercent: 35, outputs: ['Headset', 'Room'] });
  });

  test('follows a change of volume and of places while it rings', () => {
    const { calls, set, sounds } = setRinger();
    calls(ringing);
    set({ volumePercent: 100 });
    expect(sounds()).toEqual({ ...RING, volumePercent: 100 });
    set({ devices: ['Room'] });
    expect(sounds()).toEqual({ ...RING, volumePercent: 100, outputs: ['Room'] });
  });

  test.each(['visual', 'silent'] as const)('is not heard in the mode %s, and is heard again when the mode is sound', (mode) => {
    const { calls, set, sounds, played } = setRinger({ mode });
    calls(ringing);
    expect(played).toEqual([]);
    set({ mode: 'sound' });
    expect(sounds()).toEqual(RING);
    set({ mode });
    expect(sounds()).toBeNull();
  });
});

describe('the tone of a line', () => {
  const own = ringing.lineId;
  test('rings for its calls', () => {
    const { calls, sounds } = setRinger({}, { [own]: 'bell', other: 'trill' });
    calls(second);
    expect(sounds()).toMatchObject({ tone: 'ring', ringtone: 'trill' });
  });

  test('of two calls the one that rang first is heard, until it is silenced', () => {
    const { calls, sounds } = setRinger({}, { [own]: 'bell', other: 'trill' });
    calls(ringing, second);
    expect(sounds()).toMatchObject({ ringtone: 'bell' });
    calls(silenced, second);
    expect(sounds()).toMatchObject({ ringtone: 'trill' });
  });

  test('a line without one stays quiet, knocks in no call, and quietens no other line', () => {
    const { calls, sounds } = setRinger({}, { [own]: 'none', other: 'trill' });
    calls(ringing);
    expect(sounds()).toBeNull();
    calls(ringing, active);
    expect(sounds()).toBeNull();
    calls(ringing, second);
    expect(sounds()).toMatchObject({ ringtone: 'trill' });
  });
});

describe('while the agent talks', () => {
  test('a second call knocks quietly, or not at all where the agent wants none', () => {
    const { calls, set, sounds } = setRinger({ devices: ['Room'] });
    calls(active, ringing);
    expect(sounds()).toEqual({ tone: 'waiting' });
    set({ beepInCall: false });
    expect(sounds()).toBeNull();
  });

  test('without the knock the ringback of a call that is placed goes on', () => {
    const { calls, set, sounds } = setRinger({ beepInCall: false });
    calls(alerting, ringing);
    expect(sounds()).toEqual({ tone: 'ringback' });
    set({ beepInCall: true });
    expect(sounds()).toEqual({ tone: 'waiting' });
  });

  test.each(['visual', 'silent'] as const)('the ringback of a call that is placed is heard in the mode %s too', (mode) => {
    const { calls, sounds } = setRinger({ mode });
    calls(alerting, ringing);
    expect(sounds()).toEqual({ tone: 'ringback' });
  });
});

describe('a call that nobody takes', () => {
  const ESCALATES = { devices: ['Headset'], escalateAfterSeconds: 10, escalateTo: ['Room'] } as const;

  test('rings in more places after the time, and goes on in the first ones', async () => {
    const { calls, clock, sounds } = setRinger(ESCALATES);
    calls(ringing);
    await clock.advance(9_999);
    expect(sounds()).toMatchObject({ outputs: ['Headset'] });
    await clock.advance(1);
    expect(sounds()).toMatchObject({ outputs: ['Headset', 'Room'] });
  });

  test('where no place is chosen it is every speaker, and where the first is the speaker of calls it stays', async () => {
    const { calls, clock, set, sounds } = setRinger({ ...ESCALATES, devices: [], escalateTo: [] });
    calls(ringing);
    await clock.advance(10_000);
    expect(sounds()).toMatchObject({ outputs: 'everywhere' });
    set({ escalateTo: ['Room'] });
    expect(sounds()).toMatchObject({ outputs: [null, 'Room'] });
  });

  test('the next call begins in the first places again', async () => {
    const { calls, clock, sounds } = setRinger(ESCALATES);
    calls(ringing);
    await clock.advance(12_000);
    calls(ended, second);
    expect(sounds()).toMatchObject({ outputs: ['Headset'] });
    await clock.advance(10_000);
    expect(sounds()).toMatchObject({ outputs: ['Headset', 'Room'] });
  });

  test('one that only knocked while the agent talked does not call the room when the talk is over', async () => {
    const { calls, clock, sounds } = setRinger(ESCALATES);
    calls(active, ringing);
    await clock.advance(30_000);
    calls(ended, ringing);
    expect(sounds()).toMatchObject({ tone: 'ring', outputs: ['Headset'] });
    await clock.advance(10_000);
    expect(sounds()).toMatchObject({ outputs: ['Headset', 'Room'] });
  });

  test('never does so where the agent wants none of it, and at once where the time that is chosen meanwhile is over', async () => {
    const { calls, clock, set, sounds } = setRinger({ ...ESCALATES, escalateAfterSeconds: null });
    calls(ringing);
    await clock.advance(59_000);
    expect(sounds()).toMatchObject({ outputs: ['Headset'] });
    set({ escalateAfterSeconds: 20 });
    expect(sounds()).toMatchObject({ outputs: ['Headset', 'Room'] });
  });

  test('is timed no more after it was silenced', async () => {
    const { calls, clock, played } = setRinger(ESCALATES);
    calls(ringing);
    calls(silenced);
    await clock.advance(60_000);
    expect(played.at(-1)).toBeNull();
    expect(played).toHaveLength(2);
  });
});

describe('a trial', () => {
  const BELL = { ringtone: 'bell', escalated: false } as const;

  test('rings once where a call would, in every mode, and ends by itself', async () => {
    const { ringer, clock, sounds } = setRinger({ mode: 'silent', devices: ['Room'], volumePercent: 50 });
    expect(ringer.tryOut(BELL)).toEqual({ ok: true, value: null });
    expect(sounds()).toEqual({ tone: 'ring', ringtone: 'bell', volumePercent: 50, outputs: ['Room'] });
    await clock.advance(4_000);
    expect(sounds()).toBeNull();
  });

  test('of the escalation rings in its places too, and is ended by hand', () => {
    const { ringer, sounds } = setRinger({ devices: ['Headset'], escalateTo: ['Room'] });
    ringer.tryOut({ ...BELL, escalated: true });
    expect(sounds()).toMatchObject({ outputs: ['Headset', 'Room'] });
    ringer.tryOut({ ringtone: null, escalated: false });
    expect(sounds()).toBeNull();
  });

  test('started again begins again, and lasts its whole time', async () => {
    const { ringer, clock, played } = setRinger();
    ringer.tryOut(BELL);
    await clock.advance(3_000);
    ringer.tryOut(BELL);
    await clock.advance(3_000);
    expect(played).toMatchObject([{ ringtone: 'bell' }, null, { ringtone: 'bell' }]);
  });

  test('gives way to a call that rings, and does not come back after it', () => {
    const { ringer, calls, sounds } = setRinger();
    ringer.tryOut(BELL);
    calls(ringing);
    expect(sounds()).toEqual(RING);
    calls();
    expect(sounds()).toBeNull();
  });

  test.each([
    ['rings', ringing],
    ['is up', active],
  ] as const)('is refused while a call %s', (_what, call) => {
    const { ringer, calls, played } = setRinger({ mode: 'silent' });
    calls(call);
    expect(ringer.tryOut(BELL)).toMatchObject({ error: { code: 'sound-check-in-call' } });
    expect(played).toEqual([]);
  });
});

test('the end of a trial is no fault while a call rings, which goes on ringing', () => {
  const { ringer, calls, played } = setRinger();
  calls(ringing);
  expect(ringer.tryOut({ ringtone: null, escalated: false })).toEqual({ ok: true, value: null });
  expect(played).toEqual([RING]);
});

test('a phone that closes is silent and waits for nothing', () => {
  const { ringer, calls, clock, played } = setRinger({ escalateAfterSeconds: 5 });
  calls(ringing);
  ringer.stop();
  expect(clock.pending()).toBe(0);
  expect(played).toEqual([RING, null]);
});
