import type { SettingPath } from '#contract/policy.ts';
import type { Settings } from '#contract/settings.ts';
import { SETTINGS_FILE_KIND } from '#contract/settings-transfer.ts';
import { isMembers, withoutMember } from '../policy/setting-path.ts';

const FILE_VERSION = 1;

/**
 * What stays on this machine: what the app saw here, files that lie here, who the agent is to the proxy, and the tunnel, which can end
 * in one place alone and is nothing without its token.
 */
export const STAYS_HERE: readonly SettingPath[] = [
  'knownDevices',
  'setup',
  'startup.toldOfTray',
  'tunnel',
  'network.proxyUser',
  'network.proxyLoginAt',
  'network.extraCaFile',
];

/**
 * What no file switches on: who gets told of every call, and which programs of this machine a call may open, need the agent's own hand.
 */
export const BY_HAND: readonly SettingPath[] = ['hook.isOn', 'crm.schemes'];

/** Whether a member that no version has is named like a key: somebody wrote it into the file by hand, in vain. */
export function isSecretName(path: SettingPath): boolean {
  return /(?:key|token|password|passphrase|secret|login)$/i.test(path);
}

/**
 * The settings as a file for another machine. Keys and passwords have places of their own and are not in it; addresses are, as they were
 * typed, with whatever stands in them.
 */
export function settingsFile(settings: Settings, about: { readonly version: string; readonly at: string }): string {
  const shared = STAYS_HERE.reduce<Readonly<Record<string, unknown>>>(withoutMember, { ...settings });
  const document = { kind: SETTINGS_FILE_KIND, version: FILE_VERSION, app: about.version, exportedAt: about.at, settings: shared };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** The settings in the text of such a file; null where it is none, or of a later version. */
export function settingsOfFile(text: string): Readonly<Record<string, unknown>> | null {
  const document = parsed(text);
  if (!isMembers(document) || document['kind'] !== SETTINGS_FILE_KIND || document['version'] !== FILE_VERSION) return null;
  const settings = document['settings'];
  return isMembers(settings) ? settings : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // the parser's words would quote the file
  }
}
