import type { AppState } from '#contract/app-state.ts';
import type { LastCall } from '#contract/alerts.ts';
import type { CallIn } from '#contract/call.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { Language } from '#contract/settings.ts';
import type { UnixMs } from '#contract/time.ts';
import { peerOf } from '../call/peer-name.ts';
import { recentTime } from '../recents/recent-time.ts';

export interface CallerLines {
  readonly who: string;
  /** The number, how often today; or what is happening. */
  readonly about: string;
  /** That it is being answered; empty while it rings. */
  readonly happening: string;
  /** When the last call was, and how it went; empty where this is the first. */
  readonly lastCall: string;
  /** The first words of what was noted last; empty where nothing was. */
  readonly note: string;
  /** The last call, so short that a note fits beside it. */
  readonly lastShort: string;
}

export interface CardMoment {
  readonly t: Translate;
  readonly now: UnixMs;
  /** Name, number and note are not for every eye. */
  readonly isCovered: boolean;
  /** The agent pressed Atender and main has not replied yet. */
  readonly isAnswering: boolean;
  readonly timeZone?: string;
}

/** What the card says about a caller. Whatever is covered is left out. */
export function callerLines(call: CallIn<'ringing' | 'answering'>, state: AppState, moment: CardMoment): CallerLines {
  const { t, isCovered } = moment;
  const peer = peerOf(call.peer, state, t);
  const told = state.callContexts.find(({ callId }) => callId === call.id);
  const times = told === undefined || told.timesToday < 2 ? '' : t('call.timesToday', { count: told.timesToday });
  const number = isCovered || peer.name === null ? '' : peer.number;
  const isBeingAnswered = moment.isAnswering || call.phase === 'answering';
  const silenced = call.phase === 'ringing' && call.silenced ? t('call.silenced') : '';
  const lastCall = isCovered ? null : (told?.lastCall ?? null);
  const wording = { ...moment, language: state.settings.language };
  return {
    who: isCovered ? t('alerts.incoming') : peer.who,
    about: isBeingAnswered ? t('phase.answering') : joined(number, silenced === '' ? times : silenced),
    happening: isBeingAnswered ? t('phase.answering') : '',
    lastCall: lastCall === null ? '' : lastCallWords('alerts.lastCall', lastCall, wording),
    note: isCovered || told === undefined || told.note === null ? '' : t('alerts.note', { text: told.note }),
    lastShort: lastCall === null ? '' : lastCallWords('alerts.lastShort', lastCall, wording),
  };
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

function lastCallWords(
  key: 'alerts.lastCall' | 'alerts.lastShort',
  last: LastCall,
  { t, now, language, timeZone }: Pick<CardMoment, 't' | 'now' | 'timeZone'> & { readonly language: Language },
): string {
  const when = recentTime(last.at, { now, language, ...(timeZone === undefined ? {} : { timeZone }) });
  const words = key === 'alerts.lastCall' ? 'alerts.last' : 'alerts.lastWord';
  return t(key, { what: t(`${words}.${last.direction}.${lastWord(last)}`), when });
}

/** Three words are enough here: spoken, missed, or neither. */
function lastWord({ reason }: LastCall): 'spoken' | 'missed' | 'other' {
  if (reason === 'completed' || reason === 'answered-elsewhere') return 'spoken';
  return reason === 'missed' || reason === 'caller-cancelled' || reason === 'no-answer' ? 'missed' : 'other';
}
