import type { Place } from '../notices/places.ts';
import type { Keys } from './keys.ts';

/** What acts on a call. The letters are those agents know from Teams and Linphone, the same in every language. */
export const CALL_SHORTCUTS = {
  answer: { key: 'a', shift: true },
  reject: { key: 'd', shift: true },
  silence: { key: 's', shift: true },
  'hang-up': { key: 'h', shift: true },
  mute: { key: 'm', shift: true },
  hold: { key: 'e', shift: true },
} as const satisfies Record<string, Keys>;
export type CallActionName = keyof typeof CALL_SHORTCUTS;
export const CALL_ACTION_NAMES = Object.keys(CALL_SHORTCUTS) as CallActionName[];

/** Places with keys of their own. The pages have Ctrl+1 and so on, in the order of their tabs. */
export const PLACE_SHORTCUTS = {
  palette: { key: 'k', shift: false },
  settings: { key: ',', shift: false },
  shortcuts: { key: '/', shift: false },
  call: { key: '9', shift: false },
} as const satisfies Partial<Record<Place, Keys>>;

/** Brings the number field to the hand. */
export const DIAL_KEYS: Keys = { key: 'l', shift: false };

export function pageKeys(index: number): Keys {
  return { key: String(index + 1), shift: false };
}
