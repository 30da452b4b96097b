import { intoProject } from './msi-project.ts';

/** Never another one: Windows knows by it what to take away. */
const COMPONENT_GUID = 'C1B6E0D4-58F3-4F0A-9B1E-2F6B0A7D9E35';
/** Windows Installer writes a folder with a backslash at its end. */
const FOLDER = '[APPLICATIONFOLDER]bin';

/**
 * electron-builder's project of an MSI, with the folder of the command in PATH of all users: Windows Installer adds it at the end, once, and
 * takes it out again. A component that has no file is known by a value of the registry.
 */
export function withCommand(project: string): string {
  const known = `<RegistryValue Root="HKLM" Key="Software\\Pilot Softphone" Name="CommandFolder" Type="string" Value="${FOLDER}" KeyPath="yes"/>`;
  const path = `<Environment Id="CommandFolder" Name="PATH" Value="${FOLDER}" Action="set" Part="last" Permanent="no" System="yes"/>`;
  return intoProject(project, `<Component Id="CommandFolder" Guid="${COMPONENT_GUID}">\n${known}\n${path}\n</Component>`);
}
