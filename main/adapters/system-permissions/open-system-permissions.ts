import type { Notification, SystemPreferences } from 'electron';
import type { SystemPermission, SystemPermissionName } from '#contract/setup.ts';
import type { SystemPermissions } from '../../core/system-permissions-port.ts';

/** Pages of the systems' own settings: fixed texts, so that nothing from outside is ever opened. */
const PLACES: Readonly<Record<'win32' | 'darwin', Readonly<Record<SystemPermissionName, string>>>> = {
  win32: { microphone: 'ms-settings:privacy-microphone', notifications: 'ms-settings:notifications' },
  darwin: {
    microphone: 'x-apple.systempreferences:com.apple.preference.security?Privacy_Microphone',
    notifications: 'x-apple.systempreferences:com.apple.preference.notifications',
  },
};

const MEDIA_STATES = {
  granted: 'granted',
  denied: 'denied',
  restricted: 'denied',
  'not-determined': 'unasked',
  unknown: 'unknown',
} as const;

/**
 * Windows and macOS keep a switch for the microphone; Linux has none, and the devices tell there. Nobody tells of the switch for
 * notifications: only whether there is anything that would show one.
 */
export function openSystemPermissions(electron: {
  readonly platform: NodeJS.Platform;
  readonly systemPreferences: Pick<SystemPreferences, 'getMediaAccessStatus' | 'askForMediaAccess'>;
  /** Hands one of the addresses above to the system. */
  readonly open: (address: string) => Promise<void>;
  readonly notification: Pick<typeof Notification, 'isSupported'>;
}): SystemPermissions {
  const { platform, systemPreferences, open, notification } = electron;
  const places = platform === 'win32' || platform === 'darwin' ? PLACES[platform] : null;

  const microphone = (): SystemPermission['state'] =>
    places === null ? 'unknown' : MEDIA_STATES[systemPreferences.getMediaAccessStatus('microphone')];

  return {
    read() {
      const state = microphone();
      return [
        { name: 'microphone', state, canFix: places !== null && state !== 'granted' },
        {
          name: 'notifications',
          state: notification.isSupported() ? (places === null ? 'granted' : 'unknown') : 'denied',
          canFix: places !== null,
        },
      ];
    },
    async fix(name) {
      if (places === null) return;
      // macOS asks once; from then on only its settings can.
      if (name === 'microphone' && platform === 'darwin' && microphone() === 'unasked') {
        await systemPreferences.askForMediaAccess('microphone');
        return;
      }
      await open(places[name]);
    },
  };
}
