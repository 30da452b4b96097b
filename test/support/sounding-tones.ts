import { DEFAULT_RINGER, type SoundingTone } from '#contract/ringer.ts';

/** A ring as it leaves main where the agent has chosen nothing. */
export const RING: SoundingTone = { tone: 'ring', ringtone: 'chime', volumePercent: DEFAULT_RINGER.volumePercent, outputs: [null] };
export const RINGBACK: SoundingTone = { tone: 'ringback' };
