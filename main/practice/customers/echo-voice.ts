import { createSampleQueue } from '../media/sample-queue.ts';
import type { CustomerVoice } from './customer-voice.ts';

/**
 * A customer who repeats what it hears `delaySamples` later. The delay is silence put in front; when the other side goes quiet long
 * enough for the queue to run dry, the silence is put back, so that the delay does not shrink call by call.
 */
export function echoVoice(delaySamples: number): CustomerVoice {
  const queue = createSampleQueue(Math.round(delaySamples * 1.5));
  const silence = new Int16Array(delaySamples);
  return {
    hear(samples) {
      if (queue.length === 0) queue.push(silence);
      queue.push(samples);
    },
    speak(out) {
      queue.pull(out);
    },
    close: () => undefined,
  };
}
