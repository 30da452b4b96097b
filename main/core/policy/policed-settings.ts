import { appError, type AppError } from '#contract/errors.ts';
import { isLockedPath, type SettingPath } from '#contract/policy.ts';
import type { Settings } from '#contract/settings.ts';
import type { SettingsStore } from '../ports.ts';
import type { Policy } from './policy.ts';
import { isMembers, isSameValue, memberAt, withMember } from './setting-path.ts';

/** What the app itself must be able to change, whatever is locked: where it was, and what it saw. */
const ALWAYS_FREE: readonly SettingPath[] = ['knownDevices', 'setup', 'startup.toldOfTray'];

/** The settings with the administrator's presets where the agent has chosen nothing. */
export function presetSettings(defaults: Settings, policy: Pick<Policy, 'presets'>): Settings {
  return onto(defaults, policy.presets);
}

/**
 * The agent's settings under a policy: a locked place reads as laid down, and what is written there changes nothing, neither now nor on
 * the day when the lock goes. Where nobody could read what was laid down, it reads as it was last chosen. `defaults` are those that
 * `presetSettings` gave.
 */
export function policedSettings(own: SettingsStore, policy: Pick<Policy, 'locked' | 'holdsChosen'>, defaults: Settings): SettingsStore {
  const locked = lockedPlaces(defaults, policy.locked);
  if (locked.length === 0) return own;
  const known = policy.holdsChosen ? own.read() : defaults;
  const laidDown = new Map(locked.map((path) => [path, memberAt(known, path)]));
  let shown: { readonly of: Settings; readonly settings: Settings } | null = null;
  return {
    read() {
      const of = own.read();
      // Asked for with every state: the same object for the same settings.
      if (shown?.of !== of) shown = { of, settings: onto(of, laidDown) };
      return shown.settings;
    },
    write(settings) {
      const kept = own.read();
      own.write(onto(settings, new Map(locked.map((path) => [path, memberAt(kept, path)]))));
    },
  };
}

/** Why settings may not become these: the first locked place that would change; null where none does. */
export function lockRefusal(policy: Pick<Policy, 'locked'>, change: { readonly from: Settings; readonly to: Settings }): AppError | null {
  const path = lockedPlaces(change.from, policy.locked).find(
    (place) => !isSameValue(memberAt(change.from, place), memberAt(change.to, place)),
  );
  return path === undefined ? null : appError('locked-by-policy', path);
}

/** The places of single values that the locks reach; a lock on a group is one on each of its members. */
function lockedPlaces(settings: Settings, locked: readonly SettingPath[]): readonly SettingPath[] {
  if (locked.length === 0) return [];
  return settingPaths(settings).filter((path) => isLockedPath(locked, path) && !isLockedPath(ALWAYS_FREE, path));
}

/** Every place of the settings that has a value of its own: groups by their members, as `ringer.mode`. What is chosen whole is one place. */
export function settingPaths(settings: Settings): readonly SettingPath[] {
  return Object.entries(settings).flatMap(([name, value]) =>
    isMembers(value) && !('provider' in value) ? Object.keys(value).map((member) => `${name}.${member}`) : [name],
  );
}

function onto(settings: Settings, values: ReadonlyMap<SettingPath, unknown>): Settings {
  const document = [...values].reduce<Readonly<Record<string, unknown>>>((so, [path, value]) => withMember(so, path, value), {
    ...settings,
  });
  // Every value comes from settings, or was checked against their schema by whoever read the policy.
  return document as unknown as Settings;
}
