import type { Configuration } from 'electron-builder';
import type { ReleaseEnvironment } from './release-environment.ts';

const MICROPHONE = 'Your customers hear you through the microphone during calls.';

/** One app for both kinds of Mac. The zip is what updates download. */
export function macosApp({
  isMacSigned,
  isMacNotarized,
}: Pick<ReleaseEnvironment, 'isMacSigned' | 'isMacNotarized'>): Pick<Configuration, 'mac' | 'dmg'> {
  return {
    mac: {
      target: [
        { target: 'dmg', arch: ['universal'] },
        { target: 'zip', arch: ['universal'] },
      ],
      icon: 'build/icons/icon.icns',
      category: 'public.app-category.business',
      // It takes no library of another signer; an unsigned app's libraries have none at all.
      hardenedRuntime: isMacSigned,
      notarize: isMacNotarized,
      gatekeeperAssess: false,
      entitlements: 'build/packaging/macos/entitlements.plist',
      entitlementsInherit: 'build/packaging/macos/entitlements.plist',
      // The same file for one architecture in both halves.
      x64ArchFiles: '**/node_modules/@livekit/rtc-ffi-bindings-darwin-*/**',
      extraResources: [{ from: 'build/packaging/macos/strings', to: '.' }],
      extendInfo: { NSMicrophoneUsageDescription: MICROPHONE },
    },
    dmg: {
      title: '${productName} ${version}',
      contents: [
        { x: 140, y: 200, type: 'file' },
        { x: 400, y: 200, type: 'link', path: '/Applications' },
      ],
      writeUpdateInfo: false,
    },
  };
}
