import { extractAll, getRawHeader } from '@electron/asar';
import { join } from 'node:path';

export interface ArchivedFile {
  /** With `/`, from the archive's root. */
  readonly path: string;
  readonly bytes: number;
  /** Beside the archive, and not in it. */
  readonly isUnpacked: boolean;
}

interface Entry {
  readonly files?: Readonly<Record<string, Entry>>;
  readonly size?: number;
  readonly unpacked?: boolean;
}

/** What an `app.asar` holds. */
export function archivedFiles(resources: string): readonly ArchivedFile[] {
  const { header } = getRawHeader(join(resources, 'app.asar'));
  const found: ArchivedFile[] = [];
  const walk = (entry: Entry, path: string): void => {
    for (const [name, child] of Object.entries(entry.files ?? {})) {
      const at = path === '' ? name : `${path}/${name}`;
      if (child.files === undefined) found.push({ path: at, bytes: child.size ?? 0, isUnpacked: child.unpacked === true });
      else walk(child, at);
    }
  };
  walk(header as Entry, '');
  return found;
}

/** Everything in it, and beside it, as plain files. */
export function extractArchive(resources: string, folder: string): void {
  extractAll(join(resources, 'app.asar'), folder);
}
