import { readFile, writeFile } from 'node:fs/promises';
import { withCommand } from './msi-command.ts';
import { SCRIPT, withLinks } from './msi-links.ts';

/** electron-builder's hook: after it has written the project of an MSI, before WiX reads it. Its own template has neither. */
export async function msiProjectCreated(path: string): Promise<void> {
  const project = await readFile(path, 'utf8');
  await writeFile(path, withCommand(withLinks(project, await readFile(SCRIPT, 'utf8'))));
}
