import type { PowerSaveBlocker } from 'electron';

export interface KeepAwake {
  /** The machine stays awake while a call is up; its screen may go dark. */
  hold(isHeld: boolean): void;
}

/** One request to the operating system at a time, taken back as soon as nobody talks any more. */
export function openKeepAwake(blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>): KeepAwake {
  let request: number | null = null;
  return {
    hold(isHeld) {
      if (isHeld === (request !== null)) return;
      if (request === null) {
        request = blocker.start('prevent-app-suspension');
      } else {
        blocker.stop(request);
        request = null;
      }
    },
  };
}
