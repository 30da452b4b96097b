import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { UpdateAddress } from '../../../main/adapters/updater/build-facts.ts';
import type { SoftphoneOrder } from '../softphone/launch-softphone.ts';
import { TEST_AUTHORITY } from '../tls/test-authority.ts';
import { programText } from './app-image.ts';

const REPOSITORY = join(import.meta.dirname, '../../..');

/** A copy of the built app that takes itself for an AppImage on this machine, and what becomes of it. */
export interface InstalledApp {
  readonly folder: string;
  /** How it is started. */
  readonly order: Pick<SoftphoneOrder, 'app' | 'env'>;
  /** The file that the user starts. */
  image(): string;
  /** How the installed file was started since: to be used, or only to settle in. Null: not at all. */
  wasRun(): 'to be used' | 'to settle in' | null;
  /** Where what was downloaded lies. */
  readonly pending: string;
  remove(): void;
}

/** The version, the address of its updates and the key they are signed with stand where the packaging writes them. */
export function installApp({ version, address }: { readonly version: string; readonly address: UpdateAddress }): InstalledApp {
  const folder = mkdtempSync(join(tmpdir(), 'softphone-installed-'));
  const resources = join(folder, 'resources');
  const app = join(resources, 'app');
  mkdirSync(app, { recursive: true });
  const own: unknown = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8'));
  writeFileSync(join(app, 'package.json'), JSON.stringify({ ...(own as object), version, updates: address }));
  symlinkSync(join(REPOSITORY, 'build'), join(app, 'build'));
  writeFileSync(
    join(resources, 'app-update.yml'),
    `provider: generic\nurl: ${address.url}\nupdaterCacheDirName: pilot-softphone-updater\n`,
  );
  const image = join(folder, 'Pilot-Softphone.AppImage');
  writeFileSync(image, programText(folder, version));
  chmodSync(image, 0o755);
  // The one authority that this machine's own list holds is the server's.
  const trusted = join(folder, 'authority.pem');
  writeFileSync(trusted, TEST_AUTHORITY);
  const ran = join(folder, 'ran');
  const cache = join(folder, 'cache');
  return {
    folder,
    order: {
      app,
      env: {
        APPIMAGE: image,
        // The development host's program lies in what the image would have mounted.
        APPDIR: dirname(process.execPath),
        DEV_HOST_PACKED: '1',
        SSL_CERT_FILE: trusted,
        XDG_CACHE_HOME: cache,
        XDG_CONFIG_HOME: join(folder, 'config'),
      },
    },
    image: () => (existsSync(image) ? readFileSync(image, 'utf8') : ''),
    wasRun() {
      if (!existsSync(ran)) return null;
      return readFileSync(ran, 'utf8').endsWith(' true\n') ? 'to settle in' : 'to be used';
    },
    pending: join(cache, 'pilot-softphone-updater/pending'),
    remove() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
