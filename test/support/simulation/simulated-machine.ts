import { EventEmitter } from 'node:events';
import { type ForwardClock, forwardClock } from '../../../main/adapters/clock/system-clock.ts';
import { openWakeSignals, type PowerEvents } from '../../../main/adapters/power/open-wake-signals.ts';
import type { Clock } from '../../../main/core/ports.ts';
import type { WakeSignals } from '../../../main/core/wake-port.ts';
import type { SimulatedTime } from './simulated-time.ts';

/** The agent's computer: its wall clock may be wrong, and it sleeps. */
export interface SimulatedMachine {
  /** Starts a program on it: the app, again after every crash. */
  start(): SimulatedProcess;
  /** Somebody, or a time server, sets the wall clock. */
  stepWall(milliseconds: number): void;
  /** The lid closes: what runs is told, then nothing runs. */
  suspend(): void;
  /** It opens again. Timers go on where they stood; whoever listens for it is told, unless the system keeps it to itself. */
  resume(how?: { readonly isTold: boolean }): void;
  isAsleep(): boolean;
  /** The system tells whether there is a network. */
  tellNetwork(online: boolean): void;
  /** Runs the work now, or as soon as the machine is awake. */
  whenAwake(work: () => void): void;
}

export interface SimulatedProcess {
  /** The real rule of the system's clock, over this machine's. */
  readonly clock: Clock & ForwardClock;
  /** The real rule too, over what this machine's system tells of power and network. */
  readonly wakeSignals: WakeSignals;
  /** None of its timers fires any more, and nothing is told to it. */
  kill(): void;
  isAlive(): boolean;
  /** Timers that wait. */
  pending(): number;
}

interface Timer {
  readonly dueMs: number;
  readonly work: () => void;
  disarm: () => void;
}

interface Running {
  readonly timers: Set<Timer>;
  readonly power: EventEmitter & PowerEvents;
  readonly networkListeners: Set<(online: boolean) => void>;
}

/** `wallAheadMs`: how far its wall clock is from the truth. */
export function createSimulatedMachine(time: SimulatedTime, wallAheadMs = 0): SimulatedMachine {
  const running = new Set<Running>();
  const waiting: (() => void)[] = [];
  let aheadMs = wallAheadMs;
  let sleptMs = 0;
  let asleepSince: number | null = null;

  // As on Linux: a steady clock stands still while the machine sleeps, and timers with it.
  const steady = (): number => (asleepSince ?? time.nowMs()) - sleptMs;
  const arm = (timers: Set<Timer>, timer: Timer): void => {
    timer.disarm = time.after(timer.dueMs - steady(), () => {
      timers.delete(timer);
      timer.work();
    });
  };
  const tellPower = (event: 'suspend' | 'resume'): void => {
    for (const { power } of running) power.emit(event);
  };

  return {
    start() {
      const self: Running = { timers: new Set(), power: new EventEmitter(), networkListeners: new Set() };
      const { timers, power, networkListeners } = self;
      running.add(self);
      const clock: SimulatedProcess['clock'] = {
        ...forwardClock({ wall: () => time.nowMs() + aheadMs, steady }),
        after(milliseconds, work) {
          const timer: Timer = { dueMs: steady() + Math.max(0, milliseconds), work, disarm: () => undefined };
          if (!running.has(self)) return timer.disarm;
          timers.add(timer);
          if (asleepSince === null) arm(timers, timer);
          return () => {
            timer.disarm();
            timers.delete(timer);
          };
        },
      };
      const network = (told: (online: boolean) => void): (() => void) => {
        networkListeners.add(told);
        return () => networkListeners.delete(told);
      };
      return {
        clock,
        wakeSignals: openWakeSignals({ power, network, clock }),
        kill() {
          running.delete(self);
          for (const timer of timers) timer.disarm();
          timers.clear();
          power.removeAllListeners();
          networkListeners.clear();
        },
        isAlive: () => running.has(self),
        pending: () => timers.size,
      };
    },
    stepWall(milliseconds) {
      aheadMs += milliseconds;
    },
    suspend() {
      tellPower('suspend');
      asleepSince = time.nowMs();
      for (const { timers } of running) for (const timer of timers) timer.disarm();
    },
    resume({ isTold } = { isTold: true }) {
      if (asleepSince === null) return;
      sleptMs += time.nowMs() - asleepSince;
      asleepSince = null;
      for (const { timers } of running) for (const timer of timers) arm(timers, timer);
      for (const work of waiting.splice(0)) work();
      if (isTold) tellPower('resume');
    },
    tellNetwork(online) {
      for (const { networkListeners } of running) for (const listener of networkListeners) listener(online);
    },
    isAsleep: () => asleepSince !== null,
    whenAwake(work) {
      if (asleepSince === null) work();
      else waiting.push(work);
    },
  };
}
