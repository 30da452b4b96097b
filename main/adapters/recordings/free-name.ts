import { access } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** A path in the folder that no file has yet: `name.wav`, `name (2).wav`, … Whatever no file system takes in a name becomes a dash. */
export async function freeName(folder: string, name: string): Promise<string> {
  const safe = name.replaceAll(/[^\p{L}\p{N} .,()+_-]/gu, '-');
  const end = extname(safe);
  const stem = safe.slice(0, safe.length - end.length);
  for (let number = 1; ; number += 1) {
    const path = join(folder, number === 1 ? safe : `${stem} (${String(number)})${end}`);
    if (!(await isThere(path))) return path;
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
