import type { ReactElement } from 'react';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../notices/error-note.tsx';

/** Whether a terminal finds the command under its bare name, and the link by which it does: where no installer has seen to it. */
export function BareCommandPlace(): ReactElement | null {
  const t = useWords();
  const { bareCommand } = useAppState().fit;
  const place = useCommand('command/place');
  if (bareCommand === null) return null;
  const { standing, path, isOnPath } = bareCommand;
  const isThere = standing === 'there';
  return (
    <div className="bare-command">
      {place.error === null ? null : <ErrorNote error={place.error} kind="attention" onDismiss={place.clear} />}
      <p className="field-about selectable">{t(`command.${standing}`, { path })}</p>
      {isThere && !isOnPath ? (
        <p className="field-about selectable">{t('command.notOnPath', { folder: path.slice(0, path.lastIndexOf('/')) })}</p>
      ) : null}
      {standing === 'taken' ? null : (
        <Button
          kind="quiet"
          isPending={place.isPending}
          onPress={() => {
            place.raise({ isThere: !isThere });
          }}
        >
          {t(isThere ? 'command.remove' : 'command.install')}
        </Button>
      )}
    </div>
  );
}
