import type { AppError } from '#contract/errors.ts';
import type { SettingPath } from '#contract/policy.ts';
import type { Settings } from '#contract/settings.ts';
import { SETUP_AHEAD } from '#contract/setup.ts';
import type { KeptFile } from '../../core/kept-file-port.ts';
import type { Log, SettingsStore } from '../../core/ports.ts';
import { refusalOf } from './kept-file.ts';
import { DEFAULT_SETTINGS, readSettings, settingsDocument } from './settings-document.ts';

export interface OpenedSettings {
  readonly store: SettingsStore;
  /** What to tell the agent: the kept settings could not be read, and were set aside or are left alone until the next start. */
  readonly problem: AppError | null;
}

/**
 * The settings, from the file or by default. They are held in memory: a disk that refuses a change is logged
 * and told, and the change rules until quit.
 */
export function openSettingsStore(source: {
  readonly file: KeptFile;
  readonly log: Log;
  /** A change could not be kept. */
  readonly refused: (why: AppError) => void;
  /** For members that are not kept, such as the language of the system. */
  readonly defaults?: Settings;
  /** Places of the defaults that an administrator has preset. */
  readonly preset?: readonly SettingPath[];
}): OpenedSettings {
  const { file, log, defaults = DEFAULT_SETTINGS, preset = [] } = source;
  const kept = file.read();
  const read = kept.state === 'document' ? readSettings(kept.document, { defaults }) : null;
  const isBad = kept.state === 'damaged' || (kept.state === 'document' && read === null);
  const problem = kept.state === 'unavailable' ? kept.error : isBad ? file.setAside() : null;
  if (problem !== null) log.error('the settings could not be read', { code: problem.code, detail: problem.detail ?? '' });
  // Whoever chose to keep recordings for ever would lose them by a bad sector: what nobody chose deletes nothing.
  const cautious = { ...defaults, recording: { ...defaults.recording, keepDays: null } };
  // Nobody has used this phone before, unless the company wants it to begin without questions.
  const isFirstRun = kept.state === 'none' && !preset.includes('setup.isOpen');
  let settings = read ?? (problem !== null ? cautious : isFirstRun ? { ...defaults, setup: SETUP_AHEAD } : defaults);
  return {
    problem,
    store: {
      read: () => settings,
      write(changed) {
        settings = changed;
        // Nobody knows what it holds: writing would lose it.
        if (kept.state === 'unavailable') return;
        try {
          file.write(settingsDocument(changed, defaults, preset));
        } catch (cause) {
          log.error('the settings could not be kept', { why: cause instanceof Error ? cause.message : 'unknown' });
          source.refused(refusalOf('settings', cause));
        }
      },
    },
  };
}
