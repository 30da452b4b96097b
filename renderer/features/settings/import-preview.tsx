import { useContext } from 'react';
import type { ReactElement } from 'react';
import type { SettingDifference, SettingsPreview } from '#contract/settings-transfer.ts';
import type { Translate } from '#contract/locales/translate.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { SectionsContext } from './sections-context.ts';
import { nameOfSetting, valueOfSetting } from './setting-name.ts';

export interface ImportPreviewProps {
  readonly preview: SettingsPreview;
  readonly isPending: boolean;
  readonly onApply: () => void;
  readonly onClose: () => void;
}

/** What a file of settings would change, before anything does. */
export function ImportPreview({ preview, isPending, onApply, onClose }: ImportPreviewProps): ReactElement {
  const t = useWords();
  const sections = useContext(SectionsContext);
  const { changes, leftOut, fileName } = preview;
  return (
    <section className="import-preview" aria-label={t('transfer.preview', { file: fileName })}>
      <p className="field-label">{t('transfer.preview', { file: fileName })}</p>
      {changes.length === 0 ? <p>{t('transfer.previewNone')}</p> : null}
      <ul className="import-changes">
        {changes.map((change) => (
          <li key={change.path}>
            <span className="import-name">{nameOfSetting(change.path, sections, t)}</span>
            <span className="field-about">{inWords(change, t)}</span>
          </li>
        ))}
      </ul>
      {leftOut.length === 0 ? null : (
        <details>
          <summary className="focus-ring">{t('transfer.leftOut', { count: leftOut.length })}</summary>
          <ul className="import-changes">
            {leftOut.map(({ path, why }) => (
              <li key={path}>
                <span className="import-name">{nameOfSetting(path, sections, t)}</span>
                <span className="field-about">{t(`transfer.why.${why}`)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className="settings-deeds">
        <Button onPress={onClose}>{t(changes.length === 0 ? 'common.close' : 'common.cancel')}</Button>
        {changes.length === 0 ? null : (
          <Button kind="primary" isPending={isPending} onPress={onApply}>
            {t('transfer.apply')}
          </Button>
        )}
      </div>
    </section>
  );
}

function inWords({ path, from, to }: SettingDifference, t: Translate): string {
  return t('transfer.from', { from: valueOfSetting(path, from, t), to: valueOfSetting(path, to, t) });
}
