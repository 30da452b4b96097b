import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { SpeexPreprocessModule } from '@sapphi-red/speex-preprocess-wasm';
import type { VoiceProcessing } from '#contract/audio.ts';
import { BLOCK_SAMPLES, INNER_RATE_HZ } from '../dsp/sound-format.ts';
import { createGainHold } from './gain-hold.ts';
import { readInt16, writeInt16 } from './int16-block.ts';
import type { VoiceStage } from './voice-stage.ts';

/** Noise suppression and gain, each on or off. */
export interface SpeechCleaner extends VoiceStage {
  use(processing: Pick<VoiceProcessing, 'noiseSuppression' | 'autoGain'>): void;
}

/** Numbers of speex_preprocess.h. */
const SET = {
  denoise: 0,
  agc: 2,
  noiseSuppressDb: 18,
  agcIncrementDbPerSecond: 26,
  agcDecrementDbPerSecond: 28,
  agcMaxGainDb: 30,
  agcTarget: 46,
} as const;
/** Leaves a voice at about −25 dBFS with peaks below half of full scale. */
const TARGET = 16_000;
/** Slow enough not to pump; down is faster than up, because too loud is worse than too quiet. */
const UP_DB_PER_SECOND = 6;
const DOWN_DB_PER_SECOND = 20;
/** Brings a voice of −45 dBFS to the target, a quiet room's noise (−60 dBFS) to −40 at worst. Speex's own limit is 30. */
const GAIN_DB_AT_MOST = 20;
/** More than this makes what is left of the noise sing. */
const NOISE_DOWN_DB = -15;

/**
 * The one place that knows speexdsp's preprocessor: WASM, 35 to 50 µs a block, 10 ms of delay. Its gain rises with speech only, also
 * behind the echo canceller: what is left of an echo does not raise it. Null where it does not load.
 */
export async function loadSpeexPreprocess(load: () => Promise<SpeexPreprocessModule> = loadModule): Promise<(() => SpeechCleaner) | null> {
  try {
    const speex = await load();
    return () => createSpeechCleaner(speex);
  } catch {
    return null; // the parts in use say so
  }
}

/** By itself the package asks `fetch` for a file, which Node refuses. */
async function loadModule(): Promise<SpeexPreprocessModule> {
  const { loadSpeexModule } = await import('@sapphi-red/speex-preprocess-wasm');
  const file = createRequire(import.meta.url).resolve('@sapphi-red/speex-preprocess-wasm/speex.wasm');
  return loadSpeexModule({ wasmBinary: await readFile(file), locateFile: () => file });
}

/** On the functions of the module: the package's own class allocates per block, and its `destroy` leaves the state behind. */
function createSpeechCleaner(speex: SpeexPreprocessModule): SpeechCleaner {
  const state = speex._speex_preprocess_state_init(BLOCK_SAMPLES, INNER_RATE_HZ);
  const samples = speex._malloc(BLOCK_SAMPLES * 2);
  const value = speex._malloc(4);
  if (state === 0 || samples === 0 || value === 0) throw new Error('no memory for the noise suppressor');
  const set = (what: number, to: number): void => {
    speex.HEAP32[value / 4] = to;
    speex._speex_preprocess_ctl(state, what, value);
  };
  set(SET.noiseSuppressDb, NOISE_DOWN_DB);
  set(SET.agcTarget, TARGET);
  set(SET.agcIncrementDbPerSecond, UP_DB_PER_SECOND);
  set(SET.agcMaxGainDb, GAIN_DB_AT_MOST);
  set(SET.agcDecrementDbPerSecond, -DOWN_DB_PER_SECOND);
  const hold = createGainHold();
  let isHeld = false;
  const holdGain = (holds: boolean): void => {
    if (holds === isHeld) return;
    isHeld = holds;
    set(SET.agcIncrementDbPerSecond, holds ? 0 : UP_DB_PER_SECOND);
  };
  return {
    use({ noiseSuppression, autoGain }) {
      set(SET.denoise, noiseSuppression ? 1 : 0);
      set(SET.agc, autoGain ? 1 : 0);
    },
    process(block) {
      holdGain(hold.holds(block));
      writeInt16({ block, heap: speex.HEAP16, at: samples / 2 });
      speex._speex_preprocess_run(state, samples);
      readInt16({ block, heap: speex.HEAP16, at: samples / 2 });
    },
    dispose() {
      speex._speex_preprocess_state_destroy(state);
      for (const pointer of [samples, value]) speex._free(pointer);
    },
  };
}
