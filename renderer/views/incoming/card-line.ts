import type { AppState } from '#contract/app-state.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { UnixMs } from '#contract/time.ts';
import { peerOf } from '../../features/call/peer-name.ts';
import { timesToday } from '../../features/call/times-today.ts';
import type { IncomingCalls } from './incoming-calls.ts';

export interface CardMoment {
  readonly now: UnixMs;
  /** The agent pressed Atender and main has not replied yet. */
  readonly isAnswering: boolean;
  readonly timeZone?: string;
}

/** The line under the name: what is happening, else what helps to know before answering. */
export function cardLine(
  { call, isBusy }: IncomingCalls,
  state: AppState,
  { t, ...moment }: CardMoment & { readonly t: Translate },
): string {
  if (moment.isAnswering || call.phase === 'answering') return t('phase.answering');
  if (isBusy) return t('call.answerBusy');
  if (call.phase === 'ringing' && call.silenced) return t('call.silenced');
  const peer = peerOf(call.peer, state, t);
  const times = timesToday(state.recents, {
    peer: call.peer,
    now: moment.now,
    ...(moment.timeZone === undefined ? {} : { timeZone: moment.timeZone }),
  });
  return [peer.name === null ? '' : peer.number, times > 1 ? t('call.timesToday', { count: times }) : '']
    .filter((part) => part !== '')
    .join(' · ');
}
