import { Download } from 'lucide-react';
import type { ReactElement } from 'react';
import type { HistoryExported, HistoryFilter } from '#contract/history.ts';
import type { CommandHandle } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { IconButton } from '../../ui/icon-button.tsx';

export interface ExportButtonProps {
  readonly command: CommandHandle<'history/export'>;
  readonly filter: HistoryFilter;
  readonly isEmpty: boolean;
  /** Null while it is under way. */
  readonly onOutcome: (outcome: HistoryExported | null) => void;
}

/** Hands on what is found, as a spreadsheet reads it. */
export function ExportButton({ command, filter, isEmpty, onOutcome }: ExportButtonProps): ReactElement {
  const t = useWords();
  return (
    <IconButton
      label={t(command.isPending ? 'history.exporting' : 'history.export')}
      className="history-tool"
      isPending={command.isPending}
      isDisabled={isEmpty}
      onPress={() => {
        onOutcome(null);
        command.raise({ filter }, (reply) => {
          if (reply.ok) onOutcome(reply.value);
        });
      }}
    >
      <Download size={18} aria-hidden />
    </IconButton>
  );
}
