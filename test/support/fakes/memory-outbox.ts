import type { HookLetter, HookOutbox } from '../../../main/core/crm/hook-port.ts';

/** An outbox of a hook in place of the file. */
export interface MemoryOutbox extends HookOutbox {
  /** What the file would hold. */
  readonly kept: () => readonly HookLetter[];
}

export function createMemoryOutbox(): MemoryOutbox {
  let kept: readonly HookLetter[] = [];
  return {
    kept: () => kept,
    read: () => kept,
    write: (next) => {
      kept = next;
    },
  };
}
