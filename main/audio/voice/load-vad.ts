import type { FvadModule } from '@echogarden/fvad-wasm';
import { BLOCK_SAMPLES, INNER_RATE_HZ } from '../dsp/sound-format.ts';
import { writeInt16 } from './int16-block.ts';

export interface VoiceDetector {
  /**
   * Whether somebody speaks in the last two blocks of 10 ms; after the first of two as in those before. Holds on for some 100 ms. May throw.
   * Allocates nothing.
   */
  speaks(block: Float32Array): boolean;
  dispose(): void;
}

/** 0 to 3. At 2 noise of −40 dBFS is taken for speech in one block of a hundred; at 3 quiet speech is missed. */
const STRICTNESS = 2;
/** Twenty milliseconds, as long as a frame of the wire. */
const WINDOW_SAMPLES = 2 * BLOCK_SAMPLES;

/** The one place that knows WebRTC's voice activity detector: WASM. Null where it does not load. */
export async function loadVad(load: () => Promise<FvadModule> = loadModule): Promise<(() => VoiceDetector) | null> {
  try {
    const fvad = await load();
    return () => createVoiceDetector(fvad);
  } catch {
    return null; // then nobody knows who speaks, and levels decide
  }
}

async function loadModule(): Promise<FvadModule> {
  const { default: loadFvadModule } = await import('@echogarden/fvad-wasm');
  return loadFvadModule();
}

function createVoiceDetector(fvad: FvadModule): VoiceDetector {
  const detector = fvad._fvad_new();
  const samples = fvad._malloc(WINDOW_SAMPLES * 2);
  if (detector === 0 || samples === 0) throw new Error('no memory for the voice detector');
  fvad._fvad_set_mode(detector, STRICTNESS);
  fvad._fvad_set_sample_rate(detector, INNER_RATE_HZ);
  let filled = 0;
  let isSpeech = false;
  return {
    speaks(block) {
      writeInt16({ block, heap: fvad.HEAP16, at: samples / 2 + filled });
      filled = (filled + block.length) % WINDOW_SAMPLES;
      if (filled === 0) isSpeech = fvad._fvad_process(detector, samples, WINDOW_SAMPLES) === 1;
      return isSpeech;
    },
    dispose() {
      fvad._fvad_free(detector);
      fvad._free(samples);
    },
  };
}
