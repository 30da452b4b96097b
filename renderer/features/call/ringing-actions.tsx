import { BellOff, Phone, PhoneOff } from 'lucide-react';
import type { ReactElement } from 'react';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import type { RingingCommands } from './use-ringing-commands.ts';
import './ringing-actions.css';

export interface RingingActionsProps {
  readonly commands: RingingCommands;
  /** Main is connecting us, or another call has to end first. */
  readonly canAnswer: boolean;
  readonly isAnswering: boolean;
  readonly isSilenced: boolean;
}

/** Silenciar, Recusar, Atender: one row, in one order, in the card and in the main window. */
export function RingingActions({ commands, canAnswer, isAnswering, isSilenced }: RingingActionsProps): ReactElement {
  const t = useWords();
  const { answer, reject, silence } = commands;
  const isOver = isAnswering || answer.isPending;
  return (
    <div className="ringing-actions">
      <Button
        size="call"
        icon={<BellOff size={16} aria-hidden />}
        aria-label={t('call.silence')}
        isPending={silence.isPending}
        isDisabled={isOver || isSilenced}
        onPress={silence.press}
      >
        {t('call.silenceShort')}
      </Button>
      <Button
        size="call"
        className="ringing-reject"
        icon={<PhoneOff size={16} aria-hidden />}
        isPending={reject.isPending}
        isDisabled={isOver}
        onPress={reject.press}
      >
        {t('call.reject')}
      </Button>
      <Button
        kind="answer"
        size="call"
        icon={<Phone size={16} aria-hidden />}
        isPending={isOver}
        isDisabled={!canAnswer || reject.isPending}
        onPress={answer.press}
      >
        {t('call.answer')}
      </Button>
    </div>
  );
}
