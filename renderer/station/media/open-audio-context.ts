// Chromium has these since version 110; TypeScript's DOM library does not know them yet.
// Web Audio API 1.1, section 1.2 (AudioContext.setSinkId, AudioContextOptions.sinkId).
declare global {
  interface AudioContextOptions {
    sinkId?: string | { readonly type: 'none' };
  }
  interface AudioContext {
    setSinkId(sinkId: string | { readonly type: 'none' }): Promise<void>;
  }
}

/** For measuring: computes in real time but opens no output, so that the system's mixer shows no stream of ours. */
export function openSilentContext(): AudioContext {
  return new AudioContext({ sinkId: { type: 'none' } });
}

/** Seconds. Each makes a stream of its own; 50 ms are still no delay for a ring. */
const LATER_LATENCIES = [0.02, 0.03, 0.04, 0.05];

/**
 * For tones: opens this output at once ('' for the default). Where it is not there, an `error` event tells so.
 * `returns`: how often the output has come back. Chromium keeps a stream for five seconds after its use, and one like it goes on
 * with that: were it the same, it would play where PulseAudio has put the stream when the output went away.
 */
export function openTonesContext(sinkId: string, returns: number): AudioContext {
  const later = LATER_LATENCIES[(returns - 1) % LATER_LATENCIES.length];
  return new AudioContext({ latencyHint: returns === 0 || later === undefined ? 'interactive' : later, sinkId });
}
