import { BLOCK_MS, INNER_RATE_HZ } from '../dsp/sound-format.ts';
import type { SoundDirection } from './device-list.ts';
import type { PortAudioDevice } from './load-port-audio.ts';

/** 48 kHz first; the device's own where it is fixed to another (PortAudio does not convert for WASAPI here). */
export function candidateRates(device: PortAudioDevice): readonly number[] {
  return device.defaultSampleRate === INNER_RATE_HZ || device.defaultSampleRate <= 0
    ? [INNER_RATE_HZ]
    : [INNER_RATE_HZ, device.defaultSampleRate];
}

export function samplesPerBlock(rateHz: number): number {
  return Math.round((rateHz * BLOCK_MS) / 1_000);
}

/**
 * Blocks that PortAudio keeps between its thread and ours. Of what is played each costs its ten milliseconds; with one alone
 * the device ran dry several times a minute, and after some of those recoveries ALSA's stream did not come back. A block of
 * capture costs nothing, because it is taken at once.
 */
export const QUEUED_BLOCKS: Readonly<Record<SoundDirection, number>> = { microphone: 2, speaker: 2 };

/** What PortAudio is asked for. The stock settings add up to 600 ms; an xrun must not end the stream. */
export function streamOptions({
  device,
  direction,
  rateHz,
}: {
  readonly device: PortAudioDevice;
  readonly direction: SoundDirection;
  readonly rateHz: number;
}) {
  return {
    deviceId: device.id,
    sampleRate: rateHz,
    channelCount: 1,
    sampleFormat: 16,
    framesPerBuffer: samplesPerBlock(rateHz),
    maxQueue: QUEUED_BLOCKS[direction],
    closeOnError: false,
  } as const;
}
