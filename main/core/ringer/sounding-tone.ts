import type { Call } from '#contract/call.ts';
import { DEFAULT_LINE_OPTIONS, type Line, type Ringtone } from '#contract/line.ts';
import type { RingerSettings, RingOutputs, SoundingTone } from '#contract/ringer.ts';
import { toneFor } from '../call/tone.ts';

/** What decides which tone sounds. */
export interface Ringing {
  readonly calls: readonly Call[];
  readonly lines: readonly Pick<Line, 'id' | 'ringtone'>[];
  readonly ringer: RingerSettings;
}

/**
 * The tone that should sound now, as the agent wants it. A ring that may not be heard (its mode, its line) counts as if it
 * were not there, so that nothing else goes silent for it: neither the tone of another line nor ringback.
 */
export function soundingTone(ringing: Ringing, escalated: boolean): SoundingTone | null {
  const { calls, ringer } = ringing;
  const rings = audibleRings(ringing);
  const others = calls.filter(({ phase }) => phase !== 'ringing');
  const tone = toneFor([...others, ...rings]);
  if (tone !== 'ring') return asSounding(tone === 'waiting' && !ringer.beepInCall ? toneFor(others) : tone);
  const [first] = rings;
  const ringtone = first === undefined ? 'none' : ringtoneOf(first, ringing.lines);
  if (ringtone === 'none') return null;
  return { tone: 'ring', ringtone, volumePercent: ringer.volumePercent, outputs: ringOutputs(ringer, escalated) };
}

/** The calls that ring to be heard, oldest first. */
export function audibleRings({ calls, lines, ringer }: Ringing): readonly Call[] {
  if (ringer.mode !== 'sound') return [];
  return calls.filter((call) => call.phase === 'ringing' && !call.silenced && ringtoneOf(call, lines) !== 'none');
}

/** Where it rings before anybody had the time to miss it, and after. */
export function ringOutputs({ devices, escalateTo }: RingerSettings, escalated: boolean): RingOutputs {
  const first = devices.length === 0 ? [null] : devices;
  if (!escalated) return first;
  return escalateTo.length === 0 ? 'everywhere' : [...new Set([...first, ...escalateTo])];
}

function ringtoneOf({ lineId }: Call, lines: Ringing['lines']): Ringtone {
  return lines.find(({ id }) => id === lineId)?.ringtone ?? DEFAULT_LINE_OPTIONS.ringtone;
}

function asSounding(tone: ReturnType<typeof toneFor>): SoundingTone | null {
  return tone === null || tone === 'ring' ? null : { tone };
}
