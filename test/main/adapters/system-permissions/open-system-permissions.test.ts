import { describe, expect, test } from 'vitest';
import { openSystemPermissions } from '../../../../main/adapters/system-permissions/open-system-permissions.ts';

function on(platform: NodeJS.Platform, microphone: 'granted' | 'denied' | 'restricted' | 'not-determined' | 'unknown', isShown = true) {
  const opened: string[] = [];
  let asked = 0;
  const permissions = openSystemPermissions({
    platform,
    systemPreferences: {
      getMediaAccessStatus: () => microphone,
      async askForMediaAccess() {
        asked += 1;
        return true;
      },
    },
    async open(address) {
      opened.push(address);
    },
    notification: { isSupported: () => isShown },
  });
  return { permissions, opened, asked: () => asked };
}

describe('what the system withholds', () => {
  test('is said where the system tells, with a way to where it is given', async () => {
    const { permissions, opened } = on('win32', 'denied');
    expect(permissions.read()).toEqual([
      { name: 'microphone', state: 'denied', canFix: true },
      { name: 'notifications', state: 'unknown', canFix: true },
    ]);
    await permissions.fix('microphone');
    await permissions.fix('notifications');
    expect(opened).toEqual(['ms-settings:privacy-microphone', 'ms-settings:notifications']);
  });

  test('is asked of macOS where it has not been asked, and found in its settings from then on', async () => {
    const first = on('darwin', 'not-determined');
    expect(first.permissions.read()[0]).toEqual({ name: 'microphone', state: 'unasked', canFix: true });
    await first.permissions.fix('microphone');
    expect([first.asked(), first.opened]).toEqual([1, []]);
    const later = on('darwin', 'restricted');
    expect(later.permissions.read()[0]?.state).toBe('denied');
    await later.permissions.fix('microphone');
    expect(later.opened).toEqual(['x-apple.systempreferences:com.apple.preference.security?Privacy_Microphone']);
  });

  test('is no switch on Linux: the devices tell, and nothing is opened', async () => {
    const { permissions, opened } = on('linux', 'denied', false);
    expect(permissions.read()).toEqual([
      { name: 'microphone', state: 'unknown', canFix: false },
      { name: 'notifications', state: 'denied', canFix: false },
    ]);
    await permissions.fix('microphone');
    expect(opened).toEqual([]);
  });
});
