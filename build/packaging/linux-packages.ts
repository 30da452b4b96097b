import { fileURLToPath } from 'node:url';
import type { Configuration } from 'electron-builder';
import type { ReleaseEnvironment } from './release-environment.ts';

const HEADSET_RULES = fileURLToPath(new URL('70-pilot-softphone-headset.rules', import.meta.url));

/**
 * What a system's package brings besides the app: the rule by which Linux lets the agent open a headset's buttons. An AppImage
 * installs nothing, and its users add the rule by hand.
 */
const ruleOfHeadsets = [`${HEADSET_RULES}=/usr/lib/udev/rules.d/70-pilot-softphone-headset.rules`];

/** deb, rpm and AppImage. 64-bit Intel alone: naudiodon brings no PortAudio for other 64-bit machines. */
export function linuxPackages({ maintainer }: Pick<ReleaseEnvironment, 'maintainer'>): Pick<Configuration, 'linux' | 'deb' | 'rpm'> {
  return {
    linux: {
      target: [
        { target: 'AppImage', arch: ['x64'] },
        { target: 'deb', arch: ['x64'] },
        { target: 'rpm', arch: ['x64'] },
      ],
      icon: 'build/icons/linux',
      executableName: 'pilot-softphone',
      syncDesktopName: true,
      category: 'Network;Telephony',
      maintainer,
      vendor: 'Pilot Softphone',
      synopsis: 'Phone for WhatsApp Business calls',
      desktop: {
        entry: {
          GenericName: 'Softphone',
          'GenericName[pt_BR]': 'Telefone',
          'GenericName[es]': 'Teléfono',
          Comment: 'Calls of WhatsApp Business numbers',
          'Comment[pt_BR]': 'Chamadas de números do WhatsApp Business',
          'Comment[es]': 'Llamadas de números de WhatsApp Business',
          Keywords: 'phone;call;softphone;telephone;WhatsApp;',
          'Keywords[pt_BR]': 'telefone;ligar;chamada;ramal;WhatsApp;',
          'Keywords[es]': 'teléfono;llamar;llamada;WhatsApp;',
          StartupNotify: 'true',
          'X-GNOME-SingleWindow': 'true',
        },
      },
    },
    deb: {
      fpm: [...ruleOfHeadsets, '--deb-suggests=gnome-shell-extension-appindicator'],
      afterInstall: 'build/packaging/after-install.sh',
      packageCategory: 'net',
      priority: 'optional',
      depends: [
        'libgtk-3-0',
        'libnotify4',
        'libnss3',
        'libxss1',
        'libxtst6',
        'xdg-utils',
        'libatspi2.0-0',
        'libuuid1',
        'libsecret-1-0',
        'libasound2',
      ],
    },
    rpm: {
      fpm: ruleOfHeadsets,
      afterInstall: 'build/packaging/after-install.sh',
      depends: [
        'gtk3',
        'libnotify',
        'nss',
        'libXScrnSaver',
        '(libXtst or libXtst6)',
        'xdg-utils',
        'at-spi2-core',
        '(libuuid or libuuid1)',
        '(libsecret or libsecret-1-0)',
        '(alsa-lib or libasound2)',
      ],
    },
  };
}
