import { fileURLToPath } from 'node:url';
import type { Configuration } from 'electron-builder';
import { afterPack } from '../packaging/after-pack.ts';

/**
 * What a system's package brings besides the app: the rule by which Linux lets the agent open a headset's buttons. An AppImage
 * installs nothing, and its users add the rule by hand.
 */
const linuxPackage = {
  fpm: [
    `${fileURLToPath(new URL('../packaging/70-pilot-softphone-headset.rules', import.meta.url))}=/usr/lib/udev/rules.d/70-pilot-softphone-headset.rules`,
  ],
  afterInstall: 'build/packaging/after-install.sh',
};

/** What goes into an installed app. */
const config: Configuration = {
  appId: 'com.pilotstatus.softphone',
  directories: { output: 'build/release', buildResources: 'build/icons' },
  files: ['build/out/{main,preload,renderer}/**', 'package.json'],
  // The system's loader reads no archive.
  asarUnpack: ['node_modules/naudiodon/**', 'node_modules/@livekit/rtc-ffi-bindings*/**'],
  // Node-API only: what npm built for Node runs in Electron.
  npmRebuild: false,
  afterPack,
  deb: linuxPackage,
  rpm: linuxPackage,
};

// electron-builder reads the default export.
export default config;
