import type { AppState } from '#contract/app-state.ts';
import { formatTimeOfDay } from '#contract/format-time.ts';
import type { TimeWording } from '#contract/format-time.ts';
import type { Line } from '#contract/line.ts';
import { midSentence } from '#contract/locales/mid-sentence.ts';
import type { Translate } from '#contract/locales/translate.ts';
import { isLockedArea } from '#contract/policy.ts';
import { isReachable } from '#contract/presence.ts';
import { isUnderWay } from '#contract/under-way.ts';
import { peerOf } from '../call/peer-name.ts';

/** The one answer of the status bar, from most to least urgent. */
export type StatusKind = 'in-call' | 'ringing' | 'quiet' | 'down' | 'partly' | 'polling' | 'connecting' | 'no-lines' | 'ready';

export interface StatusView {
  readonly kind: StatusKind;
  readonly title: string;
  readonly detail: string;
  /** Whether practice runs: shown beside every state, so that an exercise is never taken for work. */
  readonly isPractice: boolean;
}

/**
 * Can I be reached? A call under way comes first, then what the agent has said about themselves, then the lines' own status.
 * `timeZone` is for tests, the default is the machine's.
 */
export function statusView(state: AppState, t: Translate, timeZone?: TimeWording['timeZone']): StatusView {
  const isPractice = state.practice !== null;
  const show = (kind: StatusKind, title: string, detail: string): StatusView => ({ kind, title, detail, isPractice });

  const current = state.calls.find(isUnderWay);
  if (current !== undefined)
    return show(
      'in-call',
      current.phase === 'active' ? t(current.held ? 'status.onHold' : 'status.inCall') : t(`phase.${current.phase}`),
      peerOf(current.peer, state, t).who,
    );

  const ringing = state.calls.filter((call) => call.phase === 'ringing');
  if (!isReachable(state.presence)) {
    // Until when is no question while it rings, and both have no room in one line.
    const detail = ringing.length > 0 ? t('presence.ringingQuietly') : hereUntil(state, t, timeZone);
    return show('quiet', t(`presence.status.${state.presence.status}`), detail);
  }
  const first = ringing[0];
  if (first !== undefined) {
    const detail = ringing.length === 1 ? peerOf(first.peer, state, t).who : t('call.ringingCount', { count: ringing.length });
    return show('ringing', t('status.ringing'), detail);
  }
  const { lines } = state;
  if (lines.length === 0) {
    const areKept = isLockedArea(state.policy.locked, 'lines');
    return show('no-lines', t('status.noLines'), t(areKept ? 'policyAreas.noLineHere' : 'status.noLinesMeaning'));
  }
  const atRest = reachOf(lines, t);
  return show(atRest.kind, t(TITLES[atRest.kind]), atRest.detail);
}

/** `Até 15:00 · não toca aqui`, below what the agent is doing: with both in one line, the mark of practice would take a third. */
function hereUntil({ presence, settings }: AppState, t: Translate, timeZone: TimeWording['timeZone']): string {
  const here = t('presence.quietHere');
  if (presence.until === null) return here;
  const wording: TimeWording = timeZone === undefined ? { language: settings.language } : { language: settings.language, timeZone };
  return t('presence.untilHere', { time: formatTimeOfDay(presence.until, wording), here: midSentence(here) });
}

const TITLES = {
  down: 'status.down',
  partly: 'status.partly',
  polling: 'status.pollingOnly',
  connecting: 'status.connecting',
  ready: 'status.ready',
} as const;

/** What all lines together say; the detail names the cause where one is not as it should be. */
function reachOf(lines: readonly Line[], t: Translate): { readonly kind: keyof typeof TITLES; readonly detail: string } {
  const lost = lines.filter(({ status }) => status.state === 'unreachable');
  const polled = lines.filter(({ status }) => status.state === 'polling');
  const reached = lines.filter(({ status }) => status.state === 'live' || status.state === 'polling');
  if (lost.length > 0) return { kind: reached.length === 0 ? 'down' : 'partly', detail: causeOf(lost, lines, t) };
  if (reached.length === 0) return { kind: 'connecting', detail: namesOf(lines) };
  if (polled.length > 0) return { kind: 'polling', detail: causeOf(polled, lines, t) };
  const awaited = lines.filter(({ status }) => status.state === 'connecting');
  if (awaited.length > 0) return { kind: 'connecting', detail: namesOf(awaited) };
  return { kind: 'ready', detail: namesOf(lines) };
}

/** The first of the lines that are not well, by name where others are; a cause that all share stands alone. */
function causeOf(affected: readonly Line[], all: readonly Line[], t: Translate): string {
  const causes = affected.map(({ status }) => {
    if (status.state === 'unreachable') return t(`errors.${status.error.code}.title`);
    return status.state === 'polling' ? t(`pollingCause.${status.cause}.title`) : '';
  });
  const [cause = ''] = causes;
  const isShared = affected.length === all.length && new Set(causes).size === 1;
  if (!isShared || (all.length === 1 && affected[0]?.status.state === 'unreachable'))
    return t('status.lineInTrouble', { line: affected[0]?.label ?? '', cause: midSentence(cause) });
  return affected[0]?.status.state === 'polling' ? t('status.pollingBecause', { cause }) : cause;
}

function namesOf(lines: readonly Line[]): string {
  return lines.map((line) => line.label).join(', ');
}
