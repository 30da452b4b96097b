import type { AppState } from '#contract/app-state.ts';
import type { CallVoiceHint } from '#contract/audio.ts';
import type { Translate } from '#contract/locales/translate.ts';
import { hintToTell, voiceHintOf } from '../call/call-view.ts';
import type { Announcement } from './announcements.ts';

/** What was told of microphones, for as long as there is no reason to tell it again. */
export type ToldHints = readonly CallVoiceHint[];

/**
 * That the customer does not hear the agent, at once, and once: who pauses between sentences is not told of the mute with each of them, but is
 * after they were not muted; and a microphone that gives nothing is told again where a mute had hidden that.
 */
export function hearHints(
  told: ToldHints,
  state: Pick<AppState, 'calls' | 'audio'>,
  t: Translate,
): { readonly told: ToldHints; readonly news: readonly Announcement[] } {
  const current = state.calls.flatMap((call): ToldHints => {
    if (call.phase !== 'active' || call.held) return [];
    const hint = hintToTell(voiceHintOf(call.id, state), call.muted);
    return hint === null ? [] : [{ callId: call.id, hint }];
  });
  const isMuted = (callId: CallVoiceHint['callId']): boolean =>
    state.calls.some((call) => call.id === callId && 'muted' in call && call.muted);
  const news = current.filter((one) => !has(told, one));
  const standing = told.filter((one) => has(current, one) || (one.hint === 'muted-talking' && isMuted(one.callId)));
  return { told: [...standing, ...news], news: news.map(({ hint }) => ({ text: t(`call.hint.${hint}`), isUrgent: true })) };
}

function has(hints: ToldHints, { callId, hint }: CallVoiceHint): boolean {
  return hints.some((one) => one.callId === callId && one.hint === hint);
}
