import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { matchKey } from '#contract/number-match.ts';
import { unixMs } from '#contract/time.ts';
import type { UnixMs } from '#contract/time.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { keptDrafts } from '../../state/use-kept-draft.ts';
import type { KeptDraft } from '../../state/use-kept-draft.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { peerOf } from '../call/peer-name.ts';
import { ErrorNote } from '../notices/error-note.tsx';
import { momentText } from './moment.ts';
import { permissionOf } from './permission-view.ts';
import { inputDay, inputTime, momentOf, plannedSoon } from './plan-time.ts';
import type { Customer } from './customer.ts';
import { useMoment } from './use-moment.ts';

export interface PlanDialogProps {
  readonly customer: Customer | null;
  readonly onClose: () => void;
}

/** Day and time as they stand in their fields. */
interface Planned {
  readonly day: string;
  readonly time: string;
}

const usePlanDraft = keptDrafts<Planned>();

/** Promises a customer a call at a time. */
export function PlanDialog({ customer, onClose }: PlanDialogProps): ReactElement | null {
  if (customer === null) return null;
  const of = `${customer.lineId} ${matchKey(customer.peer)}`;
  return <OpenDialog key={of} of={of} customer={customer} onClose={onClose} />;
}

interface OpenDialogProps {
  readonly of: string;
  readonly customer: Customer;
  readonly onClose: () => void;
}

function OpenDialog({ of, customer, onClose }: OpenDialogProps): ReactElement {
  const t = useWords();
  const state = useAppState();
  const { now } = useMoment();
  const plan = useCommand('call-back/plan');
  const kept = usePlanDraft(of, () => plannedAt(unixMs(now + 3_600_000)));
  const close = (): void => {
    kept.forget();
    onClose();
  };
  const known = permissionOf(state.permissions.customers, customer);
  return (
    <Dialog
      isOpen
      title={t('callBacks.planTitle', { who: peerOf(customer.peer, state, t).who })}
      closeLabel={t('common.close')}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" form="plan-call-back" isPending={plan.isPending}>
            {t('callBacks.planSave')}
          </Button>
        </>
      }
    >
      <PlanForm
        expiresAt={known?.expiresAt ?? null}
        kept={kept}
        onPlan={(at) => {
          plan.raise({ lineId: customer.lineId, to: customer.peer, at }, (reply) => {
            if (reply.ok) close();
          });
        }}
      />
      {plan.error === null ? null : <ErrorNote error={plan.error} stays />}
    </Dialog>
  );
}

function plannedAt(at: UnixMs): Planned {
  return { day: inputDay(at), time: inputTime(at) };
}

interface PlanFormProps {
  readonly expiresAt: UnixMs | null;
  readonly kept: KeptDraft<Planned>;
  readonly onPlan: (at: UnixMs) => void;
}

function PlanForm({ expiresAt, kept: { draft, write }, onPlan }: PlanFormProps): ReactElement {
  const t = useWords();
  const wording = useMoment();
  const { day, time } = draft;
  const [hasTried, setTried] = useState(false);
  const at = momentOf(day, time);
  const isGood = at !== null && at > wording.now;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (isGood) onPlan(at);
  };
  return (
    <form id="plan-call-back" className="dialog-form" onSubmit={submit} noValidate>
      <div className="permit-soon">
        {plannedSoon(wording.now).map((soon) => (
          <Button
            key={soon.what}
            onPress={() => {
              write(plannedAt(soon.at));
            }}
          >
            {t(`callBacks.soon.${soon.what}`)}
          </Button>
        ))}
      </div>
      <div className="permit-two">
        <TextField type="date" label={t('callBacks.planDate')} value={day} onChange={(next) => write({ ...draft, day: next })} />
        <TextField
          type="time"
          label={t('callBacks.planTime')}
          value={time}
          error={hasTried && !isGood ? t('callBacks.planPast') : null}
          onChange={(next) => write({ ...draft, time: next })}
        />
      </div>
      {at !== null && expiresAt !== null && at > expiresAt ? (
        <Note kind="attention" title={t('callBacks.planEnds', { time: momentText(expiresAt, wording) })} />
      ) : null}
    </form>
  );
}
