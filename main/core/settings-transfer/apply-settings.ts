import type { AppError } from '#contract/errors.ts';
import type { Result } from '#contract/result.ts';
import type { Settings, SettingsChange } from '#contract/settings.ts';
import { nextSettings } from '../next-settings.ts';
import type { SettingsStore } from '../ports.ts';

export interface ApplyPorts {
  readonly settings: SettingsStore;
  /** Why the settings may not become these, or null. */
  readonly refusal: (to: Settings) => AppError | null;
  readonly changeSettings: (change: SettingsChange) => Promise<Result<null, AppError>>;
}

/** Makes the settings these, wholly or, where any of it is refused, not at all. */
export async function applySettings(to: Settings, ports: ApplyPorts): Promise<Result<null, AppError>> {
  const { settings, refusal, changeSettings } = ports;
  const now = settings.read();
  const change = changeTo(to, now);
  // Members that no command changes come first; what follows from the others, the controller knows.
  const from = { ...now, headsets: to.headsets, network: to.network };
  const next = nextSettings({ from, change, refusal });
  if (!next.ok) return next;
  settings.write(from);
  return changeSettings(change);
}

/** The settings as one change: all that `settings/change` may change. Practice that is as it was is not asked for once more. */
function changeTo(settings: Settings, now: Settings): SettingsChange {
  const { tunnel: _tunnel, network: _network, knownDevices: _known, headsets: _headsets, setup: _setup, practice, ...change } = settings;
  return practice === now.practice ? change : { ...change, practice };
}
