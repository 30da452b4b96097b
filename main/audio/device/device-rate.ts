import { BLOCK_MS, INNER_RATE_HZ } from '../dsp/sound-format.ts';
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
 * What PortAudio is asked for. Its own queue is kept short (two blocks each side), because the stock settings add
 * up to 600 ms; an xrun must not end the stream.
 */
export function streamOptions(device: PortAudioDevice, rateHz: number) {
  return {
    deviceId: device.id,
    sampleRate: rateHz,
    channelCount: 1,
    sampleFormat: 16,
    framesPerBuffer: samplesPerBlock(rateHz),
    highwaterMark: samplesPerBlock(rateHz) * 2,
    maxQueue: 2,
    closeOnError: false,
  } as const;
}
