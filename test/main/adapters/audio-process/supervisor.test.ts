import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { unixMs } from '#contract/time.ts';
import type { AudioChild } from '../../../../main/adapters/audio-process/audio-child.ts';
import { restartDelayMs } from '../../../../main/adapters/audio-process/restart-delay.ts';
import { superviseAudioProcess } from '../../../../main/adapters/audio-process/supervisor.ts';
import type { AudioReport } from '../../../../main/audio/protocol.ts';
import type { Clock } from '../../../../main/core/ports.ts';
import { memoryLog } from '../../../support/memory-log.ts';

test('restarts: at once, then half a second, doubling up to ten', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7, 50].map(restartDelayMs)).toEqual([0, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000]);
});

/** Timers run when the test says that time passes, each at its own instant. */
function simulatedClock(): Clock & { pass(milliseconds: number): void; readonly pending: number } {
  let now = 0;
  const timers = new Set<{ at: number; run: () => void }>();
  return {
    now: () => unixMs(now),
    after(milliseconds, then) {
      const timer = { at: now + milliseconds, run: then };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    get pending() {
      return timers.size;
    },
    pass(milliseconds) {
      const until = now + milliseconds;
      for (;;) {
        const next = [...timers].filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        timers.delete(next);
        now = next.at;
        next.run();
      }
      now = until;
    },
  };
}

/** A process that answers as told; its pid is one that no kill can reach. */
function fakeChild(behaviour: { readonly ready?: boolean; readonly answers?: boolean } = {}) {
  const events = new EventEmitter();
  const orders: string[] = [];
  const child: AudioChild = {
    pid: undefined,
    stdout: null,
    stderr: null,
    postMessage(message) {
      const type = typeof message === 'object' && message !== null && 'type' in message ? String(message.type) : '';
      orders.push(type);
      if (type === 'still-there' && behaviour.answers !== false) events.emit('message', { type: 'alive' });
      if (type === 'quit') events.emit('exit', 0);
    },
    on: (event, listener) => events.on(event, listener),
    once: (event: string, listener: (code: number) => void) => events.once(event, listener),
  };
  return {
    child,
    orders,
    say: (report: AudioReport) => events.emit('message', report),
    exit: (code: number) => events.emit('exit', code),
    behaviour,
  };
}

function supervised(behaviour: Parameters<typeof fakeChild>[0] = {}) {
  const clock = simulatedClock();
  const children: ReturnType<typeof fakeChild>[] = [];
  const story: string[] = [];
  const log = memoryLog();
  const supervisor = superviseAudioProcess({
    clock,
    log,
    fork() {
      const fake = fakeChild(behaviour);
      children.push(fake);
      return fake.child;
    },
    heard: () => undefined,
    engine: ({ state }) => story.push(state),
    died: () => story.push('died'),
  });
  return { clock, children, story, supervisor, log, newest: () => children.at(-1) ?? fakeChild() };
}

describe('the supervisor', () => {
  test('tells its state from start to the next process', () => {
    const { clock, story, newest, children } = supervised();
    newest().say({ type: 'ready' });
    clock.pass(10_000);
    newest().exit(1);
    expect(children.length).toBe(1);
    clock.pass(0);
    expect(children.length).toBe(2);
    newest().say({ type: 'ready' });
    expect(story).toEqual(['starting', 'ready', 'restarting', 'died', 'ready']);
  });

  test('a process that dies again and again is started ever more slowly; one that lived is started at once', () => {
    const { clock, newest, children } = supervised();
    newest().exit(1);
    clock.pass(0);
    newest().exit(1);
    clock.pass(499);
    expect(children.length).toBe(2);
    clock.pass(1);
    expect(children.length).toBe(3);
    newest().say({ type: 'ready' });
    clock.pass(40_000);
    newest().exit(1);
    clock.pass(0);
    expect(children.length).toBe(4);
  });

  test('one that does not become ready in five seconds is killed', () => {
    const { clock, log } = supervised();
    clock.pass(4_999);
    expect(log.text()).not.toContain('killed');
    clock.pass(1);
    expect(log.text()).toContain('killed {"reason":"did not become ready"}');
  });

  test('three missed beats and it is killed; answered ones keep it', () => {
    const silent = supervised({ answers: false });
    silent.newest().say({ type: 'ready' });
    silent.clock.pass(2_999);
    expect(silent.log.text()).not.toContain('killed');
    silent.clock.pass(1);
    expect(silent.log.text()).toContain('killed {"reason":"no sign of life"}');

    const healthy = supervised();
    healthy.newest().say({ type: 'ready' });
    healthy.clock.pass(60_000);
    expect(healthy.log.text()).not.toContain('killed');
  });

  test('without PortAudio it stays as it is: unavailable, alive, not started again', () => {
    const { clock, story, newest, children } = supervised();
    newest().say({ type: 'unavailable', error: { code: 'web-audio-unavailable' } });
    clock.pass(60_000);
    expect(story).toEqual(['starting', 'unavailable']);
    expect(children.length).toBe(1);
  });

  test('after stop there is no timer and no new process', async () => {
    const { clock, supervisor, newest, children, story } = supervised();
    newest().say({ type: 'ready' });
    await supervisor.stop();
    expect(newest().orders).toContain('quit');
    clock.pass(60_000);
    expect(children.length).toBe(1);
    expect(clock.pending).toBe(0);
    expect(story).toEqual(['starting', 'ready']);
  });

  test('stop during the wait for a restart starts nothing', async () => {
    const { clock, supervisor, newest, children } = supervised();
    newest().exit(1);
    await supervisor.stop();
    clock.pass(60_000);
    expect(children.length).toBe(1);
    expect(clock.pending).toBe(0);
  });
});
