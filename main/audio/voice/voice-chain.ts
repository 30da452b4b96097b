import type { VoiceProcessing } from '#contract/audio.ts';
import { createHighPass } from './high-pass.ts';
import { loadSpeexPreprocess, type SpeechCleaner } from './load-speex-preprocess.ts';
import { loadVad, type VoiceDetector } from './load-vad.ts';
import { loadWebrtcApm, type EchoCanceller } from './load-webrtc-apm.ts';
import { createSpeechWatch } from './speech-watch.ts';
import { createStageSwitch } from './voice-stage.ts';

/**
 * What is done to one microphone's voice before it is sent. Blocks are 10 ms of mono float at 48 kHz (`BLOCK_SAMPLES`). A block costs
 * 25 µs with everything off, 60 µs for a headset (noise suppression and gain), 140 µs in speaker mode; the voice is held back by 0, 10
 * and 15 ms.
 */
export interface VoiceChain {
  /** A block that is handed to the speaker now: the echo canceller's reference. */
  played(block: Float32Array): void;
  /** Cleans a captured block in place: high-pass → echo cancellation → noise suppression → gain. Never throws. */
  captured(block: Float32Array): void;
  /** Whether somebody speaks in the last block; null where no detector runs. */
  readonly speaks: boolean | null;
  use(processing: VoiceProcessing): void;
  readonly parts: VoiceParts;
  dispose(): void;
}

/** Who does what now; null where nobody does. */
export interface VoiceParts {
  readonly echoCanceller: 'aec3' | null;
  readonly noiseSuppressor: 'speex' | null;
  readonly gain: 'speex' | null;
}

export interface VoiceLibraries {
  readonly loadEchoCanceller: () => Promise<(() => EchoCanceller) | null>;
  readonly loadSpeechCleaner: () => Promise<(() => SpeechCleaner) | null>;
  readonly loadVoiceDetector: () => Promise<(() => VoiceDetector) | null>;
}

interface LoadedParts {
  /** Loads the canceller at the first call; later calls get the same promise. */
  readonly echoCanceller: () => Promise<(() => EchoCanceller) | null>;
  readonly speechCleaner: (() => SpeechCleaner) | null;
  readonly voiceDetector: (() => VoiceDetector) | null;
}

const OURS: VoiceLibraries = {
  loadEchoCanceller: loadWebrtcApm,
  loadSpeechCleaner: loadSpeexPreprocess,
  loadVoiceDetector: loadVad,
};

/**
 * Never rejects: a library that does not load is a part that is off. The echo canceller is loaded once a chain wants it, and joins
 * the chain when it is there; a headset does not pay for it.
 */
export async function loadVoiceChain(libraries: VoiceLibraries = OURS): Promise<(processing: VoiceProcessing) => VoiceChain> {
  const [speechCleaner, voiceDetector] = await Promise.all([libraries.loadSpeechCleaner(), libraries.loadVoiceDetector()]);
  let echoCanceller: ReturnType<VoiceLibraries['loadEchoCanceller']> | null = null;
  const loaded: LoadedParts = {
    echoCanceller: () => (echoCanceller ??= libraries.loadEchoCanceller()),
    speechCleaner,
    voiceDetector,
  };
  return (processing) => createVoiceChain(loaded, processing);
}

function createVoiceChain(loaded: LoadedParts, initial: VoiceProcessing): VoiceChain {
  const highPass = createHighPass();
  let createCanceller: (() => EchoCanceller) | null = null;
  const echo = createStageSwitch(() => createCanceller?.() ?? null);
  const cleaner = createStageSwitch(() => {
    const created = loaded.speechCleaner?.() ?? null;
    created?.use(wanted);
    return created;
  });
  const speech = createSpeechWatch(loaded.voiceDetector);
  let wanted = initial;
  let isDisposed = false;

  const cancelEcho = async (): Promise<void> => {
    createCanceller = await loaded.echoCanceller();
    if (!isDisposed) echo.turn(wanted.echoCancellation);
  };
  const use = (processing: VoiceProcessing): void => {
    wanted = processing;
    if (createCanceller === null && processing.echoCancellation) cancelEcho().catch(echo.fail);
    else echo.turn(processing.echoCancellation);
    const cleans = processing.noiseSuppression || processing.autoGain;
    try {
      if (cleans) cleaner.stage?.use(processing); // where both go off it works on until it is not heard any more
    } catch {
      cleaner.fail();
    }
    cleaner.turn(cleans);
  };
  use(initial);

  return {
    played(block) {
      try {
        echo.stage?.played(block);
      } catch {
        echo.fail();
      }
    },
    captured(block) {
      highPass.process(block);
      echo.process(block);
      cleaner.process(block);
      speech.hear(block);
    },
    get speaks() {
      return speech.speaks;
    },
    use,
    get parts(): VoiceParts {
      const cleans = cleaner.stage !== null;
      return {
        echoCanceller: echo.stage !== null && wanted.echoCancellation ? 'aec3' : null,
        noiseSuppressor: cleans && wanted.noiseSuppression ? 'speex' : null,
        gain: cleans && wanted.autoGain ? 'speex' : null,
      };
    },
    dispose() {
      isDisposed = true;
      for (const part of [echo, cleaner, speech]) part.dispose();
    },
  };
}
