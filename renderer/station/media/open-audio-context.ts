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

/** For tones: opens this output at once ('' for the default). Where it is not there, an `error` event tells so. */
export function openTonesContext(sinkId: string): AudioContext {
  return new AudioContext({ latencyHint: 'interactive', sinkId });
}
