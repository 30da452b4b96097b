import { useState } from 'react';
import type { FormEvent, ReactElement, ReactNode } from 'react';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';

export interface AddressFormProps {
  /** There is something to save. */
  readonly isChanged: boolean;
  readonly onSave: () => void;
  /** The fields. What is wrong with them is told once one has tried to save. */
  readonly children: (hasTried: boolean) => ReactNode;
}

/** Taken as a whole by its button: half an address would open somebody else's page. */
export function AddressForm({ isChanged, onSave, children }: AddressFormProps): ReactElement {
  const t = useWords();
  const [hasTried, setTried] = useState(false);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    onSave();
  };
  return (
    <form className="integration-form" onSubmit={save} noValidate>
      {children(hasTried)}
      {isChanged ? (
        <div className="settings-address-actions">
          <Button type="submit">{t('crm.save')}</Button>
        </div>
      ) : null}
    </form>
  );
}
