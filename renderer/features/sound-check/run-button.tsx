import type { ReactElement } from 'react';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import type { ButtonKind } from '../../ui/button.tsx';

export interface RunButtonProps {
  readonly words: string;
  readonly kind?: ButtonKind;
  readonly isRunning: boolean;
  readonly isWaiting: boolean;
  readonly onRun: () => void;
  readonly onStop: () => void;
}

/** What starts a test also stops it: one button, so that the keyboard keeps its place. */
export function RunButton({ words, kind = 'neutral', isRunning, isWaiting, onRun, onStop }: RunButtonProps): ReactElement {
  const t = useWords();
  return (
    <Button kind={isRunning ? 'neutral' : kind} isPending={isWaiting} onPress={isRunning ? onStop : onRun}>
      {isRunning ? t('soundCheck.stop') : words}
    </Button>
  );
}
