import { RINGER_MODES, RINGER_VOLUME } from '#contract/ringer.ts';
import type { MessageKey } from '#contract/locales/message-key.ts';
import { LOCKABLE_AREAS, type SettingPath } from '#contract/policy.ts';
import { LANGUAGES, THEMES } from '#contract/settings.ts';
import { UPDATE_CHANNELS } from '#contract/updates.ts';

/** A setting as Windows' editor of policies offers it. Any other can be laid down in the file, by its place. */
export type PolicySetting = { readonly path: SettingPath; readonly label: MessageKey } & (
  | { readonly kind: 'switch' | 'text' }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'choice'; readonly choices: readonly { readonly value: string; readonly label: MessageKey | null }[] }
);

const named = <Value extends string>(
  values: readonly Value[],
  label: (value: Value) => MessageKey,
): readonly { readonly value: string; readonly label: MessageKey }[] => values.map((value) => ({ value, label: label(value) }));

export const POLICY_SETTINGS: readonly PolicySetting[] = [
  { path: 'language', label: 'settings.language', kind: 'choice', choices: named(LANGUAGES, (value) => `settings.languages.${value}`) },
  { path: 'theme', label: 'settings.theme', kind: 'choice', choices: named(THEMES, (value) => `settings.themes.${value}`) },
  { path: 'microphone', label: 'settings.microphone', kind: 'text' },
  { path: 'speaker', label: 'settings.speaker', kind: 'text' },
  { path: 'ringer.mode', label: 'ringer.mode', kind: 'choice', choices: named(RINGER_MODES, (value) => `ringer.modes.${value}`) },
  { path: 'ringer.volumePercent', label: 'ringer.volume', kind: 'number', ...RINGER_VOLUME },
  { path: 'ringer.beepInCall', label: 'ringer.beepInCall', kind: 'switch' },
  { path: 'voice.echoCancellation', label: 'voice.echoCancellation', kind: 'switch' },
  { path: 'voice.noiseSuppression', label: 'voice.noiseSuppression', kind: 'switch' },
  { path: 'voice.autoGain', label: 'voice.autoGain', kind: 'switch' },
  { path: 'metaEchoCancellation', label: 'voice.metaEcho', kind: 'switch' },
  { path: 'practice', label: 'settings.practice', kind: 'switch' },
  { path: 'apiBase', label: 'settings.apiBase', kind: 'text' },
  {
    path: 'network.proxy',
    label: 'network.proxy',
    kind: 'choice',
    choices: [
      { value: '{"mode":"system"}', label: 'network.modes.system' },
      { value: '{"mode":"direct"}', label: 'network.modes.direct' },
    ],
  },
  { path: 'network.extraCaFile', label: 'network.ca', kind: 'text' },
  { path: 'setup.isOpen', label: 'wizard.title', kind: 'switch' },
  { path: 'updates.automatic', label: 'updates.automatic', kind: 'switch' },
  {
    path: 'updates.channel',
    label: 'updates.channel',
    kind: 'choice',
    choices: named(UPDATE_CHANNELS, (value) => `updates.channels.${value}`),
  },
];

/** What is no setting, and can be locked without being laid down. */
export const POLICY_AREAS: readonly PolicySetting[] = LOCKABLE_AREAS.map((area) => ({
  path: area,
  label: `policyAreas.template.${area}`,
  kind: 'switch',
}));
