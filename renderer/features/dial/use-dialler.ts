import { useCallback, useRef, useState } from 'react';
import type { CommandReply } from '#contract/bridge.ts';
import type { AppError } from '#contract/errors.ts';
import { firstPassingLine } from '#contract/line-advice.ts';
import type { LineId } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { useCommand } from '../../state/use-command.ts';
import { isQuestion } from './call-question.ts';
import type { CallQuestion } from './call-question.ts';
import { checkOf, EMPTY_DIAL, editDial } from './dial-text.ts';
import type { DialEdit, DialText } from './dial-text.ts';
import { useLineChoice } from './use-line-choice.ts';
import type { ChosenLine } from './use-line-choice.ts';

/** The number and line about to be called. It outlives the panel: a call that rings in between loses nothing typed. */
export interface Dialler {
  readonly dial: DialText;
  /** The line, with why it is this one. */
  readonly chosen: ChosenLine;
  readonly hasTried: boolean;
  readonly isPending: boolean;
  readonly error: AppError | null;
  /** Main asks whether this call is meant; null where nothing is asked. */
  readonly question: CallQuestion | null;
  readonly edit: (edit: DialEdit) => void;
  /** Puts an earlier call's number and line back into the field; null keeps the line. */
  readonly recall: (recent: { readonly peer: PhoneNumber | null; readonly lineId: LineId | null }) => void;
  /** Puts somebody who was found into the field; the line of the last call with them stands until advice comes. */
  readonly offer: (found: { readonly peer: PhoneNumber; readonly lineId: LineId | null }) => void;
  readonly tryToDial: () => void;
  /** Calls somebody at once, with null on the line that the agent has taken for the next call, else on the best one for them; on failure, and where every line would refuse, the number stands in the field. */
  readonly call: (to: PhoneNumber, lineId: LineId | null) => void;
  readonly clearError: () => void;
  /** The agent's answer to the question: the call is meant, or not. */
  readonly answerQuestion: (isMeant: boolean) => void;
}

export function useDialler(): Dialler {
  const [dial, setDial] = useState<DialText>(EMPTY_DIAL);
  const [hasTried, setTried] = useState(false);
  const [question, setQuestion] = useState<CallQuestion | null>(null);
  const { raise, isPending, error, clear } = useCommand('call/dial');
  const allowance = useCommand('contacts/allow-call');
  const insisting = useCommand('call/dial-anyway');
  const advising = useCommand('line/advice');
  /** Who is called as soon as a line is found for them. */
  const awaited = useRef<PhoneNumber | null>(null);
  const check = checkOf(dial);
  const chosen = useLineChoice(check.kind === 'good' ? check.number : null, dial.text === '');
  const { line } = chosen;

  const edit = useCallback(
    (change: DialEdit) => {
      // Who takes up the field meanwhile means somebody else.
      awaited.current = null;
      setDial((known) => editDial(known, change));
      setTried(false);
      clear();
    },
    [clear],
  );
  const recall: Dialler['recall'] = ({ peer, lineId }) => {
    if (peer === null) return;
    edit({ type: 'filled', number: peer });
    if (lineId !== null) chosen.recall(lineId, peer);
  };
  const offer: Dialler['offer'] = ({ peer, lineId }) => {
    edit({ type: 'filled', number: peer });
    chosen.offer(lineId, peer);
  };
  const placed = (): void => {
    setDial(EMPTY_DIAL);
    chosen.placed();
  };
  const place = (to: PhoneNumber, lineId: LineId): void => {
    if (isPending) return;
    raise({ lineId, to }, (reply: CommandReply<'call/dial'>) => {
      if (reply.ok) placed();
      else if (isQuestion(reply.error)) {
        setQuestion({ to, lineId, code: reply.error.code });
        clear();
      }
    });
  };
  const callOnBest = (to: PhoneNumber): void => {
    if (isPending || advising.isPending) return;
    offer({ peer: to, lineId: null });
    if (chosen.picked !== null) {
      place(to, chosen.picked);
      return;
    }
    awaited.current = to;
    advising.raise({ to }, (reply) => {
      const lineId = reply.ok ? firstPassingLine(reply.value) : null;
      if (awaited.current !== to || lineId === null) return;
      chosen.offer(lineId, to);
      place(to, lineId);
    });
  };

  return {
    dial,
    chosen,
    hasTried,
    isPending: isPending || allowance.isPending || insisting.isPending || advising.isPending,
    error: error ?? allowance.error ?? insisting.error ?? advising.error,
    question,
    edit,
    recall,
    offer,
    clearError: () => {
      clear();
      allowance.clear();
      insisting.clear();
      advising.clear();
    },
    tryToDial: () => {
      setTried(true);
      // What is called is what stands there.
      if (check.kind === 'good' && line !== null) place(check.number, line.id);
    },
    call: (to, lineId) => {
      if (lineId === null) {
        callOnBest(to);
        return;
      }
      recall({ peer: to, lineId });
      place(to, lineId);
    },
    answerQuestion: (isMeant) => {
      setQuestion(null);
      if (!isMeant || question === null) return;
      const { to, lineId, code } = question;
      if (code === 'do-not-contact') {
        allowance.raise({ number: to }, (reply) => {
          if (reply.ok) place(to, lineId);
        });
        return;
      }
      insisting.raise({ lineId, to }, (reply) => {
        if (reply.ok) placed();
      });
    },
  };
}
