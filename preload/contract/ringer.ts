import { RINGTONES, type Ringtone } from './line.ts';

/** `sound`: it is heard. `visual`: the windows flash instead. `silent`: the calls are shown and nothing else happens. */
export const RINGER_MODES = ['sound', 'visual', 'silent'] as const;
export type RingerMode = (typeof RINGER_MODES)[number];

/** Silence is a mode, which the phone shows; a volume of nothing would be found out by the calls that were missed. */
export const RINGER_VOLUME = { least: 5, most: 100 } as const;
export const ESCALATION_SECONDS = { least: 3, most: 60 } as const;
export const MOST_RINGER_DEVICES = 16;
/** One cadence of every ringtone, so that a trial ends in its pause. */
export const RINGER_TRIAL_MS = 3_900;

/** How incoming calls make themselves known. Devices by name, as in the other choices of devices. */
export interface RingerSettings {
  readonly mode: RingerMode;
  /** Where it rings; none: where the voices of calls sound. */
  readonly devices: readonly string[];
  /** Of the ring alone; calls have their own. */
  readonly volumePercent: number;
  /** A call that nobody took for so long rings in more places; null: never. */
  readonly escalateAfterSeconds: number | null;
  /** Those places; none: every speaker there is. */
  readonly escalateTo: readonly string[];
  /** Whether a second call knocks, quietly, in the ear of who is talking. */
  readonly beepInCall: boolean;
}

export const DEFAULT_RINGER: RingerSettings = {
  mode: 'sound',
  devices: [],
  volumePercent: 80,
  escalateAfterSeconds: null,
  escalateTo: [],
  beepInCall: true,
};

export type AudibleRingtone = Exclude<Ringtone, 'none'>;
export const AUDIBLE_RINGTONES: readonly AudibleRingtone[] = RINGTONES.filter((ringtone) => ringtone !== 'none');

/** Devices by name; null among them is the speaker of calls. */
export type RingOutputs = readonly (string | null)[] | 'everywhere';

/** A tone with all that is needed to play it. */
export type SoundingTone =
  | { readonly tone: 'ring'; readonly ringtone: AudibleRingtone; readonly volumePercent: number; readonly outputs: RingOutputs }
  /** On the speaker of calls. */
  | { readonly tone: 'waiting' | 'ringback' };
