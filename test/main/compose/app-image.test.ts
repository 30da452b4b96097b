import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runningAppImage } from '../../../main/compose/app-image.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const APPIMAGE = '/people/ana/pilot.AppImage';

test('a program runs from the AppImage that has mounted it, also where the folder of mounts is a link', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'there/.mount_pilotX'), { recursive: true });
  symlinkSync(join(folder, 'there'), join(folder, 'tmp'));
  const program = join(folder, 'there/.mount_pilotX/pilot-softphone');
  for (const mounts of ['there', 'tmp'])
    expect(runningAppImage({ APPIMAGE, APPDIR: join(folder, mounts, '.mount_pilotX') }, program)).toBe(APPIMAGE);
});

test.each<readonly [string, Readonly<Record<string, string>>, string]>([
  ['what was started with none', {}, '/opt/Pilot Softphone/pilot-softphone'],
  ['a deb in the terminal of an editor’s AppImage', { APPIMAGE, APPDIR: '/tmp/.mount_editor' }, '/opt/Pilot Softphone/pilot-softphone'],
  ['a folder whose name only begins as the mount', { APPIMAGE, APPDIR: '/tmp/.mount_pilot' }, '/tmp/.mount_pilotX/pilot-softphone'],
  ['what knows of no mount', { APPIMAGE }, '/opt/Pilot Softphone/pilot-softphone'],
  ['what knows an empty mount', { APPIMAGE, APPDIR: '' }, '/opt/Pilot Softphone/pilot-softphone'],
  ['what knows of no image', { APPDIR: '/opt/Pilot Softphone' }, '/opt/Pilot Softphone/pilot-softphone'],
])('%s runs from none', (_what, env, program) => {
  expect(runningAppImage(env, program)).toBeNull();
});
