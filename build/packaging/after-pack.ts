import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRunpath, writeRunpath } from './elf-runpath.ts';

/** Beside the app's archive: neither the system's loader nor `dlopen` can look into it. */
const ADDON = 'app.asar.unpacked/node_modules/naudiodon/build/Release/naudiodon.node';

/** What electron-builder tells of the folder it has just filled. */
export interface PackedApp {
  readonly appOutDir: string;
  readonly electronPlatformName: string;
}

/**
 * naudiodon is linked with the absolute path of the folder it was built in. On another machine it would take the
 * system's PortAudio, or not load at all; `$ORIGIN` is the folder it lies in, with the PortAudio it brings. (On macOS
 * it is linked with `@loader_path`, and Windows looks beside it anyway.)
 *
 * Throws where the addon was left out, because such an app would have no sound.
 */
export function afterPack({ appOutDir, electronPlatformName }: PackedApp): void {
  if (electronPlatformName !== 'linux') return;
  const addon = join(appOutDir, 'resources', ADDON);
  if (!existsSync(addon)) throw new Error(`PortAudio was not packed: ${addon} is missing`);
  const elf = readFileSync(addon);
  if (readRunpath(elf) === '$ORIGIN') return;
  writeRunpath(elf, '$ORIGIN');
  writeFileSync(addon, elf);
}
