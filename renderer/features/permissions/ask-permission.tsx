import { MessageCircleQuestion } from 'lucide-react';
import { useEffect } from 'react';
import type { ReactElement } from 'react';
import type { AppError } from '#contract/errors.ts';
import type { UnixMs } from '#contract/time.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { useAsk } from './ask-context.ts';
import { askView } from './ask-view.ts';
import { permissionOf } from './permission-view.ts';
import type { Customer } from './customer.ts';
import { useMoment } from './use-moment.ts';
import './permissions.css';

export interface AskPermissionProps {
  readonly customer: Customer;
  readonly error: AppError;
  readonly endedAt: UnixMs;
}

/** Why a call ended that the customer has not allowed, and the next step: to ask, or to wait for the answer. */
export function AskPermission({ customer, error, endedAt }: AskPermissionProps): ReactElement {
  const t = useWords();
  const { permissions } = useAppState();
  const wording = useMoment();
  const ask = useAsk();
  const { lineId, peer } = customer;
  const { raise: read } = useCommand('permission/read');
  useEffect(() => {
    read({ lineId, to: peer, isFresh: false });
  }, [read, lineId, peer]);
  const view = askView(permissionOf(permissions.customers, customer), { endedAt, t, wording });
  if (view.next === 'call') return <Note kind="plain" title={view.told} />;
  if (view.next === 'wait')
    return (
      <ErrorNote error={error} advice={view.told} stays>
        {view.limits.length === 0 ? null : (
          <ul className="permit-limits" aria-label={t('request.limits')}>
            {view.limits.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        )}
      </ErrorNote>
    );
  return (
    <ErrorNote
      error={error}
      action={
        <Button
          kind="primary"
          icon={<MessageCircleQuestion size={18} aria-hidden />}
          onPress={() => {
            ask?.(customer);
          }}
        >
          {t('permissions.ask')}
        </Button>
      }
    >
      {view.told === null ? null : <p>{view.told}</p>}
    </ErrorNote>
  );
}
