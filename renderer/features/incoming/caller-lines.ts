import type { AppState } from '#contract/app-state.ts';
import type { LastCall } from '#contract/alerts.ts';
import type { CallIn } from '#contract/call.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { UnixMs } from '#contract/time.ts';
import { peerOf } from '../call/peer-name.ts';
import { recentTime } from '../recents/recent-time.ts';

export interface CallerLines {
  readonly who: string;
  /** The number, how often today; or what is happening. */
  readonly about: string;
  /** What was noted last, else the last call; empty where this is the first. */
  readonly context: string;
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

/** What the card says about a caller. */
export function callerLines(call: CallIn<'ringing' | 'answering'>, state: AppState, moment: CardMoment): CallerLines {
  const { t, isCovered } = moment;
  const peer = peerOf(call.peer, state, t);
  const told = state.callContexts.find(({ callId }) => callId === call.id);
  const times = told === undefined || told.timesToday < 2 ? '' : t('call.timesToday', { count: told.timesToday });
  const number = isCovered || peer.name === null ? '' : peer.number;
  return {
    who: isCovered ? t('alerts.incoming') : peer.who,
    about: isBeingAnswered(call, moment)
      ? t('phase.answering')
      : [number, silencedWords(call, t) ?? times].filter((part) => part !== '').join(' · '),
    context: isCovered || told === undefined ? '' : contextWords(told, state, moment),
  };
}

function isBeingAnswered({ phase }: CallIn<'ringing' | 'answering'>, { isAnswering }: CardMoment): boolean {
  return isAnswering || phase === 'answering';
}

function silencedWords(call: CallIn<'ringing' | 'answering'>, t: Translate): string | null {
  return call.phase === 'ringing' && call.silenced ? t('call.silenced') : null;
}

/** One line: a note says more than that there was a call. */
function contextWords(
  { note, lastCall }: { readonly note: string | null; readonly lastCall: LastCall | null },
  state: AppState,
  moment: CardMoment,
): string {
  const text = note?.replaceAll(/\s+/g, ' ').trim() ?? '';
  if (text !== '') return moment.t('alerts.note', { text });
  if (lastCall === null) return '';
  const when = recentTime(lastCall.at, {
    now: moment.now,
    language: state.settings.language,
    ...(moment.timeZone === undefined ? {} : { timeZone: moment.timeZone }),
  });
  return moment.t('alerts.lastCall', { what: moment.t(`alerts.last.${lastCall.direction}.${lastWord(lastCall)}`), when });
}

/** Three words are enough here: spoken, missed, or neither. */
function lastWord({ reason }: LastCall): 'spoken' | 'missed' | 'other' {
  if (reason === 'completed' || reason === 'answered-elsewhere') return 'spoken';
  return reason === 'missed' || reason === 'caller-cancelled' || reason === 'no-answer' ? 'missed' : 'other';
}
