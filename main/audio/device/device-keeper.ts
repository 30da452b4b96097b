import type { AudioDevices } from '#contract/audio.ts';
import type { WantedDevices } from '../protocol.ts';
import { resolveName, type SoundDirection } from './device-list.ts';
import type { SoundDevices } from './sound-devices.ts';

/** A listener opens no microphone: its lamp would say that somebody is overheard who is not. */
export type SoundNeed = 'nothing' | 'listening' | 'talking';

export interface DeviceKeeper {
  /** Devices run for as long as they are needed, and only then: an idle app must not light the microphone's lamp. */
  need(need: SoundNeed): Promise<void>;
  want(wanted: WantedDevices): Promise<void>;
  /** A fresh look at what is plugged in: reopens where that gives another device than runs now. */
  seen(devices: AudioDevices): Promise<void>;
  /** One that was opened never started: silence stands in for it until it is chosen, or plugged in again. */
  giveUp(direction: SoundDirection): Promise<void>;
  readonly open: SoundDevices | null;
  /** PortAudio refused once, and shows what was plugged in then for as long as this process lives. */
  readonly isWorn: boolean;
}

export interface DeviceKeeperOrder {
  readonly open: (wanted: WantedDevices, usesMicrophone: boolean) => SoundDevices;
  /** A stream did not close, or a device that is there cannot be seen from here: only a new process helps. */
  readonly stuck: (reason: string) => void;
  readonly changed: (running: WantedDevices | null) => void;
}

/** Brings the devices to what is needed and wanted, one step at a time, however fast that changes. */
export function keepDevices(order: DeviceKeeperOrder): DeviceKeeper {
  let need: SoundNeed = 'nothing';
  let wanted: WantedDevices = { microphone: null, speaker: null };
  let stale = false;
  let open: SoundDevices | null = null;
  let isWorn = false;
  /** By the last look at what is plugged in. */
  let defaults: WantedDevices = { microphone: null, speaker: null };
  /** What a look is held against: what was tried, or what sounds in its place once a wish leads there. */
  let tried: WantedDevices = { microphone: null, speaker: null };
  let work: Promise<void> = Promise.resolve();

  const close = async (closing: SoundDevices): Promise<void> => {
    open = null;
    if (!(await closing.close())) order.stuck('did not close');
    if (need === 'nothing') order.changed(null);
  };
  const settle = async (): Promise<void> => {
    if (open !== null && (need === 'nothing' || stale)) await close(open);
    if (need === 'nothing') return;
    if (open === null) {
      stale = false;
      open = order.open(wanted, need === 'talking');
      ({ defaults, chosen: tried } = open);
      order.changed(open.running);
    } else if (open.usesMicrophone !== (need === 'talking')) {
      if (!(await open.useMicrophone(need === 'talking'))) order.stuck('did not close');
      order.changed(open.running);
    }
    isWorn ||= open.refusals > 0;
  };
  const settled = (): Promise<void> => {
    work = work.then(settle);
    return work;
  };
  /** Against what was tried: a device that is there and refuses must not interrupt the other one again and again. */
  const hasMoved = (direction: SoundDirection, devices: AudioDevices, running: WantedDevices): boolean => {
    const name = resolveName(devices, direction, wanted[direction]);
    if (name === tried[direction]) return false;
    if (name === null || name !== running[direction]) return true;
    tried = { ...tried, [direction]: name }; // the other one sounds already
    return false;
  };
  const leadsElsewhere = (devices: AudioDevices, { running, usesMicrophone }: SoundDevices): boolean =>
    (usesMicrophone && hasMoved('microphone', devices, running)) || hasMoved('speaker', devices, running);
  return {
    need(nowNeeded) {
      need = nowNeeded;
      return settled();
    },
    want(nowWanted) {
      if (nowWanted.microphone === wanted.microphone && nowWanted.speaker === wanted.speaker) return work;
      wanted = nowWanted;
      const runs = open?.running;
      // What runs already, by its name or as the system's default: choosing it must not interrupt a call.
      stale =
        runs !== undefined &&
        (runs.microphone !== (nowWanted.microphone ?? defaults.microphone) || runs.speaker !== (nowWanted.speaker ?? defaults.speaker));
      if (runs !== undefined && !stale) tried = runs;
      return settled();
    },
    seen(devices) {
      defaults = { microphone: resolveName(devices, 'microphone', null), speaker: resolveName(devices, 'speaker', null) };
      if (open === null || !leadsElsewhere(devices, open)) return work;
      if (isWorn) order.stuck('cannot look for devices again');
      stale = true;
      return settled();
    },
    giveUp(direction) {
      const failing = open;
      work = work.then(async () => {
        if (failing === null || open !== failing) return;
        if (!(await failing.standIn(direction))) order.stuck('never started');
        order.changed(failing.running);
      });
      return work;
    },
    get open() {
      return open;
    },
    get isWorn() {
      return isWorn;
    },
  };
}
