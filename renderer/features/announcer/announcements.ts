import type { AppState } from '#contract/app-state.ts';
import type { VoiceHint } from '#contract/audio.ts';
import type { Call, CallIn } from '#contract/call.ts';
import type { MessageKey } from '#contract/locales/message-key.ts';
import type { Translate } from '#contract/locales/translate.ts';
import { ringsHere } from '#contract/rings-here.ts';
import { isUnderWay } from '#contract/under-way.ts';
import { endInWords, failureInWords, isSilent, voiceHintOf } from '../call/call-view.ts';
import { peerOf } from '../call/peer-name.ts';
import { statusView } from '../status/status-view.ts';

/** Something a screen reader says: at once, or when it has finished its sentence. */
export interface Announcement {
  readonly text: string;
  readonly isUrgent: boolean;
}

/** What makes words of news. */
export interface AnnouncementWording {
  readonly t: Translate;
  /** Names are not for every ear. */
  readonly isCovered?: boolean;
}

/** Which calls have begun to ring between two states, for somebody who does not see the screen. Oldest first. */
export function ringNews(before: AppState, after: AppState, wording: AnnouncementWording): readonly Announcement[] {
  const { t } = wording;
  return after.calls.flatMap((call) => {
    // One that agents were not told of while they were not to be disturbed begins to ring when they are back.
    const wasRinging = before.calls.some((known) => known.id === call.id && ringsHere(known, before));
    if (wasRinging || !ringsHere(call, after)) return [];
    const line = after.lines.find(({ id }) => id === call.lineId)?.label ?? t('common.unknownLine');
    const isBusy = after.calls.some(isUnderWay);
    return [{ text: t(isBusy ? 'announce.waiting' : 'announce.incoming', { who: whoIn(call, after, wording), line }), isUrgent: true }];
  });
}

/** What has come of the calls, and of being reached, between two states. Oldest call first. */
export function callNews(before: AppState, after: AppState, wording: AnnouncementWording): readonly Announcement[] {
  const { t } = wording;
  const ofCalls = after.calls.flatMap((call) => {
    const known = before.calls.find(({ id }) => id === call.id) ?? null;
    return [
      ...(known?.phase === call.phase ? [] : phaseNews(call, after, wording)),
      ...soundNews(known, call, { hint: voiceHintOf(call.id, after), t }),
    ];
  });
  return [...ofCalls, ...recordingNews(before, after, t), ...statusNews(before, after, t)];
}

function phaseNews(call: Call, state: AppState, wording: AnnouncementWording): readonly Announcement[] {
  const { t } = wording;
  if (call.phase === 'ringing') return [];
  const who = whoIn(call, state, wording);
  if (call.phase === 'ended') return [{ text: endText(call, who, t), isUrgent: false }];
  return [{ text: t(`announce.${call.phase}`, { who }), isUrgent: call.phase === 'stranded' }];
}

/** The next step is left to the note on the call's screen, which is read out by itself. */
function endText(call: CallIn<'ended'>, who: string, t: Translate): string {
  const failure = call.answeredAt === null ? failureInWords(call, who, t) : null;
  return failure?.text ?? t('announce.ended', { who, reason: endInWords(call, t) });
}

function whoIn({ peer }: Call, state: AppState, { t, isCovered = false }: AnnouncementWording): string {
  return isCovered ? t('alerts.someone') : peerOf(peer, state, t).who;
}

/** Of a call that was up before: whether one is heard, and hears. */
function soundNews(
  known: Call | null,
  call: Call,
  { hint, t }: { readonly hint: VoiceHint | null; readonly t: Translate },
): readonly Announcement[] {
  if (call.phase !== 'active' || known?.phase !== 'active') return [];
  // Nobody is told they are heard who is not: why, is told by what keeps them from it.
  const isHeard = call.media === 'flowing' && !call.held && hint !== 'microphone-silent';
  const unmuted = isHeard ? 'announce.unmuted' : 'announce.unmuted-unheard';
  const news: (MessageKey | null)[] = [
    known.muted === call.muted ? null : call.muted ? 'announce.muted' : unmuted,
    known.held === call.held ? null : `announce.${call.held ? 'held' : 'resumed'}`,
    known.media === 'flowing' && call.media === 'interrupted' ? (isSilent(call) ? 'call.customerSilent' : 'announce.interrupted') : null,
    known.media === 'interrupted' && call.media === 'flowing' ? 'announce.flowing' : null,
  ];
  return news.flatMap((key) => (key === null ? [] : [{ text: t(key), isUrgent: key !== 'announce.resumed' }]));
}

function recordingNews(before: AppState, after: AppState, t: Translate): readonly Announcement[] {
  const isRecorded = ({ captures }: AppState): boolean => captures.some(({ recordingSince }) => recordingSince !== null);
  if (isRecorded(before) === isRecorded(after)) return [];
  return [{ text: t(isRecorded(after) ? 'announce.recording' : 'announce.recording-over'), isUrgent: false }];
}

/** Whether calls reach us, when that changes while no call says something more important. */
function statusNews(before: AppState, after: AppState, t: Translate): readonly Announcement[] {
  if (before.calls.length > 0 || after.calls.length > 0) return [];
  const view = statusView(after, t);
  if (statusView(before, t).kind === view.kind) return [];
  return [{ text: t('announce.status', { title: view.title, detail: view.detail }), isUrgent: view.kind === 'down' }];
}
