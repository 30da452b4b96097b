import type { ReactElement } from 'react';
import { costMicros, PULSE_MS, pulsesOf } from '#contract/billing.ts';
import type { BillingState, CallRate } from '#contract/billing.ts';
import type { Call } from '#contract/call.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { Language } from '#contract/settings.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useMainTime } from '../../state/use-main-time.ts';
import { useWords } from '../../state/use-words.ts';
import { moneyText } from './money.ts';
import './billing.css';

/** What the call costs so far, pulse by pulse. Nothing where no price table is kept, and nobody wants to know. */
export function PulseMeter({ call }: { readonly call: Call }): ReactElement | null {
  const t = useWords();
  const { billing, settings } = useAppState();
  const since = call.phase === 'active' ? call.answeredAt : null;
  const now = useMainTime(since);
  const rate = billing.rates.find(({ callId }) => callId === call.id);
  if (rate === undefined || billing.table === null || since === null) return null;
  const words = meterWords(rate, { billing, talkMs: now - since, t, language: settings.language });
  return (
    <p className="pulse-meter">
      <span className="pulse-cost">{words.cost}</span>
      {words.pulses === null ? null : <span>{words.pulses}</span>}
      {words.next === null ? null : <span>{words.next}</span>}
    </p>
  );
}

export interface MeterWords {
  readonly cost: string;
  readonly pulses: string | null;
  readonly next: string | null;
}

/** The meter's words after so long a talk. */
export function meterWords(
  { free, tiers, pulsesBefore }: CallRate,
  facts: {
    readonly billing: Pick<BillingState, 'table'>;
    readonly talkMs: number;
    readonly t: Translate;
    readonly language: Language;
  },
): MeterWords {
  const { billing, talkMs, t, language } = facts;
  if (free !== null) return { cost: t(`billing.free.${free}`), pulses: null, next: null };
  const pulses = pulsesOf(talkMs);
  const micros = costMicros({ tiers, pulsesBefore, pulses });
  const currency = billing.table?.currency ?? 'USD';
  return {
    cost: micros === null ? t('billing.unpriced') : t('billing.meter', { cost: moneyText(micros, { currency, language }) }),
    pulses: t('billing.pulses', { count: pulses }),
    next: t('billing.nextPulse', { count: Math.max(1, Math.ceil((pulses * PULSE_MS - talkMs) / 1_000)) }),
  };
}
