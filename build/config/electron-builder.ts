import type { Configuration } from 'electron-builder';
import { afterPack } from '../packaging/after-pack.ts';
import { linuxPackages } from '../packaging/linux-packages.ts';
import { macosApp } from '../packaging/macos-app.ts';
import { PACKED_FILES, UNPACKED_FILES } from '../packaging/packed-files.ts';
import { releaseEnvironment } from '../packaging/release-environment.ts';
import { msiProjectCreated } from '../packaging/windows/msi-project-created.ts';
import { windowsInstallers } from '../packaging/windows-installers.ts';

const release = releaseEnvironment(process.env);

/** What goes into an installed app, and how it is installed. `npm run package` builds it. */
const config: Configuration = {
  appId: 'com.pilotstatus.softphone',
  copyright: 'MIT licensed. Not affiliated with WhatsApp or Meta.',
  directories: { output: 'build/release', buildResources: 'build/icons' },
  artifactName: 'pilot-softphone-${version}-${os}-${arch}.${ext}',
  files: [...PACKED_FILES],
  asar: true,
  asarUnpack: [...UNPACKED_FILES],
  // Chromium's own words; ours are in the app.
  electronLanguages: ['pt-BR', 'en-US', 'es', 'es-419'],
  // Node-API only: what npm built for Node runs in Electron.
  npmRebuild: false,
  afterPack,
  msiProjectCreated,
  protocols: [{ name: 'Telephone', role: 'Viewer', schemes: ['tel', 'callto', 'pilot-softphone'] }],
  // The static one: the systems of today lack the FUSE 2 that the other wants.
  toolsets: { appimage: '1.0.3' },
  ...linuxPackages(release),
  ...windowsInstallers(release),
  ...macosApp(release),
  // Where the app looks for updates, and whose signature it believes, stands in its own package.json: the address in electron-builder's
  // file is of use for its cache and its checks alone.
  publish: release.updateUrl === null ? null : { provider: 'generic', url: `${release.updateUrl}/stable`, channel: 'latest' },
  extraMetadata: {
    ...(release.updateUrl === null ? {} : { updates: { url: release.updateUrl, publicKeys: release.updatePublicKeys } }),
  },
};

// electron-builder reads the default export.
export default config;
