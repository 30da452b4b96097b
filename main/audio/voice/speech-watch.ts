import type { VoiceDetector } from './load-vad.ts';

export interface SpeechWatch {
  /** Never throws, allocates nothing. */
  hear(block: Float32Array): void;
  /** Of the last block; null where no detector runs. */
  readonly speaks: boolean | null;
  dispose(): void;
}

/** A voice detector that may be missing or fail: then nobody knows. */
export function createSpeechWatch(create: (() => VoiceDetector) | null): SpeechWatch {
  let detector: VoiceDetector | null = null;
  let speaks: boolean | null = null;
  try {
    detector = create?.() ?? null;
  } catch {
    detector = null; // the level tells then
  }
  return {
    hear(block) {
      try {
        speaks = detector?.speaks(block) ?? null;
      } catch {
        speaks = null;
        detector = null; // what threw once is not asked to free itself
      }
    },
    get speaks() {
      return speaks;
    },
    dispose() {
      detector?.dispose();
      detector = null;
    },
  };
}
