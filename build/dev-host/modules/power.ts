import { EventEmitter } from 'node:events';
import type Electron from 'electron';

import type { Records } from '../control/records.ts';
import { extend, provide } from '../provide.ts';

export interface PowerModules {
  readonly powerMonitor: Electron.PowerMonitor;
  readonly powerSaveBlocker: Electron.PowerSaveBlocker;
  emit(event: string): void;
  setIdleSeconds(seconds: number): void;
}

/** `powerMonitor` and `powerSaveBlocker`. Events come from the test face; the machine's own are not listened to. */
export function createPowerModules(records: Records): PowerModules {
  const emitter = new EventEmitter();
  let idleSeconds = 0;
  let locked = false;
  let lastBlocker = 0;
  const powerMonitor = provide<Electron.PowerMonitor>()(
    'powerMonitor',
    extend(emitter, {
      getSystemIdleTime: () => idleSeconds,
      getSystemIdleState: (threshold: number) =>
        locked ? ('locked' as const) : idleSeconds >= threshold ? ('idle' as const) : ('active' as const),
      getCurrentThermalState: () => 'unknown' as const,
      isOnBatteryPower: () => false,
      onBatteryPower: false,
    }),
  );
  const powerSaveBlocker = provide<Electron.PowerSaveBlocker>()('powerSaveBlocker', {
    start: () => {
      lastBlocker += 1;
      records.blockedPowerSaves.add(lastBlocker);
      return lastBlocker;
    },
    stop: (id: number) => records.blockedPowerSaves.delete(id),
    isStarted: (id: number) => records.blockedPowerSaves.has(id),
  });
  return {
    powerMonitor,
    powerSaveBlocker,
    emit: (event) => {
      if (event === 'lock-screen') locked = true;
      if (event === 'unlock-screen') locked = false;
      emitter.emit(event, {});
    },
    setIdleSeconds: (seconds) => {
      idleSeconds = seconds;
    },
  };
}
