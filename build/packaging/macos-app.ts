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
      // Without secrets it is signed by nobody in particular: Apple Silicon starts nothing without a signature, and the one that Electron
      // came with is broken by whatever is packed. Left out, electron-builder takes the certificate that the secrets brought.
      ...(isMacSigned ? {} : { identity: '-' }),
      // It takes no library of another signer, and nobody in particular is another one for each file.
      hardenedRuntime: isMacSigned,
      // Apple looks at signatures of its developers alone.
      notarize: isMacSigned && isMacNotarized,
      gatekeeperAssess: false,
      entitlements: 'build/packaging/macos/entitlements.plist',
      entitlementsInherit: 'build/packaging/macos/entitlements.plist',
      // The same file for one architecture in both halves.
      x64ArchFiles: '**/node_modules/@livekit/rtc-ffi-bindings-darwin-*/**',
      extraResources: [
        { from: 'build/packaging/macos/strings', to: '.' },
        { from: 'build/packaging/macos/pilot-softphone', to: 'bin/pilot-softphone' },
      ],
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
