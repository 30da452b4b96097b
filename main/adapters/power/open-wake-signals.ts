import type { Clock } from '../../core/ports.ts';
import type { WakeSignal, WakeSignals } from '../../core/wake-port.ts';

const TICK_MS = 2_000;
/** A tick that comes later than this: the machine slept, was stopped, or its clock was stepped. */
const LATE_MS = 5_000;

/** As much of Electron's `powerMonitor` as is needed. A system may leave out any event; a sleep is noticed by a late tick as well. */
export interface PowerEvents {
  on(event: 'suspend', listener: () => void): unknown;
  on(event: 'resume', listener: () => void): unknown;
  on(event: 'unlock-screen', listener: () => void): unknown;
  removeListener(event: 'suspend', listener: () => void): unknown;
  removeListener(event: 'resume', listener: () => void): unknown;
  removeListener(event: 'unlock-screen', listener: () => void): unknown;
}

/**
 * Sleep, wake and network as one stream of signals.
 *
 * @param network tells whether there is a network, at its start and on every change; returns what ends that
 * @param clock one that follows a sleep of the machine, as `systemClock` does: a timer's own steady time stands still in it
 */
export function openWakeSignals({
  power,
  network,
  clock,
}: {
  readonly power: PowerEvents;
  readonly network: (told: (online: boolean) => void) => () => void;
  readonly clock: Clock;
}): WakeSignals {
  return {
    listen(listener) {
      const late = onLateTick(clock, () => listener({ type: 'wake', why: 'late-timer' }));
      const told = (signal: WakeSignal): void => {
        // The tick that comes late after this sleep would tell of it a second time.
        if (signal.type === 'wake') late.again();
        listener(signal);
      };
      const undo = [onPower(power, told), onNetwork(network, told), late.stop];
      return () => {
        for (const undoOne of undo.splice(0)) undoOne();
      };
    },
  };
}

function onPower(power: PowerEvents, listener: (signal: WakeSignal) => void): () => void {
  const suspend = (): void => listener({ type: 'suspend' });
  const resume = (): void => listener({ type: 'wake', why: 'resume' });
  const unlock = (): void => listener({ type: 'wake', why: 'unlock' });
  power.on('suspend', suspend);
  power.on('resume', resume);
  power.on('unlock-screen', unlock);
  return () => {
    power.removeListener('suspend', suspend);
    power.removeListener('resume', resume);
    power.removeListener('unlock-screen', unlock);
  };
}

/** Only changes: a network that is there from the start is no news, and one that is not is. */
function onNetwork(network: Parameters<typeof openWakeSignals>[0]['network'], listener: (signal: WakeSignal) => void): () => void {
  let isOnline = true;
  return network((online) => {
    if (online === isOnline) return;
    isOnline = online;
    listener(online ? { type: 'wake', why: 'online' } : { type: 'offline' });
  });
}

function onLateTick(clock: Clock, late: () => void): { readonly again: () => void; readonly stop: () => void } {
  let cancel = (): void => undefined;
  const again = (): void => {
    cancel();
    const due = clock.now() + TICK_MS;
    cancel = clock.after(TICK_MS, () => {
      const lateMs = clock.now() - due;
      // First, so that a listener that throws does not end the watch.
      again();
      if (lateMs > LATE_MS) late();
    });
  };
  again();
  return { again, stop: () => cancel() };
}
