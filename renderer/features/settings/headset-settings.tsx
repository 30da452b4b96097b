import { Check, CircleOff, Headset, TriangleAlert, X } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import type { ReactElement } from 'react';
import type { HeadsetState } from '#contract/headset.ts';
import type { Language } from '#contract/settings.ts';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { HeadsetChoices } from './headset-choices.tsx';
import { headsetView, type HeadsetView } from './headset-view.ts';
import './headset-settings.css';

const ICONS: Record<HeadsetView['sign'], LucideIcon> = { good: Check, off: CircleOff, bad: TriangleAlert };

export interface HeadsetSettingsProps {
  readonly headset: HeadsetState;
  readonly language: Language;
}

/** Whose buttons and lamps are used. Chosen once; from then on it is enough to plug it in. */
export function HeadsetSettings({ headset, language }: HeadsetSettingsProps): ReactElement {
  const t = useWords();
  const heading = useId();
  const choose = useCommand('headset/choose');
  const pick = useCommand('headset/pick');
  const forget = useCommand('headset/forget');
  const failed = [choose, pick, forget].flatMap(({ error, clear }) => (error === null ? [] : [{ error, clear }]))[0];
  const { raise } = pick;
  const isChoosing = useRef(false);
  useEffect(() => {
    isChoosing.current = headset.choices !== null;
  }, [headset.choices]);
  // Whoever leaves the settings has given up choosing.
  useEffect(
    () => () => {
      if (isChoosing.current) raise({ deviceId: null });
    },
    [raise],
  );
  return (
    <section className="settings-section" aria-labelledby={heading}>
      <div className="headset-head">
        <h3 id={heading} className="field-label">
          {t('headset.title')}
        </h3>
        <p className="field-about">{t('headset.about')}</p>
      </div>
      {failed === undefined ? null : <ErrorNote error={failed.error} onDismiss={failed.clear} />}
      {headset.known.length === 0 ? null : (
        <ul className="headset-list">
          {headset.known.map((known) => {
            const view = headsetView(known, t, language);
            const Icon = ICONS[view.sign];
            return (
              <li key={view.key} className={`headset-item headset-${view.sign}`}>
                <Icon size={18} strokeWidth={2.25} aria-hidden className="headset-sign" />
                <div className="headset-words">
                  <p className="headset-name">{view.name}</p>
                  <p className="headset-state">{view.state}</p>
                </div>
                <IconButton
                  label={t('headset.forget', { name: view.name })}
                  onPress={() => {
                    forget.raise({ vendorId: known.vendorId, productId: known.productId });
                  }}
                >
                  <X size={18} aria-hidden />
                </IconButton>
              </li>
            );
          })}
        </ul>
      )}
      {headset.choices === null ? (
        <Button
          icon={<Headset size={18} aria-hidden />}
          onPress={() => {
            isChoosing.current = true;
            choose.raise(null);
          }}
        >
          {headset.known.length === 0 ? t('headset.choose') : t('headset.chooseOther')}
        </Button>
      ) : (
        <HeadsetChoices
          choices={headset.choices}
          onPick={(deviceId) => {
            pick.raise({ deviceId });
          }}
        />
      )}
    </section>
  );
}
