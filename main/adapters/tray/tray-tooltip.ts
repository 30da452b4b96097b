import type { AppState } from '#contract/app-state.ts';
import type { Line } from '#contract/line.ts';
import { midSentence } from '#contract/locales/mid-sentence.ts';
import type { Translate } from '#contract/locales/translate.ts';
import { isUnderWay } from '#contract/under-way.ts';
import { callerName } from '../../core/caller-name.ts';
import { quietWords } from '../../core/presence/quiet-words.ts';
import { trayState } from '../../core/tray-state.ts';

/** The tray's tooltip: the icon's meaning in words. */
export function trayTooltip(state: AppState, t: Translate): string {
  const ringing = state.calls.filter((call) => call.phase === 'ringing');
  const current = state.calls.find(isUnderWay);
  const [first] = ringing;
  const isCovered = state.settings.alerts.hidePersonal;
  const who = (call: AppState['calls'][number] | undefined): string =>
    isCovered || call === undefined ? t('alerts.someone') : callerName(call.peer, state, t);
  const of = trayState(state);
  switch (of) {
    case 'ringing':
      return ringing.length > 1 ? t('tray.tooltip.ringingMany', { count: ringing.length }) : t('tray.tooltip.ringing', { who: who(first) });
    case 'muted':
      return t('tray.tooltip.muted', { who: who(current) });
    case 'in-call':
      return t(current?.phase === 'stranded' ? 'tray.tooltip.stranded' : 'tray.tooltip.inCall', { who: who(current) });
    case 'offline':
      return t(state.lines.some(isReached) ? 'tray.tooltip.partly' : 'tray.tooltip.trouble', { cause: causes(state, t) });
    case 'missed':
      return t('alerts.tooltip.missed', { count: state.history.missed.count });
    case 'quiet':
      return t('alerts.tooltip.quiet', { status: quietWords(state, t) });
    case 'polling':
    case 'connecting':
    case 'live':
      return `${restTooltip(state, t)}${ringerWords(state, t)}`;
  }
}

/** Ready only where a ring would be heard at once. */
function restTooltip({ lines }: AppState, t: Translate): string {
  const polled = lines.find(({ status }) => status.state === 'polling');
  if (polled?.status.state === 'polling')
    return t('tray.tooltip.polling', { cause: `${polled.label}: ${t(`pollingCause.${polled.status.cause}.title`)}` });
  if (lines.length === 0) return `Pilot Softphone: ${midSentence(t('status.noLines'))}`;
  return t(lines.some(({ status }) => status.state === 'connecting') ? 'tray.tooltip.connecting' : 'tray.tooltip.idle');
}

/** A phone that is reached and will not be heard. */
function ringerWords({ settings }: AppState, t: Translate): string {
  const { mode } = settings.ringer;
  return mode === 'sound' ? '' : ` (${t(`ringer.quiet.${mode}`)})`;
}

/** The first line that would not ring, and why; how many others there are. */
function causes({ lines }: AppState, t: Translate): string {
  const [first, ...others] = lines.flatMap(({ label, status }) =>
    status.state === 'unreachable' ? [`${label}: ${midSentence(t(`errors.${status.error.code}.title`))}`] : [],
  );
  return others.length === 0 ? (first ?? '') : `${first ?? ''} (+${String(others.length)})`;
}

function isReached({ status }: Line): boolean {
  return status.state === 'live' || status.state === 'polling';
}
