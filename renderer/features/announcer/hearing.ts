import type { SpeakingWindow } from '#contract/alerts-state.ts';
import type { AppState } from '#contract/app-state.ts';
import type { Translate } from '#contract/locales/translate.ts';
import { callNews, ringNews } from './announcements.ts';
import type { Announcement } from './announcements.ts';
import { hearHints } from './voice-hint-news.ts';
import type { ToldHints } from './voice-hint-news.ts';

/** Up to which state everything has been told, by whichever window. The same in all of them, for all hear the same states. */
export interface Hearing {
  readonly rings: AppState;
  readonly calls: AppState;
  readonly hints: ToldHints;
}

export function hearingFrom(state: AppState): Hearing {
  return { rings: state, calls: state, hints: [] };
}

/** What `window` has to say at this state, and up to where everything is told then: of each piece of news one window speaks, once. */
export function hear(
  heard: Hearing,
  state: AppState,
  { window, t }: { readonly window: SpeakingWindow; readonly t: Translate },
): { readonly heard: Hearing; readonly news: readonly Announcement[] } {
  // What stands over other programs is for every eye, and so is what is said of it.
  const wording = { t, isCovered: window !== 'main' && state.settings.alerts.hidePersonal };
  const { rings, calls } = state.speaking;
  const hints = hearHints(heard.hints, state, t);
  return {
    // Nobody can speak yet: whoever can next tells what has happened until then.
    heard: {
      rings: rings === null ? heard.rings : state,
      calls: calls === null ? heard.calls : state,
      hints: calls === null ? heard.hints : hints.told,
    },
    news: [
      ...(rings === window ? ringNews(heard.rings, state, wording) : []),
      ...(calls === window ? [...callNews(heard.calls, state, wording), ...hints.news] : []),
    ],
  };
}
