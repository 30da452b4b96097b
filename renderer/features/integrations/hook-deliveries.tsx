import { Check, Clock, X } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { formatTimeOfDay } from '#contract/format-time.ts';
import type { HookDelivery } from '#contract/integrations.ts';
import type { Language } from '#contract/settings.ts';
import { useWords } from '../../state/use-words.ts';

const ICONS: Readonly<Record<HookDelivery['standing'], LucideIcon>> = { delivered: Check, waiting: Clock, 'given-up': X };

export interface HookDeliveriesProps {
  readonly deliveries: readonly HookDelivery[];
  readonly language: Language;
}

/** What was told last, and what came of it. Whose call it was stands nowhere. */
export function HookDeliveries({ deliveries, language }: HookDeliveriesProps): ReactElement {
  const t = useWords();
  return (
    <div>
      <p className="field-label">{t('hook.deliveries')}</p>
      {deliveries.length === 0 ? <p className="field-about">{t('hook.noDeliveries')}</p> : null}
      <ul className="hook-deliveries">
        {deliveries.map(({ id, event, at, standing, attempts, answer }) => {
          const Icon = ICONS[standing];
          return (
            <li key={id} className={`hook-delivery hook-${standing}`}>
              <Icon size={16} aria-hidden />
              <span className="hook-event">{event === 'test' ? t('hook.testEvent') : t(`hook.eventNames.${event}`)}</span>
              <span className="hook-time">{formatTimeOfDay(at, { language })}</span>
              <span className="hook-answer">
                {[t(`hook.standings.${standing}`), answer, attempts > 1 ? t('hook.attempts', { count: attempts }) : null]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
