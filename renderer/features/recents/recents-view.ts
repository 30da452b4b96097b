import type { AppState } from '#contract/app-state.ts';
import type { RecentCall } from '#contract/call.ts';
import { isLostCall } from '#contract/history.ts';
import type { Line, LineColour } from '#contract/line.ts';
import type { Translate } from '#contract/locales/translate.ts';
import { talkedText } from '#contract/talk-time.ts';
import type { UnixMs } from '#contract/time.ts';
import { peerOf } from '../call/peer-name.ts';
import type { Peer } from '../call/peer-name.ts';
import { recentTime } from './recent-time.ts';

/** The drawing of a result. Shapes differ, so that colour is never alone in saying it. */
export type ResultIcon = 'received' | 'made' | 'missed' | 'not-connected' | 'elsewhere';

export interface RecentRow {
  readonly recent: RecentCall;
  readonly peer: Peer;
  readonly icon: ResultIcon;
  readonly result: string;
  /** Who began it, on an official number; on a web number that it is unofficial. As short as on the call screen, in words, and what it means for permission and cost. */
  readonly label: { readonly short: string; readonly spoken: string; readonly about: string };
  /** A call that was lost to us: worth returning. */
  readonly isMissed: boolean;
  readonly line: { readonly label: string; readonly colour: LineColour };
  readonly time: string;
  /** Null when nobody talked. */
  readonly duration: string | null;
  /** Of the calls that the state lists; an older one says so in its details. */
  readonly isRecorded: boolean;
  /** Whether the line still exists and the caller has a number, so that the call can be returned. */
  readonly canCallBack: boolean;
}

export interface RecentsWording {
  readonly t: Translate;
  readonly now: UnixMs;
  readonly timeZone?: string;
}

/** What rows are made of; `recents` may go further back than AppState does. */
export type RecentsState = Pick<AppState, 'recents' | 'recordings' | 'lines' | 'practice' | 'contacts' | 'settings'>;

/** Rows of the list of recent calls, newest first. */
export function recentRows(state: RecentsState, wording: RecentsWording): readonly RecentRow[] {
  return state.recents.toSorted((one, other) => other.startedAt - one.startedAt).map((recent) => recentRow(recent, state, wording));
}

/** One call as a row. */
export function recentRow(recent: RecentCall, state: Omit<RecentsState, 'recents'>, { t, now, timeZone }: RecentsWording): RecentRow {
  const line: Line | undefined = state.lines.find((candidate) => candidate.id === recent.lineId);
  return {
    recent,
    peer: peerOf(recent.peer, state, t),
    icon: iconOf(recent),
    result: resultOf(recent, t),
    label: labelOf(recent, t),
    isMissed: isLostCall(recent.reason),
    line: { label: line?.label ?? recent.lineLabel, colour: line?.colour ?? 'slate' },
    time: recentTime(recent.startedAt, { now, language: state.settings.language, ...(timeZone === undefined ? {} : { timeZone }) }),
    duration: talkedText(recent),
    isRecorded: state.recordings.some(({ callId }) => callId === recent.id),
    canCallBack: line !== undefined && recent.peer !== null,
  };
}

function iconOf({ direction, reason, answeredAt }: RecentCall): ResultIcon {
  if (isLostCall(reason)) return 'missed';
  if (reason === 'answered-elsewhere' || reason === 'declined-elsewhere') return 'elsewhere';
  if (answeredAt === null) return 'not-connected';
  return direction === 'inbound' ? 'received' : 'made';
}

/** What a call's label says, in the language of `t`: of a row that was made before the language changed, too. */
export function labelOf({ kind, direction }: Pick<RecentCall, 'kind' | 'direction'>, t: Translate): RecentRow['label'] {
  if (kind === 'web') return { short: t('official.web'), spoken: t('official.web'), about: t('official.webAbout') };
  return { short: t(`initiator.${direction}Short`), spoken: t(`initiator.${direction}`), about: t(`initiator.${direction}About`) };
}

/** One or two words; an answered call is told by its direction. */
function resultOf({ direction, reason, answeredAt }: RecentCall, t: Translate): string {
  if (answeredAt !== null) return t(direction === 'inbound' ? 'recents.incoming' : 'recents.outgoing');
  return t(`recents.result.${reason}`);
}
