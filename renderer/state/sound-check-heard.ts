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
}

export const NOTHING_HEARD: SoundCheckHeard = { state: null, results: {}, silentReadings: 0 };

/** Half the last bit of 16: what a microphone gives that is muted, or that the system keeps from us. */
const DIGITAL_SILENCE_DBFS = -96;

export function soundCheckHeard(known: SoundCheckHeard, state: SoundCheckState): SoundCheckHeard {
  switch (state.phase) {
    case 'idle':
    case 'failed': {
      // The recording went with the devices: there is nothing to play any more, and nothing its verdict is about.
      const { record: _gone, ...results } = known.results;
      return { state, results, silentReadings: 0 };
    }
    case 'running':
      return { state, results: known.results, silentReadings: silentReadings(known, state.microphoneDbfs) };
    case 'done':
      return {
        state,
        results: { ...known.results, [state.result.kind]: state.result },
        silentReadings: silentReadings(known, state.microphoneDbfs),
      };
  }
}

function silentReadings(known: SoundCheckHeard, microphoneDbfs: number): number {
  return microphoneDbfs <= DIGITAL_SILENCE_DBFS ? known.silentReadings + 1 : 0;
}
