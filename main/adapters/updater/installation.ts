import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { NoUpdates } from '#contract/updates.ts';

/** How this copy came onto the machine, as far as updating goes. */
export interface Installation {
  readonly none: NoUpdates | null;
  readonly isUnattended: boolean;
}

/**
 * Who may replace this copy: an AppImage, a Windows installation of one user and a macOS app replace themselves; a deb, an rpm and one
 * for all users of Windows need a password; an MSI (it lacks the uninstaller of the other) and a bare folder are left to whoever put
 * them there.
 */
export function installationOf({
  platform,
  appImage,
  env,
  executable,
  resources,
  exists = existsSync,
}: {
  readonly platform: NodeJS.Platform;
  /** Which one the program runs from. */
  readonly appImage: string | null;
  readonly env: NodeJS.ProcessEnv;
  readonly executable: string;
  readonly resources: string;
  readonly exists?: (path: string) => boolean;
}): Installation {
  switch (platform) {
    case 'darwin':
      return { none: null, isUnattended: true };
    case 'win32': {
      if (!exists(join(dirname(executable), 'Uninstall Pilot Softphone.exe'))) return { none: 'by-system', isUnattended: false };
      const own = env['LOCALAPPDATA'];
      return { none: null, isUnattended: own !== undefined && own !== '' && executable.toLowerCase().startsWith(own.toLowerCase()) };
    }
    default:
      if (appImage !== null) return { none: null, isUnattended: true };
      return { none: exists(join(resources, 'package-type')) ? null : 'by-system', isUnattended: false };
  }
}
