import type { ReactElement } from 'react';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { updateView } from './update-view.ts';
import './updates.css';

/** This version, what is known of a newer one, and the one next step. */
export function UpdateStatus(): ReactElement {
  const t = useWords();
  const { updates, settings } = useAppState();
  const look = useCommand('updates/look');
  const take = useCommand('updates/take');
  const install = useCommand('updates/install');
  const { progress, installed, lookedAt } = updates;
  const view = updateView(progress);
  const refusal = take.error ?? install.error;
  const percent = progress.phase === 'downloading' ? progress.percent : 0;
  const version = 'version' in progress ? progress.version : installed;
  const press = { look, take, install };
  const button = view === null ? 'look' : view.button;
  const when =
    lookedAt === null || progress.phase === 'off'
      ? null
      : new Intl.DateTimeFormat(settings.language, { dateStyle: 'medium', timeStyle: 'short' }).format(lookedAt);
  return (
    <div className="update-status">
      <div className="update-words">
        <p className="update-version selectable">{t('updates.installed', { version: installed })}</p>
        {view === null ? null : <p className="update-sentence">{t(view.sentence, { version, percent })}</p>}
        {progress.phase === 'downloading' ? (
          <progress className="update-progress" max={100} value={percent} aria-label={t('updates.title')} />
        ) : null}
        {when === null ? null : <p className="update-when">{t('updates.lookedAt', { when })}</p>}
        {settings.updates.pinnedTo === null ? null : (
          <p className="update-when">{t('updates.pinned', { version: settings.updates.pinnedTo })}</p>
        )}
      </div>
      {progress.phase === 'failed' ? <ErrorNote error={progress.error} stays /> : null}
      {refusal === null ? null : <ErrorNote error={refusal} stays onDismiss={take.error === null ? install.clear : take.clear} />}
      {button === null ? null : (
        <Button
          kind={button === 'install' ? 'primary' : 'neutral'}
          onPress={() => {
            press[button].raise(null);
          }}
        >
          {t(`updates.${button}`)}
        </Button>
      )}
    </div>
  );
}
