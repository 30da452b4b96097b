import { formatTimeOfDay } from '#contract/format-time.ts';
import type { TimeWording } from '#contract/format-time.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { UnixMs } from '#contract/time.ts';
import type { TunnelState } from '#contract/tunnel.ts';
import { agoInWords } from '../lines/ago.ts';

export interface TunnelView {
  /** The way that is in use. */
  readonly name: string;
  readonly sign: 'off' | 'waiting' | 'good' | 'bad';
  readonly state: string;
  /** The next step, where something is wrong. */
  readonly advice: string | null;
  readonly address: string | null;
}

export interface TunnelWording extends TimeWording {
  readonly t: Translate;
  readonly now: UnixMs;
}

export function tunnelView({ settings, status }: TunnelState, wording: TunnelWording): TunnelView {
  const { t, now } = wording;
  const view = { name: t(`tunnel.providers.${settings.provider}.name`), advice: null, address: null };
  switch (status.state) {
    case 'off':
      return { ...view, sign: 'off', state: t('tunnel.state.off') };
    case 'opening':
      return { ...view, sign: 'waiting', state: t('tunnel.state.opening') };
    case 'open':
      return status.provenAt === null
        ? { ...view, sign: 'waiting', state: t('tunnel.state.open'), address: status.publicUrl }
        : {
            ...view,
            sign: 'good',
            state: t('tunnel.state.openProven', { when: agoInWords(status.provenAt, now, t) }),
            address: status.publicUrl,
          };
    case 'silent':
      return {
        ...view,
        sign: 'bad',
        state: t('tunnel.state.silent', { time: formatTimeOfDay(status.since, wording) }),
        advice: t('tunnel.silentAdvice'),
        address: status.publicUrl,
      };
    case 'failed':
      return { ...view, sign: 'bad', state: t(`errors.${status.error.code}.title`), advice: t(`errors.${status.error.code}.advice`) };
  }
}
