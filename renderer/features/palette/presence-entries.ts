import type { AppState } from '#contract/app-state.ts';
import type { StatusOrder } from '#contract/presence.ts';
import type { SearchWords } from '../../state/foreign-words.ts';
import { QUIET_STATUSES, SPANS, presenceView, spanWords } from '../status/presence-view.ts';
import { entry } from './palette-entry.ts';
import type { PaletteEntry } from './palette-entry.ts';

export interface PresenceDeeds {
  readonly now: (order: StatusOrder, close: () => void) => void;
  /** At the end of the call; null: nothing is to come then. */
  readonly next: (order: StatusOrder | null, close: () => void) => void;
}

/** What the agent is doing, and for how long; during a call, what comes after it. */
export function presenceEntries(
  state: Pick<AppState, 'presence' | 'calls'>,
  { t, foreign }: SearchWords,
  deeds: PresenceDeeds,
): readonly PaletteEntry[] {
  const { current, isInCall, canCancel } = presenceView(state, t);
  const quiet = QUIET_STATUSES.flatMap((status) =>
    SPANS.map((span) => {
      const choice = t('presence.choice', { status: t(`presence.status.${status}`), span: spanWords(span, t) });
      return entry({
        id: `presence:${status}:${spanWords(span, t)}`,
        kind: 'presence',
        label: isInCall ? t('presence.next', { status: choice }) : choice,
        note: t('presence.title'),
        words: `${choice} ${t('palette.words.quiet')} ${minutesOf(span)}`,
        foreign: foreign((other) => other(`presence.status.${status}`)),
        foreignWords: foreign((other) => other('palette.words.quiet')),
        // The most wanted ones stand there at once.
        isSearchedOnly: status !== 'do-not-disturb' || typeof span === 'string',
        run: (close) => {
          deeds[isInCall ? 'next' : 'now']({ status, span }, close);
        },
      });
    }),
  );
  const isAway = !isInCall && current !== 'available';
  const available = entry({
    id: 'presence:available',
    kind: 'presence',
    label: t(isInCall ? 'presence.cancelNext' : isAway ? 'presence.back' : 'presence.status.available'),
    note: t('presence.title'),
    words: `${t('presence.status.available')} ${t('palette.words.available')}`,
    foreign: foreign((other) => other('presence.status.available')),
    foreignWords: foreign((other) => other('palette.words.available')),
    isSearchedOnly: !isAway,
    run: (close) => {
      if (isInCall) deeds.next(null, close);
      else deeds.now({ status: 'available', span: 'open-ended' }, close);
    },
  });
  // During a call with nothing to come there is nothing to take back.
  return isInCall && !canCancel ? quiet : [available, ...quiet];
}

/** `60` for an hour, as people type it. */
function minutesOf(span: StatusOrder['span']): string {
  return typeof span === 'string' ? '' : String(span.minutes);
}
