import { useCallback, useState } from 'react';
import type { RecentCall } from '#contract/call.ts';
import type { AppError } from '#contract/errors.ts';
import type { Line, LineId } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import type { DialCheck } from '#contract/dialled-number.ts';
import { lineToDial } from './choose-line.ts';
import { EMPTY_DIAL, editDial } from './dial-text.ts';
import type { DialEdit, DialText } from './dial-text.ts';

/** The number and line about to be called. It outlives the panel: a call that rings in between loses nothing typed. */
export interface Dialler {
  readonly dial: DialText;
  readonly line: Line | null;
  readonly hasTried: boolean;
  readonly isPending: boolean;
  readonly error: AppError | null;
  readonly edit: (edit: DialEdit) => void;
  readonly chooseLine: (line: LineId) => void;
  /** Puts an earlier call's number and line back into the field. */
  readonly recall: (recent: Pick<RecentCall, 'peer' | 'lineId'>) => void;
  readonly tryToDial: (check: DialCheck) => void;
  /** Calls somebody at once; on failure the number stands in the field. */
  readonly call: (to: PhoneNumber, lineId: LineId) => void;
  readonly clearError: () => void;
}

export function useDialler(): Dialler {
  const { lines } = useAppState();
  const [dial, setDial] = useState<DialText>(EMPTY_DIAL);
  const [chosen, setChosen] = useState<LineId | null>(null);
  const [hasTried, setTried] = useState(false);
  const { raise, isPending, error, clear } = useCommand('call/dial');
  const line = lineToDial(lines, chosen);

  const edit = useCallback(
    (change: DialEdit) => {
      setDial((known) => editDial(known, change));
      setTried(false);
      clear();
    },
    [clear],
  );
  const recall = useCallback(
    ({ peer, lineId }: Pick<RecentCall, 'peer' | 'lineId'>) => {
      if (peer === null) return;
      edit({ type: 'filled', number: peer });
      setChosen(lineId);
    },
    [edit],
  );
  const place = (to: PhoneNumber, lineId: LineId): void => {
    if (isPending) return;
    raise({ lineId, to }, (reply) => {
      if (reply.ok) setDial(EMPTY_DIAL);
    });
  };

  return {
    dial,
    line,
    hasTried,
    isPending,
    error,
    edit,
    recall,
    chooseLine: setChosen,
    clearError: clear,
    tryToDial: (check) => {
      setTried(true);
      if (check.kind === 'good' && line !== null) place(check.number, line.id);
    },
    call: (to, lineId) => {
      recall({ peer: to, lineId });
      place(to, lineId);
    },
  };
}
