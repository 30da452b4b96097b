import type { Accelerator } from '#contract/accelerator.ts';
import type { GlobalKeys } from '../../../main/core/hotkeys/global-keys-port.ts';

export interface FakeKeys extends GlobalKeys {
  taken(): readonly Accelerator[];
  /** Presses keys, wherever the person is. */
  press(keys: Accelerator): void;
  /** Another program has them from here on. */
  occupy(keys: Accelerator): void;
}

/** A system's keys: each belongs to one program at most. */
export function createFakeKeys({ isAnswerBinding = true }: { readonly isAnswerBinding?: boolean } = {}): FakeKeys {
  const taken = new Map<Accelerator, () => void>();
  const occupied = new Set<Accelerator>();
  return {
    isAnswerBinding,
    take(keys, pressed) {
      if (taken.has(keys) || occupied.has(keys)) return null;
      taken.set(keys, pressed);
      return () => taken.delete(keys);
    },
    taken: () => [...taken.keys()],
    press: (keys) => taken.get(keys)?.(),
    occupy: (keys) => void occupied.add(keys),
  };
}
