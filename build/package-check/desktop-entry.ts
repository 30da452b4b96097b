/** What deb and rpm must say to the desktop; each with why. */
const WANTED: readonly (readonly [string, RegExp])[] = [
  ['Exec', /^"?\/opt\/Pilot Softphone\/pilot-softphone"? %U$/],
  ['Icon', /^pilot-softphone$/],
  ['Terminal', /^false$/],
  ['Type', /^Application$/],
  // Electron takes the window's class from package.json's desktopName.
  ['StartupWMClass', /^pilot-softphone$/],
  ['Categories', /^Network;Telephony;$/],
  ['MimeType', /^x-scheme-handler\/tel;x-scheme-handler\/callto;x-scheme-handler\/pilot-softphone;$/],
  ['GenericName[pt_BR]', /\S/],
  ['GenericName[es]', /\S/],
];

/** What is wrong with a desktop entry; empty where all is well. */
export function desktopEntryComplaints(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => line !== '');
  const values = new Map(lines.slice(1).map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
  return [
    ...(lines[0] === '[Desktop Entry]' ? [] : ['it does not begin with [Desktop Entry]']),
    ...WANTED.filter(([key, pattern]) => !pattern.test(values.get(key) ?? '')).map(([key]) => `${key}=${values.get(key) ?? ''}`),
  ];
}
