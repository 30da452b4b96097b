import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { unixMs } from '#contract/time.ts';
import type { AudioChild } from '../../../main/adapters/audio-process/audio-child.ts';
import { superviseAudioProcess } from '../../../main/adapters/audio-process/supervisor.ts';
import { isAudioOrder, type AudioOrder, type AudioReport } from '../../../main/audio/protocol.ts';
import type { Clock } from '../../../main/core/ports.ts';
import { memoryLog } from '../memory-log.ts';

/** Timers run when the test says that time passes, each at its own instant. */
function simulatedClock(): Clock & {
  pass(milliseconds: number): void;
  /** Time goes by in which no timer can run. */
  standStill(milliseconds: number): void;
  readonly pending: number;
} {
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
    standStill(milliseconds) {
      now += milliseconds;
    },
    pass(milliseconds) {
      const until = now + milliseconds;
      for (;;) {
        const next = [...timers].filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        timers.delete(next);
        now = Math.max(now, next.at);
        next.run();
      }
      now = until;
    },
  };
}

/** A process that answers as told; its pid is one that no kill can reach. */
export function fakeChild(behaviour: { answers?: boolean } = {}, args: readonly string[] = []) {
  const events = new EventEmitter();
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const orders: string[] = [];
  const heard: AudioOrder[] = [];
  const child: AudioChild = {
    pid: undefined,
    stdout,
    stderr,
    postMessage(message) {
      const type = typeof message === 'object' && message !== null && 'type' in message ? String(message.type) : '';
      orders.push(type);
      if (isAudioOrder(message)) heard.push(message);
      if (type === 'still-there' && behaviour.answers !== false) events.emit('message', { type: 'alive' });
      if (type === 'quit') events.emit('exit', 0);
    },
    on: (event, listener) => events.on(event, listener),
    once: (event: string, listener: (code: number) => void) => events.once(event, listener),
  };
  return {
    child,
    args,
    print: (text: string) => stdout.write(text),
    complain: (text: string) => stderr.write(text),
    orders,
    /** The orders, whole, of one type. */
    told: <Type extends AudioOrder['type']>(type: Type) =>
      heard.filter((order): order is Extract<AudioOrder, { readonly type: Type }> => order.type === type),
    say: (report: AudioReport) => events.emit('message', report),
    exit: (code: number) => events.emit('exit', code),
    behaviour,
  };
}

/** A supervisor under a simulated clock, with processes that do what the test says. */
export function supervised(behaviour: Parameters<typeof fakeChild>[0] = {}) {
  const clock = simulatedClock();
  const children: ReturnType<typeof fakeChild>[] = [];
  const story: string[] = [];
  const log = memoryLog();
  const supervisor = superviseAudioProcess({
    clock,
    log,
    fork(args) {
      const fake = fakeChild({ ...behaviour }, args);
      children.push(fake);
      return fake.child;
    },
    heard: () => undefined,
    engine: ({ state }) => story.push(state),
    died: () => story.push('died'),
    wary: () => story.push('wary'),
  });
  return { clock, children, story, supervisor, log, newest: () => children.at(-1) ?? fakeChild() };
}
