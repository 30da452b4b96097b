import { Keyboard } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';
import type { ReactElement } from 'react';
import { acceleratorWords } from '#contract/accelerator.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { Switch } from '../../ui/switch.tsx';
import { CommandLines } from '../integrations/command-lines.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import type { SettingsSection } from '../settings/settings-section.ts';
import { useSettingsChange } from '../settings/use-settings-change.ts';
import { HotkeyRow } from './hotkey-row.tsx';
import { hotkeyViews } from './hotkey-view.ts';
import './hotkeys.css';

export const HOTKEYS_SECTION: SettingsSection = {
  id: 'hotkeys',
  title: 'hotkeys.title',
  icon: Keyboard,
  entries: [{ id: 'hotkeys', label: 'hotkeys.title', words: 'hotkeys.words', paths: ['hotkeys'], Control: Hotkeys }],
};

/** Keys that act while another program is in front: switched on as one, changed and proven one by one. */
function Hotkeys(): ReactElement {
  const t = useWords();
  const { settings, hotkeys, fit } = useAppState();
  const change = useSettingsChange();
  const prove = useCommand('hotkey/prove');
  const keysOf = settings.hotkeys;
  const views = hotkeyViews(hotkeys, { session: fit.session, language: settings.language, keysOf }, t);
  const leave = useEffectEvent(() => {
    // Who has left the page is asked for nothing any more: the next press is meant for a call.
    if (hotkeys.proving !== null || prove.isPending) prove.raise({ action: null });
  });
  useEffect(
    () => () => {
      leave();
    },
    [],
  );
  const nameOf = (action: string | null): string => views.find((view) => view.action === action)?.name ?? '';
  const proving = hotkeys.proving === null ? null : keysOf[hotkeys.proving];
  return (
    <div className="settings-section">
      <Switch
        label={t('hotkeys.switch')}
        about={t('hotkeys.about')}
        isOn={keysOf.isOn}
        onChange={(isOn) => {
          change({ hotkeys: { isOn } });
        }}
      />
      {prove.error === null ? null : <ErrorNote error={prove.error} onDismiss={prove.clear} />}
      {fit.session === 'wayland' && keysOf.isOn ? <p className="field-about">{t('hotkeys.wayland')}</p> : null}
      {proving === null ? null : (
        <Note
          kind="plain"
          title={t('hotkeys.pressNow', { keys: acceleratorWords(proving, fit.session === 'macos') })}
          action={
            <Button
              kind="quiet"
              onPress={() => {
                prove.raise({ action: null });
              }}
            >
              {t('hotkeys.cancel')}
            </Button>
          }
        >
          <p>{t('hotkeys.pressNowAbout')}</p>
        </Note>
      )}
      {hotkeys.unproven === null ? null : (
        <Note kind="attention" title={t('hotkeys.unproven', { action: nameOf(hotkeys.unproven) })}>
          <p>{t('hotkeys.unprovenAdvice')}</p>
        </Note>
      )}
      {keysOf.isOn ? (
        <ul className="hotkeys">
          {views.map((view) => (
            <HotkeyRow
              key={view.action}
              view={view}
              onKeys={(keys) => {
                change({ hotkeys: { [view.action]: keys } });
              }}
              onProve={() => {
                prove.raise({ action: view.action });
              }}
            />
          ))}
        </ul>
      ) : null}
      {fit.command !== null && (fit.session === 'wayland' || hotkeys.unproven !== null) ? (
        <CommandLines title={t('hotkeys.commands')} verbs={['answer', 'reject', 'silence', 'hang-up', 'mute']} />
      ) : null}
    </div>
  );
}
