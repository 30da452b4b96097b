import type { Line } from '#contract/line.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { UnixMs } from '#contract/time.ts';
import { agoInWords } from './ago.ts';

/** One fact about a line: what is looked at, how it is, and what to do where it is not well. */
export interface HealthFact {
  readonly id: 'key' | 'connection' | 'calling' | 'webhook' | 'proof' | 'loss' | 'requests';
  readonly name: string;
  readonly value: string;
  readonly tone: 'plain' | 'attention' | 'lost';
  readonly advice: string | null;
}

/** What we allow ourselves to ask of the service for one number. */
const MOST_REQUESTS_A_MINUTE = 40;

/** All that is known of a line, in the order in which one would look for a fault. */
export function healthFacts({ kind, health }: Line, { t, now }: { readonly t: Translate; readonly now: UnixMs }): readonly HealthFact[] {
  const callingIsOff = health.calling === 'disabled';
  const plain = { tone: 'plain', advice: null } as const;
  return [
    {
      id: 'key',
      name: t('health.key'),
      value: t(`health.keyState.${health.key}`),
      ...(health.key === 'rejected' ? { tone: 'lost', advice: t('health.keyAdvice') } : plain),
    },
    {
      id: 'connection',
      name: t('health.connection'),
      value: t(`health.connectionState.${health.connection}`),
      ...connectionTone(health.connection, kind, t),
    },
    {
      id: 'calling',
      name: t('health.calling'),
      value: kind === 'web' ? t('health.callingAlways') : t(`health.callingState.${health.calling}`),
      ...(kind === 'meta' && callingIsOff ? { tone: 'lost', advice: t('health.callingAdvice') } : plain),
    },
    {
      id: 'webhook',
      name: t('health.webhook'),
      value: t(`health.webhookState.${health.webhook}`),
      tone: health.webhook === 'refused' ? 'attention' : 'plain',
      advice: null,
    },
    {
      id: 'proof',
      name: t('health.proof'),
      value: health.provenAt === null ? t('health.proofNone') : agoInWords(health.provenAt, now, t),
      ...plain,
    },
    { id: 'loss', name: t('health.loss'), ...lossOf(health, t), advice: null },
    {
      id: 'requests',
      name: t('health.requests'),
      value: t('health.requestsOf', { count: health.requestsLastMinute, most: MOST_REQUESTS_A_MINUTE }),
      tone: health.requestsLastMinute >= MOST_REQUESTS_A_MINUTE ? 'attention' : 'plain',
      advice: null,
    },
  ];
}

function connectionTone(connection: Line['health']['connection'], kind: Line['kind'], t: Translate): Pick<HealthFact, 'tone' | 'advice'> {
  if (connection === 'closed') return { tone: 'lost', advice: t(`health.connectionAdvice.${kind}`) };
  // Nobody can ring meanwhile, but it mostly passes by itself.
  if (connection === 'connecting') return { tone: 'attention', advice: t('health.connectingAdvice') };
  return { tone: 'plain', advice: null };
}

/** What no webhook told, of all that was heard while webhooks were there to tell it. */
function lossOf({ heardByWebhook, heardOnlyByPolling: lost, webhook }: Line['health'], t: Translate): Pick<HealthFact, 'value' | 'tone'> {
  const count = heardByWebhook + lost;
  if (count === 0) return { value: t('health.lossNothing'), tone: 'plain' };
  if (lost === 0) return { value: t('health.lossNone', { count }), tone: 'plain' };
  return { value: t('health.lossSome', { lost, count }), tone: webhook === 'none' ? 'plain' : 'attention' };
}
