import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRunpath, writeRunpath } from './elf-runpath.ts';
import { setFuses } from './fuses.ts';
import { architecturesOf } from './mach-o.ts';
import { NATIVE_FILES } from './packed-files.ts';

/** What electron-builder tells of the folder it has just filled. */
export interface PackedApp {
  readonly appOutDir: string;
  readonly electronPlatformName: string;
  readonly packager: {
    readonly appInfo: { readonly productFilename: string };
    /** Of Linux alone. */
    readonly executableName?: string;
  };
}

/** Beside the app's archive. */
const UNPACKED = 'app.asar.unpacked';

/**
 * Last changes to the files of an app before they are signed: its native parts are looked at and mended, and Electron's fuses set.
 * Throws where the app would have no sound.
 */
export async function afterPack(packed: PackedApp): Promise<void> {
  const { appOutDir, electronPlatformName: platform } = packed;
  // The halves of a macOS app are joined first, and come here once more as one.
  if (/-(?:x64|arm64)-temp$/.test(appOutDir)) return;
  const natives = nativeFiles(packed);
  for (const path of natives) {
    if (!existsSync(path)) throw new Error(`PortAudio was not packed: ${path} is missing`);
  }
  if (platform === 'linux') mendRunpath(natives[0] ?? '');
  if (platform === 'darwin') natives.forEach(insistOnBothArchitectures);
  await setFuses(executableOf(packed));
}

function nativeFiles(packed: PackedApp): readonly string[] {
  const { electronPlatformName: platform } = packed;
  if (platform !== 'linux' && platform !== 'win32' && platform !== 'darwin') throw new Error(`nothing is packed for ${platform}`);
  return NATIVE_FILES[platform].map((path) => join(resourcesOf(packed), UNPACKED, path));
}

/** Where the archive lies. */
export function resourcesOf({ appOutDir, electronPlatformName, packager }: PackedApp): string {
  const isMac = electronPlatformName === 'darwin';
  return isMac ? join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents/Resources') : join(appOutDir, 'resources');
}

/** What Electron's binary is called after it was packed; on macOS the bundle. */
export function executableOf({ appOutDir, electronPlatformName, packager }: PackedApp): string {
  const { productFilename } = packager.appInfo;
  switch (electronPlatformName) {
    case 'win32':
      return join(appOutDir, `${productFilename}.exe`);
    case 'darwin':
      return join(appOutDir, `${productFilename}.app`);
    default:
      return join(appOutDir, packager.executableName ?? productFilename);
  }
}

/**
 * naudiodon is linked with the absolute path of the folder it was built in. On another machine it would take the
 * system's PortAudio, or not load at all; `$ORIGIN` is the folder it lies in, with the PortAudio it brings. (On macOS
 * it is linked with `@loader_path`, and Windows looks beside it anyway.)
 */
function mendRunpath(addon: string): void {
  const elf = readFileSync(addon);
  if (readRunpath(elf) === '$ORIGIN') return;
  writeRunpath(elf, '$ORIGIN');
  writeFileSync(addon, elf);
}

/** npm brings a PortAudio without Apple Silicon; `macos/universal-natives.ts` replaces it. */
function insistOnBothArchitectures(path: string): void {
  const found = architecturesOf(readFileSync(path));
  for (const wanted of ['x64', 'arm64']) {
    if (!found.includes(wanted)) throw new Error(`${path} has no ${wanted}: npm run package brings it`);
  }
}
