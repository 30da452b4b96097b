import { vi } from 'vitest';
import type { VoiceProcessing } from '#contract/audio.ts';
import { BLOCK_SAMPLES, INNER_RATE_HZ } from '../../../main/audio/dsp/sound-format.ts';
import { loadVoiceChain, type VoiceChain } from '../../../main/audio/voice/voice-chain.ts';
import { talkerVoice } from '../../../main/practice/customers/talker-voice.ts';
import { chanceOf } from '../simulation/chance.ts';
import { rmsDbfs } from './tone-analysis.ts';

// A room with a talker, a loudspeaker, noise: what a voice chain is tested in. All at 48 kHz.

export const NOTHING_DONE: VoiceProcessing = { echoCancellation: false, noiseSuppression: false, autoGain: false };

/** The practice customer's recorded speech, 20 s and a pause of 2.5 s, over and over; `skipSeconds` starts later in it. */
export async function talkerSamples(seconds: number, skipSeconds = 0): Promise<Float32Array> {
  const voice = await talkerVoice(INNER_RATE_HZ);
  const pcm = new Int16Array((seconds + skipSeconds) * INNER_RATE_HZ);
  for (let from = 0; from < pcm.length; from += BLOCK_SAMPLES) voice.speak(pcm.subarray(from, from + BLOCK_SAMPLES));
  voice.close();
  return Float32Array.from(pcm.subarray(skipSeconds * INNER_RATE_HZ), (sample) => sample / 32_768);
}

/**
 * What a microphone hears of the loudspeaker: 5 dB weaker or so, later, with reflections that die away by 60 dB within 100 ms.
 * One reflection in 24 samples, as sparse as a small room is at first.
 */
export function echoOf(played: Float32Array, { delayMs, seed }: { readonly delayMs: number; readonly seed: number }): Float32Array {
  const chance = chanceOf(seed, 'room');
  const echo = new Float32Array(played.length);
  const delay = (delayMs * INNER_RATE_HZ) / 1_000;
  for (let tap = 0; tap < INNER_RATE_HZ / 10; tap += 1) {
    if (tap > 0 && !chance.happens(1 / 24)) continue;
    const strength = tap === 0 ? 0.5 : 0.15 * (chance.share() * 2 - 1) * 10 ** ((-3 * tap * 10) / INNER_RATE_HZ);
    for (let index = delay + tap; index < echo.length; index += 1)
      echo[index] = (echo[index] ?? 0) + strength * (played[index - delay - tap] ?? 0);
  }
  return echo;
}

/** By a speaker whose clock runs so much faster than the microphone's (parts per million). */
export function playedBySpeaker(samples: Float32Array, { ppm }: { readonly ppm: number }): Float32Array {
  return samples.map((_, index) => {
    const at = index * (1 + ppm / 1_000_000);
    const before = Math.floor(at);
    return (samples[before] ?? 0) * (before + 1 - at) + (samples[before + 1] ?? 0) * (at - before);
  });
}

export function together(...sounds: readonly Float32Array[]): Float32Array {
  return Float32Array.from({ length: sounds[0]?.length ?? 0 }, (_, index) => sounds.reduce((sum, sound) => sum + (sound[index] ?? 0), 0));
}

/** At that level, measured over the whole. */
export function atDbfs(samples: Float32Array, dbfs: number): Float32Array {
  const factor = 10 ** ((dbfs - rmsDbfs(samples)) / 20);
  return samples.map((sample) => sample * factor);
}

export function seconds(samples: Float32Array, from: number, to: number): Float32Array {
  return samples.subarray(from * INNER_RATE_HZ, to * INNER_RATE_HZ);
}

let loading: ReturnType<typeof loadVoiceChain> | null = null;

/** A chain with all it was asked for. Rejects where the echo canceller is not there within 20 s. */
export async function openChain(processing: VoiceProcessing): Promise<VoiceChain> {
  const chain = (await (loading ??= loadVoiceChain()))(processing);
  if (!processing.echoCancellation) return chain;
  return vi.waitUntil(() => chain.parts.echoCanceller !== null && chain, { timeout: 20_000 });
}

interface HeardSound {
  readonly near: Float32Array;
  /** What the speaker plays meanwhile; silence by default. */
  readonly far?: Float32Array;
  /** Devices may hand over several blocks of one direction before one of the other. */
  readonly atOnce?: number;
  /** Is told the number of each block before it is captured. */
  readonly before?: (block: number) => void;
}

/** What is sent of what the microphone heard. */
export function throughChain(chain: VoiceChain, { near, far, atOnce = 1, before }: HeardSound): Float32Array {
  const sent = Float32Array.from(near);
  const silence = new Float32Array(BLOCK_SAMPLES);
  const block = (samples: Float32Array, number: number) => samples.subarray(number * BLOCK_SAMPLES, (number + 1) * BLOCK_SAMPLES);
  const count = Math.floor(sent.length / BLOCK_SAMPLES);
  for (let from = 0; from < count; from += atOnce) {
    const to = Math.min(count, from + atOnce);
    for (let number = from; number < to; number += 1) chain.played(far === undefined ? silence : block(far, number));
    for (let number = from; number < to; number += 1) {
      before?.(number);
      chain.captured(block(sent, number));
    }
  }
  return sent;
}

/** Opens a chain, runs it over the sound, closes it. */
export async function cleaned(processing: Partial<VoiceProcessing>, sound: HeardSound): Promise<Float32Array> {
  const chain = await openChain({ ...NOTHING_DONE, ...processing });
  const sent = throughChain(chain, sound);
  chain.dispose();
  return sent;
}
