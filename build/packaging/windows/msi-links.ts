import { intoProject, xml } from './msi-project.ts';

/** A value that an installer writes, with the two words of NSIS' script in it that stand for the program. */
interface RegistryValue {
  readonly key: string;
  /** Empty for the key's own value. */
  readonly name: string;
  readonly value: string;
}

/** Its own place in the repository. */
export const SCRIPT = 'build/packaging/windows/installer.nsh';
const PROGRAM = 'Pilot Softphone';
/** Never another one: Windows knows by it what to take away, also when a later MSI has other values. */
const COMPONENT_GUID = '475B2712-657A-4B65-B47A-FE3C87680632';

/** What the other installer's script writes: the one place where it is said. Throws where it has a word that stands for nothing. */
export function linkValues(script: string): readonly RegistryValue[] {
  const defined = new Map([...script.matchAll(/^!define (\w+) "(.*)"$/gm)].map(([, name = '', value = '']) => [name, value]));
  defined.set('PRODUCT_NAME', PROGRAM).set('APP_EXECUTABLE_FILENAME', `${PROGRAM}.exe`);
  const whole = (text: string): string =>
    text.replaceAll(/\$\{(\w+)\}/g, (written, name: string) => {
      const value = defined.get(name);
      if (value === undefined) throw new Error(`${written} stands for nothing that is known here`);
      return value;
    });
  return [...script.matchAll(/^ *WriteRegStr SHCTX "(.*?)" "(.*?)" (?:"(.*)"|'(.*)')$/gm)].map(
    ([, key = '', name = '', value, quoted]) => ({ key: whole(key), name: whole(name), value: whole(value ?? quoted ?? '') }),
  );
}

/** electron-builder's project of an MSI, with what Windows must know to offer the app for telephone links. Its own template registers none. */
export function withLinks(project: string, script: string): string {
  const values = linkValues(script);
  if (values.length === 0) throw new Error(`${SCRIPT} writes nothing that is understood here`);
  const rows = values.map(({ key, name, value }, index) => {
    const about = name === '' ? '' : ` Name="${xml(name)}"`;
    // Installed by the first of them, and taken away with it.
    const path = index === 0 ? ' KeyPath="yes"' : '';
    return `<RegistryValue Root="HKLM" Key="${xml(key)}"${about} Type="string" Value="${xml(msiValue(value))}"${path}/>`;
  });
  return intoProject(project, `<Component Id="TelephoneLinks" Guid="${COMPONENT_GUID}">\n${rows.join('\n')}\n</Component>`);
}

/** Windows Installer writes a folder with a backslash at its end. */
function msiValue(value: string): string {
  return value.replaceAll('$INSTDIR\\', '[APPLICATIONFOLDER]');
}
