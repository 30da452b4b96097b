import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { LineId } from '#contract/line.ts';

const TOKEN_BYTES = 16;

/** The secret paths under which webhooks arrive, each with what it leads to. */
export interface HookPaths<Target> {
  /** `/hooks/<lineId>/<128 random bits>`, and the function that forgets it. */
  add(lineId: LineId, target: Target): { readonly path: string; remove(): void };
  /** What a path leads to; takes the same time whether it is nearly right, wholly wrong or right. */
  find(path: string): Target | null;
}

/** Paths are compared by their hashes, which are of one length and tell nothing of how many letters agreed. */
function digest(path: string): Buffer {
  return createHash('sha256').update(path).digest();
}

export function hookPaths<Target>(): HookPaths<Target> {
  const entries = new Set<{ readonly digest: Buffer; readonly target: Target }>();
  return {
    add(lineId, target) {
      const path = `/hooks/${encodeURIComponent(lineId)}/${randomBytes(TOKEN_BYTES).toString('hex')}`;
      const entry = { digest: digest(path), target };
      entries.add(entry);
      return { path, remove: () => void entries.delete(entry) };
    },
    find(path) {
      const asked = digest(path);
      let found: Target | null = null;
      for (const entry of entries) if (timingSafeEqual(entry.digest, asked)) found = entry.target;
      return found;
    },
  };
}
