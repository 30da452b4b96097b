import type { VoiceHint } from '#contract/audio.ts';
import type { SoundGain } from '#contract/sound-gain.ts';

/** What a meter shows for digital silence: a microphone that is switched off at its cable, or whose system gives nothing. */
const DIGITAL_SILENCE_DBFS = -100;
/** A microphone that works is never that silent for so long, not even one that shuts its noise out between words. */
const SILENT_FOR_MS = 1_500;
/** Speech is louder than this, and stands out from what the room sounds like. */
const QUIETEST_VOICE_DBFS = -45;
const OVER_ROOM_DB = 12;
/** The room's level follows a quieter moment at once, and a louder one slowly. It begins with what is heard first. */
const ROOM_RISES_DB_PER_SECOND = 1;
const UNKNOWN_ROOM_DBFS = 0;
/** From loudspeakers the customer's voice reaches the microphone too. */
const FAR_AUDIBLE_DBFS = -45;
const LOUDEST_ECHO_DB = -6;
/** A cough or a key is shorter; a sentence that the customer does not hear should not get far. */
const TALKS_AFTER_MS = 500;
const TALK_FORGOTTEN_AFTER_MS = 3_000;

/** What is known of one call's microphone. */
export interface VoiceWatch {
  readonly hint: VoiceHint | null;
  /** Digital silence since the microphone opened; null once it was heard. */
  readonly silentMs: number | null;
  readonly talkMs: number;
  readonly quietMs: number;
  /** Without the gain, which may change. */
  readonly roomDbfs: number;
}

export const NEW_MICROPHONE: VoiceWatch = { hint: null, silentMs: 0, talkMs: 0, quietMs: 0, roomDbfs: UNKNOWN_ROOM_DBFS };

export interface VoiceLook {
  /** Of the last `lastingMs`, before mute, with the gain. */
  readonly microphoneDbfs: number;
  /** As it arrived, without the gain. */
  readonly farDbfs: number;
  readonly gain: SoundGain;
  /** To tell by the level whether the microphone gives anything. */
  readonly tooEarly: boolean;
  readonly muted: boolean;
  readonly lastingMs: number;
}

/** Whether the agent should be told that the customer does not hear what they say. */
export function watchVoice(watch: VoiceWatch, look: VoiceLook): VoiceWatch {
  const silentMs = silence(watch.silentMs, look);
  const roomDbfs = Math.min(pickedUpDbfs(look), watch.roomDbfs + (ROOM_RISES_DB_PER_SECOND * look.lastingMs) / 1_000);
  const { talkMs, quietMs } = talk(watch, look);
  const isTalking = look.muted && (talkMs >= TALKS_AFTER_MS || watch.hint === 'muted-talking') && quietMs < TALK_FORGOTTEN_AFTER_MS;
  const hint = silentMs !== null && silentMs >= SILENT_FOR_MS ? 'microphone-silent' : isTalking ? 'muted-talking' : null;
  return { hint, silentMs, talkMs: hint === null && quietMs >= TALK_FORGOTTEN_AFTER_MS ? 0 : talkMs, quietMs, roomDbfs };
}

function silence(before: number | null, { microphoneDbfs, lastingMs, tooEarly }: VoiceLook): number | null {
  if (tooEarly) return before;
  return before === null || microphoneDbfs > DIGITAL_SILENCE_DBFS ? null : before + lastingMs;
}

function talk({ talkMs, quietMs, roomDbfs }: VoiceWatch, look: VoiceLook): Pick<VoiceWatch, 'talkMs' | 'quietMs'> {
  if (!look.muted) return { talkMs: 0, quietMs: 0 };
  const pickedUp = pickedUpDbfs(look);
  const isVoice = look.microphoneDbfs > QUIETEST_VOICE_DBFS && pickedUp > roomDbfs + OVER_ROOM_DB;
  const soundsDbfs = Math.min(0, look.farDbfs + look.gain.speakerDb);
  const isEcho = soundsDbfs > FAR_AUDIBLE_DBFS && pickedUp < soundsDbfs + LOUDEST_ECHO_DB;
  if (isVoice && !isEcho) return { talkMs: talkMs + look.lastingMs, quietMs: 0 };
  // Between words it waits; what was no sentence is let go again.
  return { talkMs: Math.max(0, talkMs - look.lastingMs / 4), quietMs: quietMs + look.lastingMs };
}

function pickedUpDbfs({ microphoneDbfs, gain }: VoiceLook): number {
  return microphoneDbfs - gain.microphoneDb;
}
