import type { Configuration } from 'electron-builder';
import type { ReleaseEnvironment } from './release-environment.ts';

/**
 * An installer that asks for whom it installs (this user, without an administrator, or all of this computer), and an MSI for
 * administrators. 64-bit Intel alone, which Windows on ARM runs too: naudiodon brings no PortAudio for other machines.
 */
export function windowsInstallers({ azureSigning }: Pick<ReleaseEnvironment, 'azureSigning'>): Pick<Configuration, 'win' | 'nsis' | 'msi'> {
  return {
    win: {
      target: [
        { target: 'nsis', arch: ['x64'] },
        { target: 'msi', arch: ['x64'] },
      ],
      icon: 'build/icons/icon.ico',
      // The command line: a program of windows does not keep the prompt waiting for its answer. In a folder of its own, which is all that
      // installers put into PATH: no library of the app is found by it.
      extraFiles: [{ from: 'build/packaging/windows/pilot-softphone.cmd', to: 'bin/pilot-softphone.cmd' }],
      // Smart App Control asks every part for its signature.
      signExts: ['.node', '.dll'],
      verifyUpdateCodeSignature: true,
      ...(azureSigning === null ? {} : { azureSignOptions: { ...azureSigning } }),
    },
    nsis: {
      oneClick: false,
      perMachine: false,
      allowElevation: true,
      allowToChangeInstallationDirectory: true,
      selectPerMachineByDefault: false,
      installerLanguages: ['pt_BR', 'en_US', 'es_ES'],
      displayLanguageSelector: false,
      include: 'build/packaging/windows/installer.nsh',
      // Recordings and history are the company's, and a new installation may want them.
      deleteAppDataOnUninstall: false,
      uninstallDisplayName: '${productName} ${version}',
      license: 'LICENSE',
    },
    msi: {
      perMachine: true,
      oneClick: true,
      // Never another one: it is how Windows knows that a later MSI is the same product.
      upgradeCode: '6B0F2C5E-3D0E-4C0B-9E0C-7A52B7C1D4F1',
      runAfterFinish: false,
    },
  };
}
