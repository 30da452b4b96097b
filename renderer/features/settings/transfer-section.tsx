import { ArrowRightLeft, ClipboardCopy, FolderOpen, Save, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { SettingsPreview } from '#contract/settings-transfer.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { ImportPreview } from './import-preview.tsx';
import type { SettingsSection } from './settings-section.ts';

export const TRANSFER_SECTION: SettingsSection = {
  id: 'transfer',
  title: 'settingsPage.sections.transfer',
  icon: ArrowRightLeft,
  entries: [
    {
      id: 'transfer',
      label: 'settingsPage.sections.transfer',
      words: 'settingsPage.words.transfer',
      paths: [],
      Control: Transfer,
    },
  ],
};

/** Settings out to a file or the clipboard, and in from a file after a look at what would change. */
function Transfer(): ReactElement {
  const t = useWords();
  const { transfer } = useAppState();
  const out = useCommand('settings/export');
  const choose = useCommand('settings/choose-import');
  const bring = useCommand('settings/import');
  const undo = useCommand('settings/undo-import');
  const [preview, setPreview] = useState<SettingsPreview | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const failed = [out, choose, bring, undo].flatMap(({ error }) => error ?? [])[0];
  const begin = (): void => {
    setSaid(null);
    for (const command of [out, choose, bring, undo]) command.clear();
  };

  return (
    <div className="settings-section">
      <p className="field-about">{t('transfer.about')}</p>
      {failed === undefined ? null : <ErrorNote error={failed} onDismiss={begin} />}
      <div className="settings-deeds">
        <Button
          icon={<Save size={18} aria-hidden />}
          isPending={out.isPending}
          onPress={() => {
            begin();
            out.raise({ to: 'file' }, (reply) => {
              if (reply.ok && typeof reply.value === 'object') setSaid(t('transfer.savedAs', { path: reply.value.savedAs }));
            });
          }}
        >
          {t('transfer.export')}
        </Button>
        <Button
          icon={<ClipboardCopy size={18} aria-hidden />}
          onPress={() => {
            begin();
            out.raise({ to: 'clipboard' }, (reply) => {
              if (reply.ok) setSaid(t('transfer.copied'));
            });
          }}
        >
          {t('transfer.copy')}
        </Button>
        <Button
          icon={<FolderOpen size={18} aria-hidden />}
          isPending={choose.isPending}
          onPress={() => {
            begin();
            choose.raise(null, (reply) => {
              if (reply.ok) setPreview(reply.value);
            });
          }}
        >
          {t('transfer.import')}
        </Button>
        {transfer.canUndo ? (
          <Button
            kind="quiet"
            icon={<Undo2 size={18} aria-hidden />}
            onPress={() => {
              begin();
              undo.raise(null, (reply) => {
                if (reply.ok) setSaid(t('transfer.undone'));
              });
            }}
          >
            {t('transfer.undo')}
          </Button>
        ) : null}
      </div>
      <p className="field-about selectable" role="status">
        {said}
      </p>
      {preview === null ? null : (
        <ImportPreview
          preview={preview}
          isPending={bring.isPending}
          onClose={() => {
            setPreview(null);
          }}
          onApply={() => {
            bring.raise({ importId: preview.importId }, (reply) => {
              setPreview(null);
              if (reply.ok) setSaid(t('transfer.applied'));
            });
          }}
        />
      )}
    </div>
  );
}
