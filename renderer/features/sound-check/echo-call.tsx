import type { ReactElement } from 'react';
import type { Translate } from '#contract/locales/translate.ts';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import type { EchoView } from './sound-check-view.ts';

/** The whole way there and back, with a practice customer who repeats what is said. The call takes the screen by itself. */
export function EchoCall({ echo, isWaiting }: { readonly echo: EchoView; readonly isWaiting: boolean }): ReactElement {
  const t = useWords();
  const dial = useCommand('call/dial');
  const settings = useCommand('settings/change');
  const error = dial.error ?? settings.error;
  return (
    <section className="sound-test sound-test-echo" aria-label={t('soundCheck.echo.title')}>
      <div className="sound-test-words">
        <h3 className="sound-check-title">{t('soundCheck.echo.title')}</h3>
        <p className="sound-check-about">{t('soundCheck.echo.about')}</p>
      </div>
      <div className="sound-test-actions">
        {echo.state === 'practice-off' ? (
          <Button
            isPending={settings.isPending}
            onPress={() => {
              settings.raise({ practice: true });
            }}
          >
            {t('soundCheck.echo.practiceOn')}
          </Button>
        ) : (
          <Button
            isPending={isWaiting || dial.isPending || echo.state === 'starting'}
            onPress={() => {
              if (echo.state === 'ready') dial.raise({ lineId: echo.lineId, to: echo.to });
            }}
          >
            {t('soundCheck.echo.run')}
          </Button>
        )}
      </div>
      <p className="sound-test-result sound-test-plain" role="status">
        {echoWords(echo, t)}
      </p>
      {error === null ? null : (
        <div className="sound-test-error">
          <ErrorNote
            error={error}
            onDismiss={() => {
              dial.clear();
              settings.clear();
            }}
          />
        </div>
      )}
    </section>
  );
}

function echoWords(echo: EchoView, t: Translate): string | null {
  if (echo.state === 'ready') return echo.isCut ? t('practice.echoCut') : null;
  if (echo.state === 'starting') return t('soundCheck.echo.starting');
  return t(echo.hasFailed ? 'soundCheck.echo.practiceFailed' : 'soundCheck.echo.practiceOff');
}
