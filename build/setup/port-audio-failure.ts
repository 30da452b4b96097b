import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compilersAreThere, headerFolders } from './port-audio.ts';

const FAILED = 'build/out/port-audio-failed.txt';

/** Whether building naudiodon has failed with all that it depends on as it is now; whatever changes is worth another try. */
export function buildFailedBefore(repository: string): boolean {
  const failed = join(repository, FAILED);
  return existsSync(failed) && readFileSync(failed, 'utf8') === circumstances(repository);
}

/** Remembers the failure, so that the next start does not wait for it again. */
export function rememberFailedBuild(repository: string): void {
  const failed = join(repository, FAILED);
  mkdirSync(dirname(failed), { recursive: true });
  writeFileSync(failed, circumstances(repository));
}

function circumstances(repository: string): string {
  const { optionalDependencies } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
    optionalDependencies?: Readonly<Record<string, string>>;
  };
  const naudiodon = optionalDependencies?.['naudiodon'] ?? 'none';
  return `naudiodon ${naudiodon}, Node ${process.version}, compilers ${String(compilersAreThere())}, headers ${headerFolders().join(' ')}\n`;
}
