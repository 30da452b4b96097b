import type { VoiceDetector } from './load-vad.ts';

export interface SpeechWatch {
  /** Never throws, allocates nothing. */
  hear(block: Float32Array): void;
  /** Of the last block; false where no detector runs. */
  readonly speaks: boolean;
  readonly runs: boolean;
  readonly hasFailed: boolean;
  dispose(): void;
}

/** A voice detector that may be missing or fail. */
export function createSpeechWatch(create: (() => VoiceDetector) | null): SpeechWatch {
  let detector: VoiceDetector | null = null;
  let hasFailed = false;
  let speaks = false;
  try {
    detector = create?.() ?? null;
  } catch {
    hasFailed = true; // the parts in use say so
  }
  return {
    hear(block) {
      try {
        speaks = detector?.speaks(block) ?? false;
      } catch {
        speaks = false;
        hasFailed = true;
        detector = null; // what threw once is not asked to free itself
      }
    },
    get speaks() {
      return speaks;
    },
    get runs() {
      return detector !== null;
    },
    get hasFailed() {
      return hasFailed;
    },
    dispose() {
      detector?.dispose();
      detector = null;
    },
  };
}
