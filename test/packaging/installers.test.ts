import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import config from '../../build/config/electron-builder.ts';
import { linuxPackages } from '../../build/packaging/linux-packages.ts';
import { macosApp } from '../../build/packaging/macos-app.ts';
import { releaseEnvironment } from '../../build/packaging/release-environment.ts';
import { windowsInstallers } from '../../build/packaging/windows-installers.ts';
import { msiProjectCreated } from '../../build/packaging/windows/msi-project-created.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const at = (path: string): string => join(import.meta.dirname, '../..', path);

const macOf = (env: NodeJS.ProcessEnv) => macosApp(releaseEnvironment(env)).mac ?? {};

describe('the macOS app', () => {
  test('without secrets is signed by nobody in particular: Apple Silicon starts no app without a signature', () => {
    // Its libraries are of another signer each then, which the hardened runtime would not load.
    expect(macOf({})).toMatchObject({ identity: '-', hardenedRuntime: false, notarize: false });
  });

  test('with a certificate is signed by that, hardened, and shown to Apple', () => {
    const signed = macOf({ CSC_LINK: 'MII', APPLE_ID: 'me@example.com' });
    expect(signed).toMatchObject({ hardenedRuntime: true, notarize: true });
    expect(signed).not.toHaveProperty('identity');
  });

  test('is not shown to Apple where nobody in particular signed it', () => {
    expect(macOf({ APPLE_ID: 'me@example.com' })).toMatchObject({ identity: '-', notarize: false });
  });
});

test('the macOS app brings what a link in a folder of PATH leads to', () => {
  const resources = [macOf({}).extraResources ?? []].flat();
  const launcher = resources.find((one) => typeof one === 'object' && one.to === 'bin/pilot-softphone');
  if (typeof launcher !== 'object' || launcher.from === undefined) throw new Error('no command is packed');
  expect(statSync(at(launcher.from)).mode & 0o111).toBe(0o111);
});

test('deb and rpm bring what keys and recordings are sealed with', () => {
  const { deb, rpm } = linuxPackages(releaseEnvironment({}));
  for (const { depends } of [deb ?? {}, rpm ?? {}]) expect(depends).toContainEqual(expect.stringContaining('libsecret'));
});

describe('the command on Windows', () => {
  const { win } = windowsInstallers(releaseEnvironment({}));
  const [command] = [win?.extraFiles ?? []].flat();

  test('lies in a folder of its own below the program, and starts that', () => {
    if (typeof command !== 'object' || command.from === undefined) throw new Error('no command is packed');
    expect(command.to).toBe('bin/pilot-softphone.cmd');
    expect(readFileSync(at(command.from), 'utf8')).toContain('"%~dp0..\\Pilot Softphone.exe" %*');
  });

  test('is found by a prompt where the .exe installed it, and no more when that was uninstalled', () => {
    const script = readFileSync(at('build/packaging/windows/installer.nsh'), 'utf8');
    const macro = (name: string): string => new RegExp(`!macro ${name}\\n([\\s\\S]*?)!macroend`).exec(script)?.[1] ?? '';
    expect(macro('customInstall')).toContain('!insertmacro commandFolder add');
    // An update uninstalls the version before, and the folder stays where it was.
    expect(macro('customUnInstall')).toMatch(/\$\{ifNot\} \$\{isUpdated\}[\s\S]*!insertmacro commandFolder remove[\s\S]*\$\{endIf\}/);
    expect(readFileSync(at('build/packaging/windows/command-folder.nsh'), 'utf8')).toContain('!define COMMAND_FOLDER "$INSTDIR\\bin"');
  });

  test('is found by a prompt where the .msi installed it, beside the links that it registers', async () => {
    const project = join(temporaryFolder(), 'project.wxs');
    writeFileSync(project, readFileSync(at('node_modules/app-builder-lib/templates/msi/template.xml')));
    expect(config.msiProjectCreated).toBe(msiProjectCreated);
    await msiProjectCreated(project);
    const written = readFileSync(project, 'utf8');
    expect(written).toMatch(
      /<Environment [^>]*Name="PATH" Value="\[APPLICATIONFOLDER\]bin"[^>]* Part="last" Permanent="no" System="yes"\/>/,
    );
    expect(written).toContain('<Component Id="TelephoneLinks"');
    // Of a component that brings no file Windows must know by something else that it is there.
    for (const component of written.match(/<Component Id="(?:CommandFolder|TelephoneLinks)"[\s\S]*?<\/Component>/g) ?? [])
      expect(component.match(/KeyPath="yes"/g)).toHaveLength(1);
  });
});
