import { Square, Volume2 } from 'lucide-react';
import type { ReactElement } from 'react';
import type { CommandInput } from '#contract/bridge.ts';
import type { RingerTrial } from '../../state/use-ringer-trial.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';

export interface TryRingButtonProps {
  readonly words: string;
  readonly trial: RingerTrial;
  /** What this button lets hear; null: nothing could be heard. */
  readonly ring: CommandInput<'ringer/try'> | null;
  /** Whether what is heard now is of this button. */
  readonly isHeard: boolean;
}

/** Lets a ring be heard, and ends it while it is. */
export function TryRingButton({ words, trial, ring, isHeard }: TryRingButtonProps): ReactElement {
  const t = useWords();
  if (isHeard) {
    return (
      <Button icon={<Square size={18} aria-hidden />} onPress={trial.end}>
        {t('ringer.endTrial')}
      </Button>
    );
  }
  return (
    <Button
      icon={<Volume2 size={18} aria-hidden />}
      isDisabled={ring === null}
      onPress={() => {
        if (ring !== null) trial.begin(ring);
      }}
    >
      {words}
    </Button>
  );
}
