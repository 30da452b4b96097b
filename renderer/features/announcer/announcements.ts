import type { Speaking } from '#contract/alerts-state.ts';
import type { AppState } from '#contract/app-state.ts';
import type { Call } from '#contract/call.ts';
import type { MessageKey } from '#contract/locales/message-key.ts';
import type { Translate } from '#contract/locales/translate.ts';
import { ringsHere } from '#contract/rings-here.ts';
import { isUnderWay } from '#contract/under-way.ts';
import { endInWords } from '../call/call-view.ts';
import { peerOf } from '../call/peer-name.ts';
import { statusView } from '../status/status-view.ts';

/** Something a screen reader says: at once, or when it has finished its sentence. */
export interface Announcement {
  readonly text: string;
  readonly isUrgent: boolean;
  /** Which window says it depends on this: see `Speaking`. */
  readonly about: keyof Speaking;
}

/** What makes words of news. */
export interface AnnouncementWording {
  readonly t: Translate;
  /** Names are not for every ear. */
  readonly isCovered?: boolean;
}

/** What has happened between two states that somebody who does not see the screen must hear. Oldest call first. */
export function announcements(before: AppState, after: AppState, { t, isCovered = false }: AnnouncementWording): readonly Announcement[] {
  const ofCalls = after.calls.flatMap((call) => {
    const known = before.calls.find(({ id }) => id === call.id) ?? null;
    const who = isCovered ? t('alerts.someone') : peerOf(call.peer, after, t).who;
    // One that agents were not told of while they were not to be disturbed begins to ring when they are back.
    const isKnown = known?.phase === call.phase && (call.phase !== 'ringing' || ringsHere(known, before));
    return [...(isKnown ? [] : phaseNews(call, { state: after, who, t })), ...soundNews(known, call, t)];
  });
  return [...ofCalls, ...recordingNews(before, after, t), ...statusNews(before, after, t)];
}

function phaseNews(
  call: Call,
  { state, who, t }: { readonly state: AppState; readonly who: string; readonly t: Translate },
): readonly Announcement[] {
  const line = state.lines.find(({ id }) => id === call.lineId)?.label ?? t('common.unknownLine');
  switch (call.phase) {
    case 'ringing': {
      if (!ringsHere(call, state)) return [];
      const isBusy = state.calls.some(isUnderWay);
      return [{ text: t(isBusy ? 'announce.waiting' : 'announce.incoming', { who, line }), isUrgent: true, about: 'rings' }];
    }
    case 'ended':
      return [{ text: t('announce.ended', { who, reason: endInWords(call, t) }), isUrgent: false, about: 'calls' }];
    default:
      return [{ text: t(`announce.${call.phase}`, { who }), isUrgent: call.phase === 'stranded', about: 'calls' }];
  }
}

/** Of a call that was up before: whether one is heard, and hears. */
function soundNews(known: Call | null, call: Call, t: Translate): readonly Announcement[] {
  if (call.phase !== 'active' || known?.phase !== 'active') return [];
  const news: (MessageKey | null)[] = [
    known.muted === call.muted ? null : `announce.${call.muted ? 'muted' : 'unmuted'}`,
    known.held === call.held ? null : `announce.${call.held ? 'held' : 'resumed'}`,
    known.media === 'flowing' && call.media === 'interrupted' ? 'announce.interrupted' : null,
    known.media === 'interrupted' && call.media === 'flowing' ? 'announce.flowing' : null,
  ];
  return news.flatMap((key) =>
    key === null ? [] : [{ text: t(key), isUrgent: key !== 'announce.resumed' && key !== 'announce.flowing', about: 'calls' as const }],
  );
}

function recordingNews(before: AppState, after: AppState, t: Translate): readonly Announcement[] {
  const isRecorded = ({ captures }: AppState): boolean => captures.some(({ recordingSince }) => recordingSince !== null);
  if (isRecorded(before) === isRecorded(after)) return [];
  return [{ text: t(isRecorded(after) ? 'announce.recording' : 'announce.recording-over'), isUrgent: false, about: 'calls' }];
}

/** Whether calls reach us, when that changes while no call says something more important. */
function statusNews(before: AppState, after: AppState, t: Translate): readonly Announcement[] {
  if (before.calls.length > 0 || after.calls.length > 0) return [];
  const view = statusView(after, t);
  if (statusView(before, t).kind === view.kind) return [];
  return [{ text: t('announce.status', { title: view.title, detail: view.detail }), isUrgent: view.kind === 'down', about: 'calls' }];
}
