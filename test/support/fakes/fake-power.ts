import type { WakeSignal, WakeSignals } from '../../../main/core/wake-port.ts';

/** A machine that sleeps, wakes and loses its network when the test says so. */
export interface FakePower extends WakeSignals {
  say(signal: WakeSignal): void;
  listening(): number;
}

export function createFakePower(): FakePower {
  const listeners = new Set<(signal: WakeSignal) => void>();
  return {
    say(signal) {
      for (const listener of [...listeners]) listener(signal);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    listening: () => listeners.size,
  };
}
