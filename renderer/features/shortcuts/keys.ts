/** Keys pressed together with Ctrl (on a Mac with Command), as `KeyboardEvent.key` names them in small letters. */
export interface Keys {
  readonly key: string;
  readonly shift: boolean;
}

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Signs that some keyboards type with Shift and others without: Shift does not count for them. */
const SIGNS = new Set(['/', ',']);

/** Alt is never part of a shortcut: with Ctrl it is AltGr on Brazilian keyboards, which types `/` and `?`. */
export function isPressed({ key, shift }: Keys, press: KeyPress, isMac: boolean): boolean {
  const isHeld = isMac ? press.metaKey && !press.ctrlKey : press.ctrlKey && !press.metaKey;
  if (!isHeld || press.altKey) return false;
  return press.key.toLowerCase() === key && (SIGNS.has(key) || press.shiftKey === shift);
}

/** As the keys are called on the keyboard: `Ctrl+Shift+A`, on a Mac `⇧⌘A`. */
export function keysInWords({ key, shift }: Keys, isMac: boolean): string {
  const name = key.toUpperCase();
  if (isMac) return `${shift ? '⇧' : ''}⌘${name}`;
  return ['Ctrl', ...(shift ? ['Shift'] : []), name].join('+');
}
