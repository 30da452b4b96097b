import type { VoiceHint } from '#contract/audio.ts';
import type { Call, CallIn } from '#contract/call.ts';
import type { Translate } from '#contract/locales/translate.ts';
import { MISSING_DEVICES } from '#contract/quality.ts';
import type { CallQuality } from '#contract/quality.ts';
import { hintToTell, isSilent } from './call-view.ts';

/** What the agent should know of the sound, in as few words as stand beside a name; the call's own screen has whole sentences. */
export interface SoundTold {
  readonly text: string;
  readonly tone: 'plain' | 'attention';
}

/** What is known of a call's sound beside its state. */
export interface SoundNews {
  readonly quality: CallQuality | null;
  readonly hint: VoiceHint | null;
}

/** Null where sound goes both ways, or is not to be expected yet. What keeps both sides from hearing comes before what keeps one. */
export function soundTold(call: Call, { quality, hint }: SoundNews, t: Translate): SoundTold | null {
  if (call.phase !== 'active') return null;
  if (call.held) return attention(t('call.told.held'));
  if (call.media === 'connecting') return { text: t('call.told.connecting'), tone: 'plain' };
  if (call.media === 'interrupted') return attention(t(isSilent(call) ? 'call.told.silent' : 'call.told.interrupted'));
  const told = hintToTell(hint, call.muted);
  if (told !== null) return attention(t(`call.told.${told}`));
  const missing = missingDevice(call, quality);
  return missing === null ? null : attention(t(`quality.missing.${missing}`));
}

/** Whether what the agent says goes to the customer, as far as it is known: only then is their microphone green. */
export function isAgentHeard(call: Call, news: SoundNews): boolean {
  if (call.phase !== 'active' || call.held || call.media !== 'flowing' || call.muted) return false;
  return news.hint !== 'microphone-silent' && missingDevice(call, news.quality) !== 'no-microphone';
}

/** Whoever is muted must read that they are: that they have no microphone either waits until they are not. */
function missingDevice({ muted }: CallIn<'active'>, quality: CallQuality | null): (typeof MISSING_DEVICES)[number] | null {
  if (quality === null || quality.grade === 'good') return null;
  const missing = MISSING_DEVICES.find((device) => device === quality.because) ?? null;
  return muted && missing === 'no-microphone' ? null : missing;
}

function attention(text: string): SoundTold {
  return { text, tone: 'attention' };
}
