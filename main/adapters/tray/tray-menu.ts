import type { MenuItemConstructorOptions } from 'electron';
import type { AppState } from '#contract/app-state.ts';
import type { CallId } from '#contract/call.ts';
import type { Line } from '#contract/line.ts';
import type { Translate } from '#contract/locales/translate.ts';
import { RINGER_MODES, type RingerMode } from '#contract/ringer.ts';
import { callerName } from '../../core/caller-name.ts';
import { trayState } from '../../core/tray-state.ts';

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
  readonly quit: () => void;
}

/** The tray's menu: what can be done about the calls there are, then the app. */
export function trayMenu(state: AppState, t: Translate, commands: TrayCommands): MenuItemConstructorOptions[] {
  const items: MenuItemConstructorOptions[] = [];
  for (const call of state.calls) {
    const who = callerName(call.peer, state, t);
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
  if (items.length > 0) items.push({ type: 'separator' });
  return [
    ...items,
    { label: t('tray.menu.open'), click: commands.open },
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

/** The tray's tooltip: the icon's meaning in words. */
export function trayTooltip(state: AppState, t: Translate): string {
  const ringing = state.calls.filter((call) => call.phase === 'ringing');
  const current = state.calls.find((call) => call.phase !== 'ended' && call.phase !== 'ringing');
  const [first] = ringing;
  switch (trayState(state)) {
    case 'ringing':
      if (ringing.length > 1) return t('tray.tooltip.ringingMany', { count: ringing.length });
      return first === undefined ? t('tray.tooltip.idle') : t('tray.tooltip.ringing', { who: callerName(first.peer, state, t) });
    case 'in-call': {
      if (current === undefined) return t('tray.tooltip.idle');
      const muted = current.phase === 'active' && current.muted;
      if (current.phase === 'stranded') return t('tray.tooltip.stranded', { who: callerName(current.peer, state, t) });
      return t(muted ? 'tray.tooltip.muted' : 'tray.tooltip.inCall', { who: callerName(current.peer, state, t) });
    }
    case 'trouble':
      return t(state.lines.some(isReached) ? 'tray.tooltip.partly' : 'tray.tooltip.trouble', { cause: causes(state, t) });
    case 'idle':
      return `${restTooltip(state, t)}${quietWords(state, t)}`;
  }
}

/** Ready only where a ring would be heard at once. */
function restTooltip({ lines }: AppState, t: Translate): string {
  const polled = lines.find(({ status }) => status.state === 'polling');
  if (polled?.status.state === 'polling')
    return t('tray.tooltip.polling', { cause: `${polled.label}: ${t(`pollingCause.${polled.status.cause}.title`)}` });
  return t(lines.length > 0 && !lines.some(isReached) ? 'tray.tooltip.connecting' : 'tray.tooltip.idle');
}

/** A phone that is reached and will not be heard. */
function quietWords({ settings }: AppState, t: Translate): string {
  const { mode } = settings.ringer;
  return mode === 'sound' ? '' : ` (${t(`ringer.quiet.${mode}`)})`;
}

/** The first line that would not ring, and why; how many others there are. */
function causes({ lines }: AppState, t: Translate): string {
  const [first, ...others] = lines.flatMap(({ label, status }) =>
    status.state === 'unreachable' ? [`${label}: ${t(`errors.${status.error.code}.title`)}`] : [],
  );
  return others.length === 0 ? (first ?? '') : `${first ?? ''} (+${String(others.length)})`;
}

function isReached({ status }: Line): boolean {
  return status.state === 'live' || status.state === 'polling';
}
