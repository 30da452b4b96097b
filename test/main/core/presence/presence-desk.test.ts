import type { PresenceState, StatusOrder } from '#contract/presence.ts';
import { type UnixMs, unixMs } from '#contract/time.ts';
import { describe, expect, test } from 'vitest';
import { createPresenceDesk, type PresenceDesk } from '../../../../main/core/presence/presence-desk.ts';
import { CALL_IN } from '../../../support/fakes/sample-calls.ts';
import { createSimulatedClock } from '../../../support/fakes/simulated-clock.ts';

const MINUTE = 60_000;
const { active, ringing, ended } = CALL_IN;

function openDesk(kept: PresenceState | null = null) {
  const clock = createSimulatedClock();
  let stored = kept;
  let changes = 0;
  const open = (): PresenceDesk =>
    createPresenceDesk({
      clock,
      store: { read: () => stored, write: (presence) => void (stored = presence) },
      nextMorning: (after: UnixMs) => unixMs(after + 10 * 60 * MINUTE),
      changed: () => void (changes += 1),
    });
  return { clock, open, desk: open(), kept: () => stored, changes: () => changes };
}
const quietFor = (minutes: number): StatusOrder => ({ status: 'do-not-disturb', span: { minutes } });
const BREAK: StatusOrder = { status: 'break', span: 'open-ended' };

describe('do not disturb', () => {
  test('ends by itself when its time is over, and the views hear of it', async () => {
    const { clock, desk, changes } = openDesk();
    desk.set(quietFor(30));
    expect(desk.state()).toMatchObject({ status: 'do-not-disturb', until: clock.now() + 30 * MINUTE });
    await clock.advance(30 * MINUTE - 1);
    expect(desk.state().status).toBe('do-not-disturb');
    const before = changes();
    await clock.advance(1);
    expect(desk.state()).toMatchObject({ status: 'available', until: null });
    expect(changes()).toBe(before + 1);
  });

  test('until the morning, and until the agent says so', async () => {
    const { clock, desk } = openDesk();
    const began = clock.now();
    desk.set({ status: 'do-not-disturb', span: 'until-morning' });
    expect(desk.state().until).toBe(began + 600 * MINUTE);
    desk.set({ status: 'do-not-disturb', span: 'open-ended' });
    await clock.advance(24 * 60 * MINUTE);
    expect(desk.state()).toMatchObject({ status: 'do-not-disturb', until: null });
  });

  test('the agent who comes back early is available at once, and stays it when the old time would have ended', async () => {
    const { clock, desk } = openDesk();
    desk.set(quietFor(30));
    await clock.advance(5 * MINUTE);
    desk.set({ status: 'available', span: 'open-ended' });
    const { since } = desk.state();
    await clock.advance(60 * MINUTE);
    expect(desk.state()).toMatchObject({ status: 'available', since });
  });

  test('outlives a restart of the app, but not its own time', async () => {
    const { clock, desk, open } = openDesk();
    desk.set(quietFor(30));
    desk.stop();
    await clock.advance(10 * MINUTE);
    const again = open();
    expect(again.state().status).toBe('do-not-disturb');
    again.stop();
    await clock.advance(21 * MINUTE);
    expect(open().state()).toMatchObject({ status: 'available', until: null });
  });

  test('ends also where the timer stood still, as in a sleep of the machine', async () => {
    const { clock, desk } = openDesk();
    desk.set(quietFor(30));
    clock.jump(45 * MINUTE);
    await clock.advance(30_000);
    expect(desk.state().status).toBe('available');
  });
});

describe('what the agent does after the call', () => {
  test('begins when the call ends, and counts its time from then', async () => {
    const { clock, desk } = openDesk();
    desk.follow([active]);
    desk.setNext({ status: 'meal', span: { minutes: 60 } });
    expect(desk.state()).toMatchObject({ status: 'available', next: { status: 'meal' } });
    await clock.advance(20 * MINUTE);
    desk.follow([ended]);
    expect(desk.state()).toMatchObject({ status: 'meal', since: clock.now(), until: clock.now() + 60 * MINUTE, next: null });
  });

  test('can be taken back while the call goes on', () => {
    const { desk } = openDesk();
    desk.follow([active]);
    desk.setNext(BREAK);
    desk.setNext(null);
    desk.follow([]);
    expect(desk.state().status).toBe('available');
  });

  test('is taken at once where no call is up; a ring alone is no call', () => {
    const { desk } = openDesk();
    desk.follow([ringing]);
    desk.setNext(BREAK);
    expect(desk.state().status).toBe('break');
  });

  test('is forgotten with the app: of the call that it waited for nobody knows', () => {
    const { desk, open, kept } = openDesk();
    desk.follow([active]);
    desk.setNext(BREAK);
    expect(kept()?.next).not.toBeNull();
    expect(open().state()).toMatchObject({ status: 'available', next: null });
  });
});
