import type { AgentDevice } from '#contract/audio.ts';
import type { Translate } from '#contract/locales/translate.ts';

/** No device has this name: it stands for "whatever the system uses". */
export const FOLLOW_SYSTEM = 'follow-system';

export interface DeviceOption {
  readonly value: string;
  readonly label: string;
}

/** The system's default first, then each device; a chosen one that is unplugged stays on the list and says so. */
export function deviceOptions(devices: readonly AgentDevice[], chosen: string | null, t: Translate): readonly DeviceOption[] {
  const byDefault = devices.find((device) => device.isDefault);
  const follow = {
    value: FOLLOW_SYSTEM,
    label: byDefault === undefined ? t('settings.systemDefault') : t('settings.systemDefaultIs', { device: byDefault.name }),
  };
  const names = [...new Set(devices.map((device) => device.name))];
  const present = names.map((name) => ({ value: name, label: labelOf(name, devices, t) }));
  const isAway = chosen !== null && !names.includes(chosen);
  return [follow, ...present, ...(isAway ? [{ value: chosen, label: t('settings.unplugged', { device: chosen }) }] : [])];
}

/** One that a kind of number cannot use says so: its calls sound on the default then. */
function labelOf(name: string, devices: readonly AgentDevice[], t: Translate): string {
  const only = devices.find((device) => device.name === name)?.only;
  return only === undefined ? name : t(`settings.onlyFor.${only}`, { device: name });
}
