import type { MenuItemConstructorOptions } from 'electron';
import type { AppState } from '#contract/app-state.ts';
import type { CallId } from '#contract/call.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { AgentStatus, StatusOrder } from '#contract/presence.ts';
import { RINGER_MODES, type RingerMode } from '#contract/ringer.ts';
import { callerName } from '../../core/caller-name.ts';

/** What a click in the tray asks for. */
export interface TrayCommands {
  readonly open: () => void;
  readonly answer: (callId: CallId) => void;
  readonly silence: (callId: CallId) => void;
  readonly reject: (callId: CallId) => void;
  readonly hangUp: (callId: CallId) => void;
  readonly mute: (callId: CallId, muted: boolean) => void;
  /** How calls make themselves known from now on. */
  readonly ringIn: (mode: RingerMode) => void;
  /** What the agent does from now on. */
  readonly beAt: (order: StatusOrder) => void;
  /** The main window, at the missed calls. */
  readonly openMissed: () => void;
  readonly quit: () => void;
}

/** The tray's menu: what can be done about the calls there are, then the app. */
export function trayMenu(state: AppState, t: Translate, commands: TrayCommands): MenuItemConstructorOptions[] {
  const items: MenuItemConstructorOptions[] = [];
  for (const call of state.calls) {
    const who = state.settings.alerts.hidePersonal ? t('alerts.someone') : callerName(call.peer, state, t);
    if (call.phase === 'ringing') {
      items.push({ label: t('tray.menu.answer', { who }), click: () => commands.answer(call.id) });
      if (!call.silenced) items.push({ label: t('tray.menu.silence'), click: () => commands.silence(call.id) });
      items.push({ label: t('tray.menu.reject'), click: () => commands.reject(call.id) });
    } else if (call.phase !== 'ended') {
      if (call.phase === 'active') {
        const { muted } = call;
        items.push({ label: t(muted ? 'tray.menu.unmute' : 'tray.menu.mute'), click: () => commands.mute(call.id, !muted) });
      }
      items.push({ label: t('tray.menu.hangUp'), click: () => commands.hangUp(call.id) });
    }
  }
  const missed = state.history.missed.count;
  if (missed > 0) items.push({ label: t('alerts.tooltip.missed', { count: missed }), click: commands.openMissed });
  if (items.length > 0) items.push({ type: 'separator' });
  return [
    ...items,
    { label: t('tray.menu.open'), click: commands.open },
    { label: t('presence.title'), submenu: statusMenu(state, t, commands) },
    {
      label: t('ringer.title'),
      submenu: RINGER_MODES.map((mode) => ({
        label: t(`ringer.modes.${mode}`),
        type: 'radio',
        checked: state.settings.ringer.mode === mode,
        click: () => commands.ringIn(mode),
      })),
    },
    { type: 'separator' },
    { label: t('tray.menu.quit'), click: commands.quit },
  ];
}

/** Do not disturb for a while is one click away; the others last until the agent is back. */
const STATUS_CHOICES: readonly StatusOrder[] = [
  { status: 'available', span: 'open-ended' },
  { status: 'do-not-disturb', span: { minutes: 30 } },
  { status: 'do-not-disturb', span: { minutes: 60 } },
  { status: 'do-not-disturb', span: 'until-morning' },
  { status: 'do-not-disturb', span: 'open-ended' },
  ...(['break', 'meal', 'meeting', 'training', 'after-call'] as const).map((status): StatusOrder => ({ status, span: 'open-ended' })),
];

function statusMenu({ presence }: AppState, t: Translate, commands: TrayCommands): MenuItemConstructorOptions[] {
  return STATUS_CHOICES.map((order) => ({
    label: choiceWords(order, t),
    type: 'radio',
    checked: isChosen(order, presence.status, presence.until !== null),
    click: () => commands.beAt(order),
  }));
}

function choiceWords({ status, span }: StatusOrder, t: Translate): string {
  const word = t(`presence.status.${status}`);
  if (span === 'open-ended') return word;
  return t('presence.choice', {
    status: word,
    span: span === 'until-morning' ? t('presence.span.untilMorning') : t('presence.span.minutes', { count: span.minutes }),
  });
}

/** One that runs out is none of the choices: how long it was to be, nobody remembers. */
function isChosen({ status, span }: StatusOrder, current: AgentStatus, runsOut: boolean): boolean {
  return status === current && span === 'open-ended' && !runsOut;
}
