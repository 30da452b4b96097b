import { MessageCircleQuestion } from 'lucide-react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { RequestDialog } from './request-dialog.tsx';
import type { Customer } from './request-dialog.tsx';

/** The next step after a call that the customer has not allowed. */
export function AskPermission({ customer }: { readonly customer: Customer }): ReactElement {
  const t = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        kind="primary"
        icon={<MessageCircleQuestion size={18} aria-hidden />}
        onPress={() => {
          setOpen(true);
        }}
      >
        {t('permissions.ask')}
      </Button>
      <RequestDialog
        customer={isOpen ? customer : null}
        onClose={() => {
          setOpen(false);
        }}
      />
    </>
  );
}
