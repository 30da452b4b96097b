import { CalendarClock, Check, PhoneMissed, ThumbsUp } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import type { CallBack } from '#contract/permission.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Swatch } from '../../ui/swatch.tsx';
import { peerOf } from '../call/peer-name.ts';
import { ErrorNote } from '../notices/error-note.tsx';
import { callBackWords } from './call-back-view.ts';
import { callBackStep, downText } from './next-step.ts';
import { PermitActions } from './permit-actions.tsx';
import type { CustomerDeeds } from './permit-actions.tsx';
import { useMoment } from './use-moment.ts';

const ICONS: Record<CallBack['why'], LucideIcon> = { missed: PhoneMissed, granted: ThumbsUp, planned: CalendarClock };

export interface CallBackItemProps {
  readonly callBack: CallBack;
  readonly deeds: CustomerDeeds;
}

/** Somebody to call: why, how long there is yet, and the one next step. */
export function CallBackItem({ callBack, deeds }: CallBackItemProps): ReactElement {
  const t = useWords();
  const state = useAppState();
  const done = useCommand('call-back/done');
  const words = callBackWords(callBack, t, useMoment());
  const { who, name, number } = peerOf(callBack.peer, state, t);
  const line = state.lines.find(({ id }) => id === callBack.lineId);
  const down = downText(line, t);
  const Icon = ICONS[callBack.why];
  return (
    <li className="permit-row" aria-label={who}>
      <Icon size={18} aria-hidden className="permit-row-icon" />
      <div className="permit-row-words">
        <p className="permit-who">
          <span className="permit-name">{who}</span>
          {words.deadline === null ? null : <span className={`permit-deadline permit-${words.tone}`}>{words.deadline}</span>}
        </p>
        <p className="permit-facts">
          {name === null ? null : <span>{number}</span>}
          {line === undefined ? null : (
            <span className="permit-line">
              <Swatch colour={line.colour} /> {line.label}
            </span>
          )}
        </p>
        <p className="permit-facts">
          <span>{words.why}</span>
          {words.state === null ? null : <span>{words.state}</span>}
          {down === null ? null : <span>{down}</span>}
        </p>
        {done.error === null ? null : <ErrorNote error={done.error} onDismiss={done.clear} />}
      </div>
      <PermitActions customer={callBack} who={who} next={callBackStep(words, line)} canAsk={words.canAsk} deeds={deeds}>
        <IconButton
          label={`${t('callBacks.done')}: ${who}`}
          onPress={() => {
            done.raise({ callBackId: callBack.id });
          }}
        >
          <Check size={18} aria-hidden />
        </IconButton>
      </PermitActions>
    </li>
  );
}
