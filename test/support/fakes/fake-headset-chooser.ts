import type { HeadsetChoice } from '#contract/headset.ts';
import { ok } from '#contract/result.ts';
import type { HeadsetChooser } from '../../../main/core/headset-port.ts';

/** Chromium's chooser of HID devices, with the devices that the test plugs in. */
export interface FakeHeadsetChooser extends HeadsetChooser {
  /** What is plugged in from now on. */
  offer(choices: readonly HeadsetChoice[]): void;
  /** What was chosen, in order. */
  readonly picked: readonly (string | null)[];
}

export function createFakeHeadsetChooser(): FakeHeadsetChooser {
  const listeners = new Set<(choices: readonly HeadsetChoice[] | null) => void>();
  const picked: (string | null)[] = [];
  let offered: readonly HeadsetChoice[] = [];
  let isOpen = false;
  const tell = (): void => listeners.forEach((listener) => listener(isOpen ? offered : null));
  return {
    picked,
    offer(choices) {
      offered = choices;
      if (isOpen) tell();
    },
    open() {
      isOpen = true;
      tell();
      return ok(null);
    },
    pick(deviceId) {
      if (!isOpen) return;
      isOpen = false;
      picked.push(deviceId);
      tell();
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
