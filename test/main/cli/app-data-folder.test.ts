import { expect, test } from 'vitest';
import { appDataFolder } from '../../../main/cli/app-data-folder.ts';

test.each([
  [{ platform: 'linux', env: {}, home: '/people/ana' }, '/people/ana/.config/Pilot Softphone'],
  [{ platform: 'linux', env: { XDG_CONFIG_HOME: '/cfg' }, home: '/people/ana' }, '/cfg/Pilot Softphone'],
  [{ platform: 'darwin', env: {}, home: '/people/ana' }, '/people/ana/Library/Application Support/Pilot Softphone'],
  [
    { platform: 'win32', env: { APPDATA: 'C:\\People\\ana\\AppData\\Roaming' }, home: 'C:\\People\\ana' },
    'C:\\People\\ana\\AppData\\Roaming\\Pilot Softphone',
  ],
] as const)('%j keeps its files in %s', (where, folder) => {
  expect(appDataFolder(where)).toBe(folder);
});
