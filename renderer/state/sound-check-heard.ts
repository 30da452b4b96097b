import type { SoundCheckResult, SoundCheckState } from '#contract/sound-check.ts';

/** The latest result of each kind, which stays on the screen while other steps run. */
export type SoundCheckResults = { readonly [Kind in SoundCheckResult['kind']]?: Extract<SoundCheckResult, { readonly kind: Kind }> };

/** What is known of the sound check from all that main has told. */
export interface SoundCheckHeard {
  /** Null before anything was told. */
  readonly state: SoundCheckState | null;
  readonly results: SoundCheckResults;
  /** How many readings in a row found no sound at all, not even the noise that every open microphone has. */
  readonly silentReadings: number;
  /** A voice came through since the devices were opened: silence after it is only somebody who does not speak. */
  readonly hasHeardVoice: boolean;
}

export const NOTHING_HEARD: SoundCheckHeard = { state: null, results: {}, silentReadings: 0, hasHeardVoice: false };

/** What a meter says of nothing at all. */
const SILENCE_DBFS = -100;
/** Half the last bit of 16: what a microphone gives that is muted, or that the system keeps from us. */
const DIGITAL_SILENCE_DBFS = -96;
/** A quiet voice near a headset's microphone. A room without one is below: a microphone that is muted later is still told of. */
const VOICE_DBFS = -45;

/** `gainDb`: what the app makes the microphone louder by before it is measured. */
export function soundCheckHeard(known: SoundCheckHeard, state: SoundCheckState, gainDb: number): SoundCheckHeard {
  switch (state.phase) {
    case 'idle':
    case 'failed': {
      // The recording went with the devices: there is nothing to play any more, and nothing its verdict is about.
      const { record: _gone, ...results } = known.results;
      return { state, results, silentReadings: 0, hasHeardVoice: false };
    }
    case 'running': {
      const heard = microphone(known, state.microphoneDbfs, gainDb);
      // What the speaker plays, loudspeakers bring to the microphone: that is no voice.
      const isSpoken = state.kind === 'meter' || state.kind === 'record';
      return { state, results: known.results, ...(isSpoken ? heard : { ...heard, hasHeardVoice: known.hasHeardVoice }) };
    }
    case 'done': {
      const isVoice = state.result.kind === 'record' && state.result.verdict !== 'silent';
      const heard = microphone(known, state.microphoneDbfs, gainDb);
      const results = { ...known.results, [state.result.kind]: state.result };
      return { state, results, ...heard, hasHeardVoice: heard.hasHeardVoice || isVoice };
    }
  }
}

function microphone(known: SoundCheckHeard, dbfs: number, gainDb: number): Pick<SoundCheckHeard, 'silentReadings' | 'hasHeardVoice'> {
  // No gain makes a sound of nothing.
  const isSilent = dbfs <= SILENCE_DBFS || dbfs - gainDb <= DIGITAL_SILENCE_DBFS;
  return {
    silentReadings: isSilent ? known.silentReadings + 1 : 0,
    hasHeardVoice: known.hasHeardVoice || dbfs >= VOICE_DBFS,
  };
}
