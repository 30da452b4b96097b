import { rmSync } from 'node:fs';

/**
 * Removes a folder that a killed process left in the system's temp folder. A child of it may still be going down and
 * writing there: then the folder stays, for the next look to remove, because nobody's start may fail of another's leftovers.
 */
export function removeLeftover(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOTEMPTY')) throw cause;
  }
}
