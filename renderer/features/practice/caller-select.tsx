import type { ReactElement } from 'react';
import { formatPhone } from '#contract/format-phone.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { PracticeCustomer } from '#contract/practice.ts';
import { useWords } from '../../state/use-words.ts';
import { Select } from '../../ui/select.tsx';

export interface CallerSelectProps {
  /** Those who can ring. */
  readonly customers: readonly PracticeCustomer[];
  readonly value: PracticeCustomer | null;
  readonly onChange: (caller: PhoneNumber) => void;
}

export function CallerSelect({ customers, value, onChange }: CallerSelectProps): ReactElement {
  const t = useWords();
  return (
    <Select
      label={t('practicePanel.from')}
      value={value?.number ?? null}
      options={customers.map((customer) => ({ value: customer.number, label: customer.name, about: formatPhone(customer.number) }))}
      onChange={onChange}
    />
  );
}
