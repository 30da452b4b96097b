import type { Configuration } from 'electron-builder';
import { afterPack } from '../packaging/after-pack.ts';

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
};

// electron-builder reads the default export.
export default config;
