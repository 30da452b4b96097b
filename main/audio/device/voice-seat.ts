import type { VoiceProcessing } from '#contract/audio.ts';
import type { VoiceChain } from '../voice/voice-chain.ts';

export type SeatedVoice = Pick<VoiceChain, 'played' | 'captured' | 'speaks' | 'use' | 'parts' | 'dispose'>;
export type CreateVoice = (processing: VoiceProcessing) => SeatedVoice;

export interface VoiceSeat {
  use(processing: VoiceProcessing): void;
  /** A microphone opened, or (false) was closed: each has a chain of its own, because each has an echo of its own. */
  seat(microphone: boolean): void;
  played(block: Float32Array): void;
  captured(block: Float32Array): void;
  /** Whether somebody speaks in the block captured last; null where nothing here can tell. */
  readonly speaks: boolean | null;
  /** What is asked for and not done, because its library did not load or failed. None while no microphone is open. */
  missing(): readonly VoicePart[];
}
type VoicePart = keyof VoiceProcessing;

const VOICE_PARTS = ['echoCancellation', 'noiseSuppression', 'autoGain'] as const satisfies readonly VoicePart[];
const UNTOUCHED: VoiceProcessing = { echoCancellation: false, noiseSuppression: false, autoGain: false };

/** Holds the chain of the microphone that is open. Until its libraries have loaded, sound passes as it is. */
export function createVoiceSeat(loading: Promise<CreateVoice>): VoiceSeat {
  let processing = UNTOUCHED;
  let create: CreateVoice | null = null;
  let chain: SeatedVoice | null = null;
  let isOpen = false;

  const seat = (): void => {
    if (isOpen && chain === null) chain = create?.(processing) ?? null;
  };
  loading.then(
    (loaded) => {
      create = loaded;
      seat();
    },
    () => undefined, // then it stays as it is: a voice that is not cleaned is better than none
  );
  return {
    use(nowProcessing) {
      processing = nowProcessing;
      chain?.use(nowProcessing);
    },
    seat(microphone) {
      isOpen = microphone;
      if (isOpen) {
        seat();
        return;
      }
      chain?.dispose();
      chain = null;
    },
    played(block) {
      chain?.played(block);
    },
    captured(block) {
      chain?.captured(block);
    },
    get speaks() {
      return chain?.speaks ?? null;
    },
    missing() {
      if (!isOpen) return [];
      const parts = chain?.parts;
      const isDone: Readonly<Record<VoicePart, boolean>> = {
        echoCancellation: (parts?.echoCanceller ?? null) !== null,
        noiseSuppression: (parts?.noiseSuppressor ?? null) !== null,
        autoGain: (parts?.gain ?? null) !== null,
      };
      return VOICE_PARTS.filter((part) => processing[part] && !isDone[part]);
    },
  };
}
