import type { AppError } from '#contract/errors.ts';
import type { SettingPath } from '#contract/policy.ts';
import type { Settings } from '#contract/settings.ts';
import { SETUP_AHEAD } from '#contract/setup.ts';
import { keepDamaged } from '../../core/kept-damage.ts';
import type { KeptFile } from '../../core/kept-file-port.ts';
import type { Log, SettingsStore } from '../../core/ports.ts';
import { refusalOf } from './kept-file.ts';
import { DEFAULT_SETTINGS, type KeptSettings, readKeptSettings, settingsDocument } from './settings-document.ts';

export interface OpenedSettings {
  readonly store: SettingsStore;
  /** What to tell the agent: kept settings could not be read, all or some, and were set aside or are left alone until the next start. */
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
  const read = kept.state === 'document' ? readKeptSettings(kept.document, { defaults }) : null;
  const { problem, unwritable } = keepDamaged(file, kept, read?.unread ?? null);
  if (problem !== null) log.error('the settings could not be read', { code: problem.code, detail: problem.detail ?? '' });
  // Nobody has used this phone before, unless the company wants it to begin without questions.
  const isFirstRun = kept.state === 'none' && !preset.includes('setup.isOpen');
  const atStart = isFirstRun ? { ...defaults, setup: SETUP_AHEAD } : defaults;
  let settings = problem === null ? (read?.settings ?? atStart) : cautious(read ?? { settings: defaults, unread: ['recording'] });

  function keep(): AppError | null {
    // Nobody knows what it holds: writing would lose it.
    if (unwritable !== null) return null;
    try {
      file.write(settingsDocument(settings, defaults, preset));
      return null;
    } catch (cause) {
      log.error('the settings could not be kept', { why: cause instanceof Error ? cause.message : 'unknown' });
      return refusalOf('settings', cause);
    }
  }
  // The copy has what could not be read: said once, it is not said again at the next start.
  if (read !== null && read.unread.length > 0) keep();

  return {
    problem,
    store: {
      read: () => settings,
      write(changed) {
        settings = changed;
        const refusal = keep();
        if (refusal !== null) source.refused(refusal);
      },
    },
  };
}

/** Whoever chose to keep recordings for ever would lose them by a bad sector: what nobody chose deletes nothing. */
function cautious({ settings, unread }: KeptSettings): Settings {
  const isUnknown = unread.some((path) => path === 'recording' || path === 'recording.keepDays');
  return isUnknown ? { ...settings, recording: { ...settings.recording, keepDays: null } } : settings;
}
