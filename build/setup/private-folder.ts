import { existsSync, globSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { removeLeftover } from './remove-leftover.ts';

/**
 * A fresh folder in the system's temp folder that others cannot read, named after this process. Removes what runs
 * that were killed before they could clean up have left under the same name.
 */
export function privateFolder(name: string): string {
  for (const left of globSync(`pilot-${name}-+([0-9])-*`, { cwd: tmpdir() })) {
    const pid = /^pilot-[a-z]+-(\d+)-/.exec(basename(left))?.[1];
    if (process.platform === 'linux' && pid !== undefined && !existsSync(`/proc/${pid}`)) removeLeftover(join(tmpdir(), left));
  }
  return mkdtempSync(join(tmpdir(), `pilot-${name}-${process.pid}-`));
}
