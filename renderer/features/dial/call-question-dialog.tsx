import type { ReactElement } from 'react';
import { formatPhone } from '#contract/format-phone.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { Dialler } from './use-dialler.ts';
import { useOwner } from '../../state/use-owner.ts';
import { UnansweredDialog } from '../permissions/unanswered-dialog.tsx';

/** Asks before a call that the customer does not want. Not calling has the focus: Enter pressed in a hurry calls nobody. */
export function CallQuestionDialog({ dialler }: { readonly dialler: Pick<Dialler, 'question' | 'answerQuestion'> }): ReactElement {
  const t = useWords();
  const { question, answerQuestion } = dialler;
  const owner = useOwner(question?.to ?? null);
  const number = question === null ? '' : formatPhone(question.to);
  const who = owner === null ? number : owner.name || owner.company || number;
  const leave = (): void => {
    answerQuestion(false);
  };
  if (question !== null && question.code !== 'do-not-contact')
    return (
      <UnansweredDialog
        code={question.code}
        customer={{ lineId: question.lineId, peer: question.to }}
        onLeave={leave}
        onCall={() => {
          answerQuestion(true);
        }}
      />
    );
  return (
    <Dialog
      kind="alert"
      isOpen={question !== null}
      title={t('dialling.guard.title', { who })}
      closeLabel={t('dialling.guard.leave')}
      onClose={leave}
      actions={
        <>
          <Button kind="primary" autoFocus onPress={leave}>
            {t('dialling.guard.leave')}
          </Button>
          <Button
            onPress={() => {
              answerQuestion(true);
            }}
          >
            {t('dialling.guard.call')}
          </Button>
        </>
      }
    >
      <p>
        {number}. {t('dialling.guard.advice')}
      </p>
    </Dialog>
  );
}
