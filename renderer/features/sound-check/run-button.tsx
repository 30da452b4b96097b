import type { ReactElement } from 'react';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import type { ButtonKind } from '../../ui/button.tsx';

export interface RunButtonProps {
  readonly words: string;
  readonly kind?: ButtonKind;
  readonly isRunning: boolean;
  readonly isWaiting: boolean;
  /** There is nothing yet to run it on; the button keeps its place. */
  readonly isDisabled?: boolean;
  readonly onRun: () => void;
  readonly onStop: () => void;
}

/** What starts a test also stops it: one button, so that the keyboard keeps its place. */
export function RunButton({
  words,
  kind = 'neutral',
  isRunning,
  isWaiting,
  isDisabled = false,
  onRun,
  onStop,
}: RunButtonProps): ReactElement {
  const t = useWords();
  return (
    <Button kind={isRunning ? 'neutral' : kind} isPending={isWaiting} isDisabled={isDisabled} onPress={isRunning ? onStop : onRun}>
      {isRunning ? t('soundCheck.stop') : words}
    </Button>
  );
}
