import { openTonesContext } from '../media/open-audio-context.ts';
import { TONE_PATTERNS } from './tone-pattern.ts';
import { toneSamples } from './tone-samples.ts';
import type { Tone } from '#contract/station.ts';

const STOP_FADE_SECONDS = 0.02;

export interface LoopedTone {
  useSpeaker(speakerId: string): Promise<void>;
  /** Silent after 20 ms, and then no output stream is left open. */
  stop(): Promise<void>;
}

/** Sounds until it is stopped. The output stream exists only as long: an idle phone keeps no device awake. */
export async function openLoopedTone(tone: Tone, speakerId: string): Promise<LoopedTone> {
  const context = openTonesContext();
  const useSpeaker = async (id: string): Promise<void> => {
    try {
      await context.setSinkId(id);
    } catch (cause) {
      // Unplugged between the list and here: a ring on the default speaker is better than none.
      if (!(cause instanceof DOMException)) throw cause;
      await context.setSinkId('');
    }
  };
  if (speakerId !== '') await useSpeaker(speakerId);

  const samples = toneSamples(TONE_PATTERNS[tone], context.sampleRate);
  const buffer = context.createBuffer(1, samples.length, context.sampleRate);
  buffer.copyToChannel(samples, 0);
  const volume = context.createGain();
  volume.connect(context.destination);
  const source = context.createBufferSource();
  source.buffer = buffer;
  source.loop = true;
  source.connect(volume);
  source.start();

  return {
    useSpeaker,
    stop: async () => {
      volume.gain.setValueAtTime(1, context.currentTime);
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
