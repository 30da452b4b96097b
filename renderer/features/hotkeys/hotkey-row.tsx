import { Check, TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Keyboard } from 'react-aria-components/Keyboard';
import type { Accelerator } from '#contract/accelerator.ts';
import type { HotkeyAction } from '#contract/hotkeys.ts';
import type { MessageKey } from '#contract/locales/message-key.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import type { HotkeyView } from './hotkey-view.ts';
import { KeysRecorder } from './keys-recorder.tsx';

export interface HotkeyRowProps {
  readonly view: HotkeyView;
  readonly onKeys: (keys: Accelerator | null) => void;
  readonly onProve: () => void;
}

/** What an action's name does not say of it. */
const ABOUT: { readonly [Action in HotkeyAction]?: MessageKey } = {
  reject: 'hotkeys.rejectAbout',
  silence: 'hotkeys.silenceAbout',
  dial: 'hotkeys.dialAbout',
};

/** One action: its keys, what the system says of them, and the two buttons that change and prove them. */
export function HotkeyRow({ view, onKeys, onProve }: HotkeyRowProps): ReactElement {
  const t = useWords();
  const about = ABOUT[view.action] ?? null;
  const [change, changeOf] =
    view.keys === null ? (['hotkeys.choose', 'hotkeys.chooseOf'] as const) : (['hotkeys.change', 'hotkeys.changeOf'] as const);
  const [isRecording, setRecording] = useState(false);
  // The box that had the focus is gone then: back to the button it came from.
  const [hasRecorded, setRecorded] = useState(false);
  const end = (): void => {
    setRecorded(true);
    setRecording(false);
  };
  return (
    <li className="hotkey">
      <div className="hotkey-head">
        <p className="hotkey-name">{view.name}</p>
        {isRecording ? null : view.keys === null ? (
          <span className="hotkey-none">{t('hotkeys.none')}</span>
        ) : (
          <Keyboard className="hotkey-keys">{view.keys}</Keyboard>
        )}
      </div>
      {about === null ? null : <p className="field-about">{t(about)}</p>}
      {isRecording ? (
        <KeysRecorder
          label={t(changeOf, { action: view.name })}
          onKeys={(keys) => {
            onKeys(keys);
            end();
          }}
          onCancel={end}
          onLeave={() => {
            setRecording(false);
          }}
        />
      ) : (
        <div className="hotkey-foot">
          <p className={`hotkey-state hotkey-${view.sign}`}>
            {view.sign === 'good' ? <Check size={16} aria-hidden /> : null}
            {view.sign === 'bad' ? <TriangleAlert size={16} aria-hidden /> : null}
            {view.state}
          </p>
          <div className="hotkey-actions">
            {view.canProve ? (
              <Button kind="quiet" aria-label={t('hotkeys.proveOf', { action: view.name })} onPress={onProve}>
                {t('hotkeys.prove')}
              </Button>
            ) : null}
            <Button
              autoFocus={hasRecorded}
              kind="quiet"
              aria-label={t(changeOf, { action: view.name })}
              onPress={() => {
                setRecorded(false);
                setRecording(true);
              }}
            >
              {t(change)}
            </Button>
            {view.keys === null ? null : (
              <IconButton
                label={t('hotkeys.remove', { action: view.name })}
                onPress={() => {
                  onKeys(null);
                }}
              >
                <X size={18} aria-hidden />
              </IconButton>
            )}
          </div>
        </div>
      )}
      {view.hint === null ? null : <p className="field-about">{view.hint}</p>}
    </li>
  );
}
