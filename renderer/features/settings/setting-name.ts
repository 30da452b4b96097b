import { ANSWER_WINDOWS } from '#contract/alerts.ts';
import { isLockedPath, type SettingPath } from '#contract/policy.ts';
import type { MessageKey } from '#contract/locales/message-key.ts';
import type { Translate } from '#contract/locales/translate.ts';
import { RINGER_MODES } from '#contract/ringer.ts';
import { LANGUAGES, THEMES } from '#contract/settings.ts';
import type { SettingsSection } from './settings-section.ts';

/** Settings that share an entry of the page with others, by what their own controls are called. */
const NAMES: Readonly<Record<SettingPath, MessageKey>> = {
  'voice.echoCancellation': 'voice.echoCancellation',
  'voice.noiseSuppression': 'voice.noiseSuppression',
  'voice.autoGain': 'voice.autoGain',
  metaEchoCancellation: 'voice.metaEcho',
  'ringer.mode': 'ringer.mode',
  'ringer.volumePercent': 'ringer.volume',
  'ringer.beepInCall': 'ringer.beepInCall',
  apiBase: 'settings.apiBase',
  wireSampleRate: 'settings.sampleRate',
  offerSetup: 'settings.offerSetup',
};

/** What the page calls a setting; its place where the page does not name it by itself. */
export function nameOfSetting(path: SettingPath, sections: readonly SettingsSection[], t: Translate): string {
  const own = NAMES[path];
  if (own !== undefined) return t(own);
  const entries = sections.flatMap(({ entries: ofSection }) => ofSection);
  const named = entries.find(({ paths }) => paths.includes(path));
  if (named !== undefined) return t(named.label);
  const group = entries.find(({ paths }) => isLockedPath(paths, path));
  const member = path.slice(path.lastIndexOf('.') + 1);
  if (group !== undefined) return `${t(group.label)}: ${member}`;
  // What has no control of its own is at least of a section.
  const among = path.slice(0, path.indexOf('.') + 1);
  const section =
    among === '' ? undefined : sections.find((one) => one.entries.some(({ paths }) => paths.some((of) => of.startsWith(among))));
  return section === undefined ? path : `${t(section.title)}: ${member}`;
}

/** A value as text, in the words that its control has for it. */
export function valueOfSetting(path: SettingPath, value: string, t: Translate): string {
  if (value === 'true') return t('transfer.on');
  if (value === 'false') return t('transfer.off');
  if (value === 'null' || value === '' || value === '[]') return t('transfer.nothing');
  const theme = THEMES.find((one) => path === 'theme' && one === value);
  if (theme !== undefined) return t(`settings.themes.${theme}`);
  const language = LANGUAGES.find((one) => path === 'language' && one === value);
  if (language !== undefined) return t(`settings.languages.${language}`);
  const answering = ANSWER_WINDOWS.find((one) => path === 'alerts.onAnswer' && one === value);
  if (answering !== undefined) return t(`alerts.settings.onAnswerWindow.${answering}`);
  const mode = RINGER_MODES.find((one) => path === 'ringer.mode' && one === value);
  return mode === undefined ? value : t(`ringer.modes.${mode}`);
}
