import { formatPhone } from '#contract/format-phone.ts';
import type { Translate } from '#contract/locales/translate.ts';
import { phoneNumber } from '#contract/phone-number.ts';
import { isReachable } from '#contract/presence.ts';
import type { Language } from '#contract/settings.ts';
import { unixMs } from '#contract/time.ts';
import { quietWords } from '../presence/quiet-words.ts';
import type { CommandAnswer } from './command-desk.ts';
import type { PhoneStatus } from './phone-status.ts';

/** An answer for a person at a terminal. */
export function commandWords(answer: CommandAnswer, wording: { readonly t: Translate; readonly language: Language }): string {
  const { t } = wording;
  switch (answer.type) {
    case 'done':
      return t('command.done');
    case 'asked':
      return t('command.asked');
    case 'muted':
      return t(answer.muted ? 'command.muted' : 'command.unmuted');
    case 'status':
      return statusWords(answer.status, wording);
  }
}

function statusWords(
  { agent, lines, calls }: PhoneStatus,
  { t, language }: { readonly t: Translate; readonly language: Language },
): string {
  const presence = { status: agent.status, until: agent.until === null ? null : unixMs(agent.until) };
  const standing = `${t('presence.title')}: ${quietWords({ presence, settings: { language } }, t)}`;
  const doing = [
    isReachable(presence) ? standing : `${standing}. ${t('presence.meaning')}`,
    ...(agent.next === null ? [] : [t('presence.next', { status: t(`presence.status.${agent.next}`) })]),
  ];
  const told = lines.map(({ label, number, state }) => `${[label, shown(number)].filter(Boolean).join(' · ')}: ${t(stateKey(state))}`);
  const talked = calls.map(({ number, phase, direction }) =>
    t(direction === 'inbound' ? 'command.callFrom' : 'command.callTo', {
      who: shown(number) || t('common.unknownNumber'),
      phase: t(phaseKey(phase)),
    }),
  );
  return [...doing, ...(told.length === 0 ? [t('status.noLines')] : told), ...(talked.length === 0 ? [t('command.noCalls')] : talked)].join(
    '\n',
  );
}

function shown(number: string | null): string {
  const parsed = number === null ? null : phoneNumber(number);
  return parsed === null ? '' : formatPhone(parsed);
}

function stateKey(state: string): 'status.ready' | 'status.pollingOnly' | 'status.connecting' | 'status.down' {
  if (state === 'live') return 'status.ready';
  if (state === 'polling') return 'status.pollingOnly';
  return state === 'connecting' ? 'status.connecting' : 'status.down';
}

function phaseKey(phase: string): 'command.rings' | 'command.up' | 'command.beingPlaced' {
  if (phase === 'ringing') return 'command.rings';
  return phase === 'dialing' || phase === 'alerting' ? 'command.beingPlaced' : 'command.up';
}
