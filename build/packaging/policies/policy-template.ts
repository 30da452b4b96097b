import type { Translate } from '#contract/locales/translate.ts';
import { POLICY_AREAS, POLICY_SETTINGS, type PolicySetting } from './policy-settings.ts';

const KEY = 'SOFTWARE\\Policies\\Pilot Softphone';
const SCHEMA = 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions';
/** What is laid down, and what holds until the agent chooses: the two keys that the app reads. */
const LEVELS = ['Locked', 'Recommended'] as const;
type Level = (typeof LEVELS)[number];

/** What is laid down beside them, as a text of the key itself. */
const ABOUT = {
  Organisation: 'policyTemplate.organisation',
  Support: 'policyTemplate.support',
  Prices: 'policyAreas.template.pricesFile',
} as const;
type About = keyof typeof ABOUT;
const ABOUT_NAMES = Object.keys(ABOUT) as readonly About[];

function offered(level: Level): readonly PolicySetting[] {
  return level === 'Locked' ? [...POLICY_SETTINGS, ...POLICY_AREAS] : POLICY_SETTINGS;
}

/** Of letters alone: what stands in it are the places of settings. */
function idOf(level: Level, path: string): string {
  return `${level}_${path.replaceAll('.', '_')}`;
}

/** The administrative template (ADMX) of every setting that Windows' editor of policies offers. The words stand in the `.adml` files. */
export function policyTemplate(): string {
  const policies = LEVELS.flatMap((level) => offered(level).map((setting) => policy(level, setting)));
  return xml(`<policyDefinitions xmlns="${SCHEMA}" revision="1.0" schemaVersion="1.0">
  <policyNamespaces>
    <target prefix="pilot" namespace="PilotSoftphone.Policies" />
    <using prefix="windows" namespace="Microsoft.Policies.Windows" />
  </policyNamespaces>
  <resources minRequiredRevision="1.0" />
  <categories>
    <category name="PilotSoftphone" displayName="$(string.PilotSoftphone)" />
${LEVELS.map((level) => `    <category name="${level}" displayName="$(string.${level})"><parentCategory ref="PilotSoftphone" /></category>`).join('\n')}
  </categories>
  <policies>
${ABOUT_NAMES.map(about).join('\n')}
${policies.join('\n')}
  </policies>
</policyDefinitions>`);
}

function about(name: About): string {
  return `    <policy name="${name}" class="Both" displayName="$(string.${name})" presentation="$(presentation.${name})" key="${KEY}">
      <parentCategory ref="PilotSoftphone" /><supportedOn ref="windows:SUPPORTED_Windows_10_0" />
      <elements><text id="${name}" valueName="${name}" required="true" /></elements>
    </policy>`;
}

function policy(level: Level, setting: PolicySetting): string {
  const id = idOf(level, setting.path);
  const head = `    <policy name="${id}" class="Both" displayName="$(string.${id})"`;
  const place = `<parentCategory ref="${level}" /><supportedOn ref="windows:SUPPORTED_Windows_10_0" />`;
  if (setting.kind === 'switch') {
    return `${head} key="${KEY}\\${level}" valueName="${setting.path}">
      ${place}
      <enabledValue><decimal value="1" /></enabledValue><disabledValue><decimal value="0" /></disabledValue>
    </policy>`;
  }
  return `${head} presentation="$(presentation.${id})" key="${KEY}\\${level}">
      ${place}
      <elements>${element(id, setting)}</elements>
    </policy>`;
}

function element(id: string, setting: PolicySetting): string {
  const named = `id="${id}" valueName="${setting.path}" required="true"`;
  if (setting.kind === 'number') return `<decimal ${named} minValue="${String(setting.least)}" maxValue="${String(setting.most)}" />`;
  if (setting.kind !== 'choice') return `<text ${named} />`;
  const items = setting.choices.map(
    ({ value }, at) => `<item displayName="$(string.${id}_${String(at)})"><value><string>${escaped(value)}</string></value></item>`,
  );
  return `<enum ${named}>${items.join('')}</enum>`;
}

/** The words of the template in one language, which are those of the app. */
export function policyWords(t: Translate): string {
  const strings = LEVELS.flatMap((level) =>
    offered(level).flatMap((setting) => {
      const id = idOf(level, setting.path);
      const choices = setting.kind === 'choice' ? setting.choices : [];
      return [
        line(id, t(setting.label)),
        ...choices.map(({ value, label }, at) => line(`${id}_${String(at)}`, label === null ? value : t(label))),
      ];
    }),
  );
  const presentations = LEVELS.flatMap((level) =>
    POLICY_SETTINGS.filter(({ kind }) => kind !== 'switch').map((setting) => presentation(idOf(level, setting.path), setting, t)),
  );
  return xml(`<policyDefinitionResources xmlns="${SCHEMA}" revision="1.0" schemaVersion="1.0">
  <displayName>Pilot Softphone</displayName>
  <description>Pilot Softphone</description>
  <resources>
    <stringTable>
${[line('PilotSoftphone', 'Pilot Softphone'), line('Locked', t('policyTemplate.locked')), line('Recommended', t('policyTemplate.recommended')), ...ABOUT_NAMES.map((name) => line(name, t(ABOUT[name]))), ...strings].join('\n')}
    </stringTable>
    <presentationTable>
${ABOUT_NAMES.map((name) => `      <presentation id="${name}"><textBox refId="${name}"><label>${escaped(t(ABOUT[name]))}</label></textBox></presentation>`).join('\n')}
${presentations.join('\n')}
    </presentationTable>
  </resources>
</policyDefinitionResources>`);
}

function line(id: string, words: string): string {
  return `      <string id="${id}">${escaped(words)}</string>`;
}

function presentation(id: string, { kind, label }: PolicySetting, t: Translate): string {
  const words = escaped(t(label));
  const control =
    kind === 'choice'
      ? `<dropdownList refId="${id}">${words}</dropdownList>`
      : kind === 'number'
        ? `<decimalTextBox refId="${id}">${words}</decimalTextBox>`
        : `<textBox refId="${id}"><label>${words}</label></textBox>`;
  return `      <presentation id="${id}">${control}</presentation>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function xml(body: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${body}\n`;
}
