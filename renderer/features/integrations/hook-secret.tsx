import { useState } from 'react';
import type { ReactElement } from 'react';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { ErrorNote } from '../notices/error-note.tsx';

/** The secret by which the other side knows that an event is ours: shown when it is made, and never again. */
export function HookSecret({ hasSecret }: { readonly hasSecret: boolean }): ReactElement {
  const t = useWords();
  const make = useCommand('hook/new-secret');
  const copy = useCommand('clipboard/copy');
  const [made, setMade] = useState<string | null>(null);
  const [isCopied, setCopied] = useState(false);
  const failed = make.error ?? copy.error;
  return (
    <div className="settings-section">
      <div>
        <p className="field-label">{t('hook.secret')}</p>
        <p className="field-about">{t(hasSecret ? 'hook.secretKept' : 'hook.secretNone')}</p>
      </div>
      {failed === null ? null : <ErrorNote error={failed} stays />}
      {made === null ? null : (
        <Note
          kind="attention"
          title={t('hook.newSecretAsk')}
          action={
            <Button
              kind="quiet"
              onPress={() => {
                copy.raise({ text: made }, (reply) => {
                  setCopied(reply.ok);
                });
              }}
            >
              {t(isCopied ? 'hotkeys.copied' : 'hook.copy')}
            </Button>
          }
        >
          <code className="hook-secret selectable">{made}</code>
        </Note>
      )}
      <div className="settings-deed">
        <Button
          isPending={make.isPending}
          onPress={() => {
            setCopied(false);
            make.raise(null, (reply) => {
              if (reply.ok) setMade(reply.value);
            });
          }}
        >
          {t('hook.newSecret')}
        </Button>
      </div>
    </div>
  );
}
