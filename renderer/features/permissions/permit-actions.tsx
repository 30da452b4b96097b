import { CalendarClock, MessageCircleQuestion, Phone } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import type { NextStep } from './next-step.ts';
import type { Customer } from './customer.ts';

/** What the page does for whom it lists. */
export interface CustomerDeeds {
  readonly onCall: (customer: Customer) => void;
  readonly onAsk: (customer: Customer) => void;
  readonly onPlan: (customer: Customer) => void;
}

export interface PermitActionsProps {
  readonly customer: Customer;
  /** Their name, or number: what tells one row's buttons from another's. */
  readonly who: string;
  readonly next: NextStep;
  readonly canAsk: boolean;
  readonly deeds: CustomerDeeds;
  /** The row's own button. */
  readonly children: ReactNode;
}

/** The buttons of a row: the one next step, a promise to call, and what else the row can do. */
export function PermitActions({ customer, who, next, canAsk, deeds, children }: PermitActionsProps): ReactElement {
  const t = useWords();
  const kind = next.helps ? 'primary' : 'neutral';
  return (
    <div className="permit-row-actions">
      {next.what === 'call' ? (
        <Button
          kind={kind}
          icon={<Phone size={18} aria-hidden />}
          onPress={() => {
            deeds.onCall(customer);
          }}
        >
          {t('permissions.call')}
        </Button>
      ) : (
        <Button
          kind={kind}
          icon={<MessageCircleQuestion size={18} aria-hidden />}
          isDisabled={!canAsk}
          onPress={() => {
            deeds.onAsk(customer);
          }}
        >
          {t('permissions.ask')}
        </Button>
      )}
      <IconButton
        label={`${t('permissions.plan')}: ${who}`}
        onPress={() => {
          deeds.onPlan(customer);
        }}
      >
        <CalendarClock size={18} aria-hidden />
      </IconButton>
      {children}
    </div>
  );
}
