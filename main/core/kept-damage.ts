import { appError, type AppError } from '#contract/errors.ts';
import type { KeptDocument, KeptFile } from './kept-file-port.ts';

export interface KeptDamage {
  /** What to tell the agent; null where all was read. */
  readonly problem: AppError | null;
  /** Why nothing may be written: it would lose what there is no copy of. Null: it may. */
  readonly unwritable: AppError | null;
}

/** Puts what could not be read where it is not written over. `unread` names the parts of the document; null: none of it could be read. */
export function keepDamaged(file: KeptFile, kept: KeptDocument, unread: readonly string[] | null): KeptDamage {
  if (kept.state === 'unavailable') return { problem: kept.error, unwritable: kept.error };
  if (kept.state === 'damaged' || (kept.state === 'document' && unread === null)) return { problem: file.setAside(), unwritable: null };
  if (unread === null || unread.length === 0) return { problem: null, unwritable: null };
  const copied = file.copyAside();
  if (!copied.ok) return { problem: copied.error, unwritable: copied.error };
  const { code, detail = '' } = copied.value;
  return { problem: appError(code, `${detail}; not read: ${unread.join(', ')}`), unwritable: null };
}
