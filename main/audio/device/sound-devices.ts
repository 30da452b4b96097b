import type { CreateResampler } from '../dsp/resampler.ts';
import type { AudioReport, WantedDevices } from '../protocol.ts';
import { listDevices, resolveDevice, type DeviceList, type SoundDirection } from './device-list.ts';
import { openMicrophone } from './microphone-stream.ts';
import type { DeviceStream, StreamOpening } from './open-stream.ts';
import type { PortAudio, PortAudioDevice } from './load-port-audio.ts';
import { openSilentDevice } from './silent-device.ts';
import { createSoundWatch, type SoundVerdict } from './sound-watch.ts';
import { openSpeaker } from './speaker-stream.ts';

export interface SoundDevices {
  /** What runs; null where a silent stand-in does. A microphone that is not used is named all the same. */
  readonly running: WantedDevices;
  /** What was tried, whether it opened or not; null where there was none. */
  readonly chosen: WantedDevices;
  readonly usesMicrophone: boolean;
  /** Opens or closes the microphone while the speaker plays on. False when it did not close in time. */
  useMicrophone(used: boolean): Promise<boolean>;
  /**
   * Silence in place of a device that never started, so that the call goes on. Where that device does not even close, it is left
   * as it is until `close`, which then tells. False where nothing else gives sound either: what broke is what they have in
   * common, and a new process may help.
   */
  standIn(direction: SoundDirection): Promise<boolean>;
  /** The default devices as they were when these were opened. */
  readonly defaults: WantedDevices;
  /** How often PortAudio refused: after that it never looks for devices again in this process. */
  readonly refusals: number;
  /** To be asked at each beat. A stand-in is always fine. */
  check(nowMs: number): SoundVerdict;
  /** False when a stream did not close in time. */
  close(): Promise<boolean>;
}

export interface SoundDevicesOrder {
  readonly portAudio: PortAudio;
  readonly wanted: WantedDevices;
  readonly usesMicrophone: boolean;
  /** The processes before this one have died of their devices: this one stays, in silence. */
  readonly isWary: boolean;
  readonly createResampler: CreateResampler;
  readonly now: () => number;
  /** `isVoice`: false for the silence of a stand-in. */
  readonly captured: (block: Float32Array, isVoice: boolean) => void;
  readonly fill: (block: Float32Array) => void;
  readonly report: (report: AudioReport) => void;
  /** A running stream reported an error of its own, or one of no use did not close. */
  readonly broke: (direction: SoundDirection, reason: string) => void;
}

/**
 * Opens microphone and speaker as two streams (one duplex stream dies at start or keeps the process from ending).
 * Blocks for some 60 ms. What cannot be opened is replaced by silence, and said so.
 */
export function openSoundDevices(order: SoundDevicesOrder): SoundDevices {
  const { portAudio, wanted, createResampler, now } = order;
  const chosen: Record<SoundDirection, string | null> = { microphone: null, speaker: null };
  const watch = createSoundWatch();
  let refusals = 0;
  let isStuck = false;

  const missing = (direction: SoundDirection, reason: string): void => {
    order.report({ type: 'fact', level: 'warn', name: 'device-missing', values: { direction, wanted: wanted[direction], reason } });
  };
  const openDevice = (direction: SoundDirection, device: PortAudioDevice): StreamOpening => {
    const opening = openStream(direction, device);
    refusals += opening.refusals;
    return opening;
  };
  const openStream = (direction: SoundDirection, device: PortAudioDevice): StreamOpening => {
    const common = {
      portAudio,
      device,
      createResampler,
      now,
      alive: () => {
        watch.alive(direction, now());
      },
      broke: (reason: string) => {
        order.broke(direction, reason);
      },
    };
    if (direction === 'speaker') return openSpeaker({ ...common, fill: order.fill });
    return openMicrophone({
      ...common,
      captured: (block) => {
        order.captured(block, true);
      },
    });
  };
  const openResolved = (direction: SoundDirection): StreamOpening => {
    // Asked again for each stream: with the first one open the list is the very one its ids belong to.
    const list = listDevices(portAudio);
    const device = resolveDevice(list, direction, wanted[direction]);
    chosen[direction] = device?.name ?? null;
    if (device === null) return { ok: false, reason: list.trouble ?? 'none connected', refusals: 0 };
    const opening = openDevice(direction, device);
    if (!opening.ok || isListed(device, listDevices(portAudio))) return opening;
    // Something was plugged in between looking and opening, so the id meant another device. Now the list stands still.
    leave(direction, opening.stream);
    const again = resolveDevice(listDevices(portAudio), direction, wanted[direction]);
    chosen[direction] = again?.name ?? null;
    return again === null ? { ok: false, reason: 'gone while it was opened', refusals: 0 } : openDevice(direction, again);
  };
  const leave = (direction: SoundDirection, stream: DeviceStream): void => {
    stream.close().then(
      (quit) => {
        if (!quit) order.broke(direction, 'did not close');
      },
      (cause: unknown) => {
        order.broke(direction, String(cause));
      },
    );
  };
  const open = (direction: SoundDirection): DeviceStream => {
    const opening = openResolved(direction);
    if (opening.ok) {
      watch.opened(direction, now());
      if (wanted[direction] !== null && opening.stream.device !== wanted[direction]) missing(direction, 'replaced by the default');
      return opening.stream;
    }
    missing(direction, opening.reason);
    return openDefault(direction) ?? openSilence(direction);
  };
  /** A sound card that refuses is held by somebody, often by the sound server, whose own device is the default and sounds all the same. */
  const openDefault = (direction: SoundDirection): DeviceStream | null => {
    const device = resolveDevice(listDevices(portAudio), direction, null);
    if (device === null || device.name === chosen[direction]) return null;
    const opening = openDevice(direction, device);
    if (!opening.ok) return null;
    watch.opened(direction, now());
    return opening.stream;
  };
  const openSilence = (direction: SoundDirection): DeviceStream => {
    const onBlock = (block: Float32Array): void => {
      if (direction === 'speaker') order.fill(block);
      else order.captured(block, false);
    };
    return openSilentDevice({ now, onBlock });
  };
  const closeMicrophone = async (): Promise<boolean> => {
    const closing = microphone;
    microphone = null;
    watch.closed('microphone');
    return (await closing?.close()) ?? true;
  };

  let microphone: DeviceStream | null = order.usesMicrophone ? open('microphone') : null;
  let speaker = open('speaker');
  const list = listDevices(portAudio);
  if (microphone === null) chosen.microphone = resolveDevice(list, 'microphone', wanted.microphone)?.name ?? null;

  return {
    chosen,
    defaults: {
      microphone: resolveDevice(list, 'microphone', null)?.name ?? null,
      speaker: resolveDevice(list, 'speaker', null)?.name ?? null,
    },
    get running() {
      return { microphone: microphone === null ? chosen.microphone : microphone.device, speaker: speaker.device };
    },
    get usesMicrophone() {
      return microphone !== null;
    },
    get refusals() {
      return refusals;
    },
    async useMicrophone(used) {
      if (!used) return closeMicrophone();
      microphone ??= open('microphone');
      return true;
    },
    async standIn(direction) {
      const mute = direction === 'speaker' ? speaker : microphone;
      if (mute === null || mute.device === null) return true; // closed, or given up before
      watch.closed(direction);
      if (direction === 'speaker') speaker = openSilence(direction);
      else microphone = openSilence(direction);
      missing(direction, 'never started');
      const quit = await mute.close();
      isStuck ||= !quit;
      return quit || watch.hasSound || order.isWary;
    },
    check: watch.check,
    async close() {
      watch.closed('speaker');
      const quits = await Promise.all([closeMicrophone(), speaker.close()]);
      return quits.every(Boolean) && !isStuck;
    },
  };
}

/** An unknown id silently opens the default device. */
function isListed(device: PortAudioDevice, { devices }: DeviceList): boolean {
  return devices.some(({ id, name }) => id === device.id && name === device.name);
}
