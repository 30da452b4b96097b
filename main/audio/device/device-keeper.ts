import type { AudioDevices } from '#contract/audio.ts';
import type { WantedDevices } from '../protocol.ts';
import { resolveName } from './device-list.ts';
import type { SoundDevices } from './sound-devices.ts';

export interface DeviceKeeper {
  /** Devices run while this is true, and only then: an idle app must not light the microphone's lamp. */
  need(needed: boolean): Promise<void>;
  want(wanted: WantedDevices): Promise<void>;
  /** A fresh look at what is plugged in: reopens where that gives another device than runs now. */
  seen(devices: AudioDevices): Promise<void>;
  readonly open: SoundDevices | null;
}

export interface DeviceKeeperOrder {
  readonly open: (wanted: WantedDevices) => SoundDevices;
  /** A stream did not close: only a new process helps. */
  readonly stuck: () => void;
  readonly changed: (running: WantedDevices | null) => void;
}

/** Brings the devices to what is needed and wanted, one step at a time, however fast that changes. */
export function keepDevices(order: DeviceKeeperOrder): DeviceKeeper {
  let needed = false;
  let wanted: WantedDevices = { microphone: null, speaker: null };
  let stale = false;
  let open: SoundDevices | null = null;
  let work: Promise<void> = Promise.resolve();

  const settle = async (): Promise<void> => {
    if (open !== null && (!needed || stale)) {
      const closing = open;
      open = null;
      if (!(await closing.close())) order.stuck();
      if (!needed) order.changed(null);
    }
    if (open === null && needed) {
      stale = false;
      open = order.open(wanted);
      order.changed(open.running);
    }
  };
  const settled = (): Promise<void> => {
    work = work.then(settle);
    return work;
  };
  return {
    need(nowNeeded) {
      needed = nowNeeded;
      return settled();
    },
    want(nowWanted) {
      if (nowWanted.microphone === wanted.microphone && nowWanted.speaker === wanted.speaker) return work;
      wanted = nowWanted;
      stale = open !== null;
      return settled();
    },
    seen(devices) {
      if (open === null) return work;
      // Against what was tried: a device that is there and refuses must not interrupt the other one again and again.
      const { chosen } = open;
      const moved =
        resolveName(devices, 'microphone', wanted.microphone) !== chosen.microphone ||
        resolveName(devices, 'speaker', wanted.speaker) !== chosen.speaker;
      if (!moved) return work;
      stale = true;
      return settled();
    },
    get open() {
      return open;
    },
  };
}
