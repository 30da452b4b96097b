import { ExternalLink } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Call } from '#contract/call.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../notices/error-note.tsx';

/** Opens the customer's page now; not there without a page, or without a number to look for. */
export function OpenInCrm({ call }: { readonly call: Pick<Call, 'id' | 'peer'> }): ReactElement | null {
  const t = useWords();
  const { crm } = useAppState().settings;
  const { raise, isPending, error, clear } = useCommand('crm/open');
  const { id, peer } = call;
  if (peer === null || crm.template === '') return null;
  return (
    <>
      {error === null ? null : <ErrorNote error={error} onDismiss={clear} />}
      <Button
        kind="quiet"
        icon={<ExternalLink size={16} aria-hidden />}
        isPending={isPending}
        onPress={() => {
          raise({ number: peer, callId: id });
        }}
      >
        {t('crm.open')}
      </Button>
    </>
  );
}
