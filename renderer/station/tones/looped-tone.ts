import { openTonesContext } from '../media/open-audio-context.ts';

const STOP_FADE_SECONDS = 0.02;
/** A change of volume is heard as one, not as a click. */
const VOLUME_SECONDS = 0.03;

/** A tone on one device. */
export interface LoopedTone {
  setGain(gain: number): void;
  /** Silent after 20 ms, and then no output stream is left open. */
  stop(): Promise<void>;
}

export interface ToneSource {
  /** One cadence at the rate of the device, which Chromium decides. */
  readonly samples: (sampleRate: number) => Float32Array<ArrayBuffer>;
  readonly gain: number;
  /** How often the device has come back since the start. */
  readonly returns: number;
  /** The device is gone, or does not play. It may be told more than once. */
  readonly lost: () => void;
}

/**
 * Sounds at once on the device with this id ('' for the default) until it is stopped. The output stream exists only as long:
 * an idle phone keeps no device awake.
 */
export function openLoopedTone(sinkId: string, { samples, gain, returns, lost }: ToneSource): LoopedTone {
  const context = openTonesContext(sinkId, returns);
  // Chromium then goes over to the default device by itself, but a context that lost its device stays silent there.
  context.addEventListener('error', lost);

  const cadence = samples(context.sampleRate);
  const buffer = context.createBuffer(1, cadence.length, context.sampleRate);
  buffer.copyToChannel(cadence, 0);
  const volume = new GainNode(context, { gain });
  volume.connect(context.destination);
  const source = new AudioBufferSourceNode(context, { buffer, loop: true });
  source.connect(volume);
  source.start();

  return {
    setGain: (wanted) => {
      volume.gain.setTargetAtTime(wanted, context.currentTime, VOLUME_SECONDS / 3);
    },
    stop: async () => {
      volume.gain.cancelScheduledValues(context.currentTime);
      volume.gain.setValueAtTime(volume.gain.value, context.currentTime);
      volume.gain.linearRampToValueAtTime(0, context.currentTime + STOP_FADE_SECONDS);
      source.stop(context.currentTime + STOP_FADE_SECONDS);
      // Not only `ended`: a context that Chromium never let start would not raise it.
      await Promise.race([
        new Promise((resolve) => source.addEventListener('ended', resolve, { once: true })),
        new Promise((resolve) => setTimeout(resolve, 2 * STOP_FADE_SECONDS * 1_000)),
      ]);
      await context.close();
    },
  };
}
