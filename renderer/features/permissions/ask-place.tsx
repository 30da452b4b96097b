import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { AskContext } from './ask-context.ts';
import { RequestDialog } from './request-dialog.tsx';
import type { Customer } from './customer.ts';

/** Holds the request that is being written for the whole window: what it was opened from may leave, as an ended call does for the next one. */
export function AskPlace({ children }: { readonly children: ReactNode }): ReactElement {
  const [asked, setAsked] = useState<Customer | null>(null);
  return (
    <AskContext value={setAsked}>
      {children}
      <RequestDialog
        customer={asked}
        onClose={() => {
          setAsked(null);
        }}
      />
    </AskContext>
  );
}
