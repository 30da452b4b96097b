import type { CreateResampler } from '../dsp/resampler.ts';
import type { AudioReport, WantedDevices } from '../protocol.ts';
import { listDevices, resolveDevice, type SoundDirection } from './device-list.ts';
import { openMicrophone } from './microphone-stream.ts';
import type { DeviceStream, StreamOpening } from './open-stream.ts';
import type { PortAudio, PortAudioDevice } from './load-port-audio.ts';
import { openSilentDevice } from './silent-device.ts';
import { openSpeaker } from './speaker-stream.ts';
import { createStreamWatch, type StreamHealth, type StreamWatch } from './stream-watch.ts';

export interface SoundDevices {
  /** What runs; null where a silent stand-in does. */
  readonly running: WantedDevices;
  /** What was tried, whether it opened or not; null where there was none. */
  readonly chosen: WantedDevices;
  /** The worse of the two directions; a stand-in is always fine. */
  check(nowMs: number): { readonly health: StreamHealth; readonly direction: SoundDirection };
  /** False when a stream did not close in time. */
  close(): Promise<boolean>;
}

export interface SoundDevicesOrder {
  readonly portAudio: PortAudio;
  readonly wanted: WantedDevices;
  readonly createResampler: CreateResampler;
  readonly now: () => number;
  readonly captured: (block: Float32Array) => void;
  readonly fill: (block: Float32Array) => void;
  readonly report: (report: AudioReport) => void;
  /** A running stream reported an error of its own. */
  readonly broke: (direction: SoundDirection, reason: string) => void;
}

/**
 * Opens microphone and speaker as two streams (one duplex stream dies at start or keeps the process from ending).
 * Blocks for some 60 ms. What cannot be opened is replaced by silence, and said so.
 */
export function openSoundDevices(order: SoundDevicesOrder): SoundDevices {
  const { portAudio, wanted, createResampler, now } = order;
  const chosen: Record<SoundDirection, string | null> = { microphone: null, speaker: null };
  const watches = new Map<SoundDirection, StreamWatch>();
  const open = (direction: SoundDirection, openDevice: (device: PortAudioDevice) => StreamOpening): DeviceStream => {
    // Asked again for each stream: with the first one open the list is the very one its ids belong to.
    const list = listDevices(portAudio);
    const device = resolveDevice(list, direction, wanted[direction]);
    chosen[direction] = device?.name ?? null;
    const opening: StreamOpening = device === null ? { ok: false, reason: list.trouble ?? 'none connected' } : openDevice(device);
    if (opening.ok) {
      watches.set(direction, createStreamWatch(now()));
      if (wanted[direction] !== null && opening.stream.device !== wanted[direction]) report(direction, 'replaced by the default');
      return opening.stream;
    }
    report(direction, opening.reason);
    return openSilentDevice({ now, onBlock: direction === 'microphone' ? order.captured : order.fill });
  };
  const report = (direction: SoundDirection, reason: string): void => {
    order.report({ type: 'fact', level: 'warn', name: 'device-missing', values: { direction, wanted: wanted[direction], reason } });
  };
  const callbacks = (direction: SoundDirection) => ({
    alive: () => watches.get(direction)?.alive(now()),
    broke: (reason: string) => {
      order.broke(direction, reason);
    },
  });

  const microphone = open('microphone', (device) =>
    openMicrophone({ portAudio, device, createResampler, now, captured: order.captured, ...callbacks('microphone') }),
  );
  const speaker = open('speaker', (device) =>
    openSpeaker({ portAudio, device, createResampler, fill: order.fill, ...callbacks('speaker') }),
  );

  return {
    running: { microphone: microphone.device, speaker: speaker.device },
    chosen,
    check(nowMs) {
      const found = [...watches].map(([direction, watch]) => ({ direction, health: watch.check(nowMs) }));
      return (
        found.find(({ health }) => health === 'dead') ??
        found.find(({ health }) => health === 'suspect') ?? { direction: 'microphone', health: 'fine' }
      );
    },
    async close() {
      const quits = await Promise.all([microphone.close(), speaker.close()]);
      return quits.every(Boolean);
    },
  };
}
