import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { linkValues, withLinks } from '../../build/packaging/windows/msi-links.ts';
import { describe, expect, test } from 'vitest';
import config from '../../build/config/electron-builder.ts';
import { desktopEntryComplaints } from '../../build/package-check/desktop-entry.ts';
import { fileSetComplaints } from '../../build/package-check/file-set.ts';
import { importComplaints } from '../../build/package-check/imports.ts';
import { architecturesOf } from '../../build/packaging/mach-o.ts';
import { PACKED_FILES } from '../../build/packaging/packed-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const REPOSITORY = join(import.meta.dirname, '../..');
const at = (path: string): string => join(REPOSITORY, path);

const GOOD = [
  'package.json',
  'LICENSE',
  'build/out/main/index.js',
  'build/out/main/audio-process.js',
  'build/out/main/practice-process.js',
  'build/out/main/ngrok-process.js',
  'build/out/preload/index.cjs',
  'build/out/renderer/views/main/index.html',
  'build/out/renderer/views/incoming/index.html',
  'build/out/renderer/views/mini/index.html',
  'build/out/renderer/station/index.html',
  'node_modules/ws/index.js',
].map((path) => ({ path, bytes: 1, isUnpacked: false }));

describe('the files of a packed app', () => {
  test('that are right raise no complaint', () => {
    expect(fileSetComplaints(GOOD)).toEqual([]);
  });

  test.each([
    ['build/out/main/index.js.map', 'of no use'],
    ['node_modules/naudiodon/build/Release/obj.target/naudiodon.o', 'of no use'],
    ['node_modules/naudiodon/build/Release/naudiodon.pdb', 'of no use'],
    ['node_modules/react/index.js', 'bundled'],
    ['main/index.ts', 'should not be there'],
    ['.env', 'should not be there'],
    ['build/packaging/key.pem', 'should not be there'],
    ['node_modules/naudiodon/build/Release/naudiodon.node', 'nothing can load it'],
    ['node_modules/@livekit/rtc-ffi-bindings-freebsd-x64/index.js', 'another system'],
  ])('%s is noticed', (path, complaint) => {
    expect(fileSetComplaints([...GOOD, { path, bytes: 1, isUnpacked: false }]).join()).toContain(complaint);
  });

  test('what is missing is noticed', () => {
    expect(fileSetComplaints(GOOD.slice(2))).toEqual(['package.json is missing', 'LICENSE is missing']);
  });

  test('a package that main imports and nobody packed is noticed', () => {
    const app = temporaryFolder();
    mkdirSync(join(app, 'build/out/main/chunks'), { recursive: true });
    mkdirSync(join(app, 'node_modules/ws'), { recursive: true });
    writeFileSync(join(app, 'node_modules/ws/package.json'), '{}');
    const source = `import{a}from"ws";import"node:fs";import x from'electron';const b=await import("@scope/gone/part.js");require("also-gone");import"./chunks/c.js";`;
    writeFileSync(join(app, 'build/out/main/index.js'), source);
    expect(importComplaints(app)).toEqual([
      'index.js imports @scope/gone, which was not packed',
      'index.js imports also-gone, which was not packed',
    ]);
  });
});

describe('a desktop entry', () => {
  const good = [
    '[Desktop Entry]',
    'Exec="/opt/Pilot Softphone/pilot-softphone" %U',
    'Icon=pilot-softphone',
    'Terminal=false',
    'Type=Application',
    'StartupWMClass=pilot-softphone',
    'Categories=Network;Telephony;',
    'MimeType=x-scheme-handler/tel;x-scheme-handler/callto;x-scheme-handler/pilot-softphone;',
    'GenericName[pt_BR]=Telefone',
    'GenericName[es]=Teléfono',
  ];
  test('opens telephone links', () => {
    expect(desktopEntryComplaints(good.join('\n'))).toEqual([]);
  });
  test.each(good.slice(1).map((line) => line.split('=')[0] ?? ''))('without %s is noticed', (key) => {
    expect(desktopEntryComplaints(good.filter((line) => !line.startsWith(`${key}=`)).join('\n'))).toEqual([`${key}=`]);
  });
});

describe('Apple’s two processors', () => {
  test('naudiodon’s own PortAudio knows one that Apple still makes', () => {
    // Where this fails naudiodon has Apple Silicon, and `universal-natives.ts` is no longer needed.
    expect(architecturesOf(readFileSync(at('node_modules/naudiodon/portaudio/bin/libportaudio.dylib')))).toEqual(['ia32', 'x64']);
  });
  test('a library of one processor, of two, and of none', () => {
    const fat = Buffer.alloc(48);
    fat.writeUInt32BE(0xcafebabe, 0);
    fat.writeUInt32BE(2, 4);
    fat.writeUInt32BE(0x01000007, 8);
    fat.writeUInt32BE(0x0100000c, 28);
    expect(architecturesOf(fat)).toEqual(['x64', 'arm64']);
    const thin = Buffer.alloc(32);
    thin.writeUInt32LE(0xfeedfacf, 0);
    thin.writeUInt32LE(0x0100000c, 4);
    expect(architecturesOf(thin)).toEqual(['arm64']);
    expect(() => architecturesOf(Buffer.from('\u007fELF and more'))).toThrow('not a library of macOS');
  });
});

describe('every installer', () => {
  test('of the issue is asked for', () => {
    const targets = [config.win, config.mac, config.linux].flatMap((system) => [system?.target ?? []].flat(2));
    const names = targets.map((target) => (typeof target === 'string' ? target : 'target' in target ? target.target : ''));
    expect(names).toEqual(['nsis', 'msi', 'dmg', 'zip', 'AppImage', 'deb', 'rpm']);
    expect(config.nsis).toMatchObject({ oneClick: false, perMachine: false, allowElevation: true });
    expect(config.mac).toMatchObject({ hardenedRuntime: false, entitlements: 'build/packaging/macos/entitlements.plist' });
  });

  test('opens telephone links on each system', () => {
    const [telephone] = [config.protocols ?? []].flat();
    const schemes = [telephone?.schemes ?? []].flat();
    expect(schemes).toEqual(['tel', 'callto', 'pilot-softphone']);
    const installer = readFileSync(at('build/packaging/windows/installer.nsh'), 'utf8');
    for (const scheme of schemes) expect(installer).toContain(`"${scheme}"`);
  });

  test('registers the same on Windows: an MSI what the other writes, in electron-builder’s own project for it', () => {
    const template = readFileSync(at('node_modules/app-builder-lib/templates/msi/template.xml'), 'utf8');
    const script = readFileSync(at('build/packaging/windows/installer.nsh'), 'utf8');
    const values = linkValues(script);
    expect(values).toHaveLength(script.match(/WriteRegStr/g)?.length ?? 0);
    const command = '"$INSTDIR\\Pilot Softphone.exe" "%1"';
    for (const key of ['PilotSoftphone.Link', 'pilot-softphone'])
      expect(values).toContainEqual({ key: `Software\\Classes\\${key}\\shell\\open\\command`, name: '', value: command });
    for (const { key, value } of values) expect(`${key} ${value}`).not.toMatch(/\$(?!INSTDIR\\)/);

    const project = withLinks(template, script);
    expect(project.match(/<RegistryValue Root="HKLM"/g)).toHaveLength(values.length);
    expect(project.match(/KeyPath="yes"/g)).toHaveLength(1);
    expect(project).toContain('Value="&quot;[APPLICATIONFOLDER]Pilot Softphone.exe&quot; &quot;%1&quot;"');
    expect(project).not.toContain('$INSTDIR');
    expect(() => withLinks('<Wix/>', script)).toThrow('nothing has a place');
    expect(() => withLinks(template, '; nothing')).toThrow('writes nothing');
    expect(() => withLinks(template, script.replace('${LINKS_CLASS}', '${LINK_CLASS}'))).toThrow('${LINK_CLASS} stands for nothing');
    expect(() => withLinks(template, script.replace(/^!define LINKS_KEY.*$/m, ''))).toThrow('${LINKS_KEY} stands for nothing');
  });

  test('asks for the microphone in three languages on macOS', () => {
    for (const language of ['pt_BR', 'en', 'es']) {
      expect(readFileSync(at(`build/packaging/macos/strings/${language}.lproj/InfoPlist.strings`), 'utf8')).toMatch(
        /^NSMicrophoneUsageDescription = ".+";$/m,
      );
    }
    expect(readFileSync(at('build/packaging/macos/entitlements.plist'), 'utf8')).toContain('com.apple.security.device.audio-input');
  });

  test('brings no source and no map', () => {
    expect(PACKED_FILES).toContain('!build/out/**/*.map');
  });
});
