import type { AppState } from '#contract/app-state.ts';
import type { Call } from '#contract/call.ts';
import type { Line } from '#contract/line.ts';
import type { Translate } from '#contract/locales/translate.ts';
import { peerOf } from '../call/peer-name.ts';

/** The one answer of the status bar, from most to least urgent. */
export type StatusKind = 'in-call' | 'ringing' | 'down' | 'partly' | 'polling' | 'connecting' | 'no-lines' | 'ready';

export interface StatusView {
  readonly kind: StatusKind;
  readonly title: string;
  readonly detail: string;
  /** Whether practice runs: shown beside every state, so that an exercise is never taken for work. */
  readonly isPractice: boolean;
}

/** Can I be reached? From the lines' own status; a call under way comes first. */
export function statusView(state: AppState, t: Translate): StatusView {
  const isPractice = state.practice !== null;
  const show = (kind: StatusKind, title: string, detail: string): StatusView => ({ kind, title, detail, isPractice });

  const current = state.calls.find(isUnderWay);
  if (current !== undefined)
    return show('in-call', current.phase === 'active' ? t('status.inCall') : t(`phase.${current.phase}`), peerOf(current.peer, state).who);

  const ringing = state.calls.filter((call) => call.phase === 'ringing');
  const first = ringing[0];
  if (first !== undefined) {
    const detail = ringing.length === 1 ? peerOf(first.peer, state).who : t('call.ringingCount', { count: ringing.length });
    return show('ringing', t('status.ringing'), detail);
  }

  const lines = state.lines;
  if (lines.length === 0) return show('no-lines', t('status.noLines'), t('status.noLinesMeaning'));

  const troubled = lines.filter((line) => line.status.state === 'trouble');
  const ready = lines.filter((line) => line.status.state === 'ready');
  const cause = troubled[0] === undefined ? '' : troubleOf(troubled[0], t);
  if (troubled.length === lines.length) return show('down', t('status.down'), cause);
  if (ready.length === 0)
    return show(
      troubled.length > 0 ? 'down' : 'connecting',
      troubled.length > 0 ? t('status.down') : t('status.connecting'),
      cause === '' ? namesOf(lines) : cause,
    );
  if (troubled.length > 0) return show('partly', t('status.partly'), cause);
  if (ready.some(isPolled)) return show('polling', t('status.pollingOnly'), t('status.pollingMeaning'));
  return show('ready', t('status.ready'), namesOf(lines));
}

/** A call that is neither waiting to be answered nor over. */
export function isUnderWay(call: Call): boolean {
  return call.phase !== 'ringing' && call.phase !== 'ended';
}

function isPolled(line: Line): boolean {
  return line.status.state === 'ready' && line.status.events === 'polling';
}

function troubleOf(line: Line, t: Translate): string {
  if (line.status.state !== 'trouble') return '';
  return t('status.lineInTrouble', { line: line.label, cause: t(`errors.${line.status.error.code}.title`) });
}

function namesOf(lines: readonly Line[]): string {
  return lines.map((line) => line.label).join(', ');
}
