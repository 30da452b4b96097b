import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/**
 * A fresh folder in the system's temp folder that others cannot read, named after this process. Removes what runs
 * that were killed before they could clean up have left under the same name.
 */
export function privateFolder(name: string): string {
  for (const left of globSync(`pilot-${name}-+([0-9])-*`, { cwd: tmpdir() })) {
    const pid = /^pilot-[a-z]+-(\d+)-/.exec(basename(left))?.[1];
    if (process.platform === 'linux' && pid !== undefined && !existsSync(`/proc/${pid}`))
      rmSync(join(tmpdir(), left), { recursive: true, force: true });
  }
  return mkdtempSync(join(tmpdir(), `pilot-${name}-${process.pid}-`));
}
