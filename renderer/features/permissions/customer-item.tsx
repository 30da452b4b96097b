import { RefreshCw, ShieldAlert, ShieldCheck, ShieldQuestion, ShieldX } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import type { CustomerPermission } from '#contract/permission.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Swatch } from '../../ui/swatch.tsx';
import { peerOf } from '../call/peer-name.ts';
import { ErrorNote } from '../notices/error-note.tsx';
import { momentText } from './moment.ts';
import { customerStep, downText } from './next-step.ts';
import { permissionWords, statusText } from './permission-view.ts';
import type { PermissionWords } from './permission-view.ts';
import { PermitActions } from './permit-actions.tsx';
import type { CustomerDeeds } from './permit-actions.tsx';
import { useMoment } from './use-moment.ts';

const ICONS: Record<PermissionWords['tone'], LucideIcon> = {
  good: ShieldCheck,
  ending: ShieldAlert,
  none: ShieldX,
  unknown: ShieldQuestion,
};

export interface CustomerItemProps {
  readonly customer: CustomerPermission;
  readonly deeds: CustomerDeeds;
}

/** What one customer permits, what is left of it, and what can be done about it. */
export function CustomerItem({ customer, deeds }: CustomerItemProps): ReactElement {
  const t = useWords();
  const state = useAppState();
  const wording = useMoment();
  const read = useCommand('permission/read');
  const words = permissionWords(customer, t, wording);
  const { who, name, number } = peerOf(customer.peer, state, t);
  const line = state.lines.find(({ id }) => id === customer.lineId);
  const Icon = ICONS[words.tone];
  const facts = [...words.limits, words.asked, words.unanswered, downText(line, t)].filter((fact) => fact !== null);
  return (
    <li className="permit-row" aria-label={who}>
      <Icon size={20} aria-hidden className={`permit-row-icon permit-${words.tone}`} />
      <div className="permit-row-words">
        <p className="permit-who">
          <span className="permit-name">{who}</span>
          <span className={`permit-deadline permit-${words.tone}`}>{statusText(words)}</span>
        </p>
        <p className="permit-facts">
          {name === null ? null : <span>{number}</span>}
          {line === undefined ? null : (
            <span className="permit-line">
              <Swatch colour={line.colour} /> {line.label}
            </span>
          )}
          <span>{t('permissions.readAt', { time: momentText(customer.readAt, wording) })}</span>
        </p>
        {facts.length === 0 ? null : (
          <ul className="permit-limits">
            {facts.map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
        )}
        {read.error === null ? null : <ErrorNote error={read.error} onDismiss={read.clear} />}
      </div>
      <PermitActions customer={customer} who={who} next={customerStep(words, line)} canAsk={words.canAsk} deeds={deeds}>
        <IconButton
          label={`${t('permissions.refresh')}: ${who}`}
          isPending={read.isPending}
          onPress={() => {
            read.raise({ lineId: customer.lineId, to: customer.peer, isFresh: true });
          }}
        >
          <RefreshCw size={18} aria-hidden />
        </IconButton>
      </PermitActions>
    </li>
  );
}
