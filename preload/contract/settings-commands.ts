import type { CheckResult } from './diagnostics.ts';
import type { NetworkProof, NetworkSettings } from './network.ts';
import type { ExportOutcome, ExportPlace } from './quality.ts';
import type { SettingsPreview } from './settings-transfer.ts';
import type { SystemPermission, SystemPermissionName } from './setup.ts';

/** Commands round the settings: the network, files of settings, the first run, diagnostics. */
export interface SettingsCommands {
  /** `password` absent: the kept one stays; null: it is forgotten. It goes to main and is never sent back. */
  'network/use': { input: { readonly network: NetworkSettings; readonly password?: string | null }; output: null };
  /** Goes out and back with what is set now. */
  'network/prove': { input: null; output: NetworkProof };
  /** Asks the agent for a file of certificates; null where it is called off. */
  'network/choose-ca': { input: null; output: string | null };
  'settings/export': { input: { readonly to: ExportPlace }; output: ExportOutcome };
  /** Asks the agent for a file and tells what it would change; null where it is called off. */
  'settings/choose-import': { input: null; output: SettingsPreview | null };
  'settings/import': { input: { readonly importId: string }; output: null };
  /** Brings back what was there before the last import. */
  'settings/undo-import': { input: null; output: null };
  'setup/permissions': { input: null; output: readonly SystemPermission[] };
  /** Asks the system for it, or opens the place where it is given; resolves with what the system says then. */
  'setup/fix-permission': { input: { readonly name: SystemPermissionName }; output: readonly SystemPermission[] };
  'diagnostics/run': { input: null; output: readonly CheckResult[] };
  /** Runs the checks, asks where, writes one file; resolves with its path, or null where it is called off. */
  'diagnostics/save': { input: null; output: string | null };
}

export const SETTINGS_COMMAND_NAMES = [
  'network/use',
  'network/prove',
  'network/choose-ca',
  'settings/export',
  'settings/choose-import',
  'settings/import',
  'settings/undo-import',
  'setup/permissions',
  'setup/fix-permission',
  'diagnostics/run',
  'diagnostics/save',
] as const satisfies readonly (keyof SettingsCommands)[];
