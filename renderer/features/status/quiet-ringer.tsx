import { BellOff, Eye } from 'lucide-react';
import type { ReactElement } from 'react';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { IconButton } from '../../ui/icon-button.tsx';

/** A phone that will not be heard says so all the time, and where to change it. Nothing where it rings aloud. */
export function QuietRinger({ onOpenSettings }: { readonly onOpenSettings: () => void }): ReactElement | null {
  const t = useWords();
  const { mode } = useAppState().settings.ringer;
  if (mode === 'sound') return null;
  const Icon = mode === 'silent' ? BellOff : Eye;
  return (
    <IconButton label={t(`ringer.quiet.${mode}`)} className="status-quiet" onPress={onOpenSettings}>
      <Icon size={20} aria-hidden />
    </IconButton>
  );
}
