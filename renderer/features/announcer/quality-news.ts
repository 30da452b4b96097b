import type { SpeakingWindow } from '#contract/alerts-state.ts';
import type { AppState } from '#contract/app-state.ts';
import type { Translate } from '#contract/locales/translate.ts';
import { hasSoundToJudge } from '../call/call-view.ts';
import { qualityWords } from '../call/quality-view.ts';
import type { Announcement } from './announcements.ts';
import { courseAfter } from './quality-course.ts';
import type { QualityCourse } from './quality-course.ts';

/**
 * What `window` has to say of the sound now, and what has been told of it then, by whichever window. A change waits while nobody can speak, and
 * while the call has no sound to judge; what has passed by then is not told.
 */
export function hearQuality(
  told: QualityCourse,
  { now }: QualityCourse,
  { state, window, t }: { readonly state: AppState; readonly window: SpeakingWindow; readonly t: Translate },
): { readonly told: QualityCourse; readonly news: readonly Announcement[] } {
  const { calls } = state.speaking;
  if (now === null || calls === null) return { told, news: [] };
  const call = state.calls.find(({ id }) => id === now.callId);
  if (call === undefined || !hasSoundToJudge(call)) return { told, news: [] };
  const after = courseAfter(told, now);
  if (after === told || !after.hasChanged || calls !== window) return { told: after, news: [] };
  const { word, advice } = qualityWords(now, t);
  const text = advice === null ? word : t('announce.status', { title: word, detail: advice });
  return { told: after, news: [{ text, isUrgent: false }] };
}
