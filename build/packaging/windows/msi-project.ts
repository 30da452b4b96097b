const FILES = '<ComponentGroup Id="ProductComponents" Directory="APPLICATIONFOLDER">';

/** electron-builder's project of an MSI with a component more. Throws where it writes it otherwise now. */
export function intoProject(project: string, component: string): string {
  if (project.split(FILES).length !== 2) throw new Error('electron-builder writes its MSI otherwise now: nothing has a place in it');
  return project.replace(FILES, () => `${FILES}\n${component}`);
}

export function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
