/** Keys pressed together, as Electron writes them, in one order and spelling: `Control+Shift+F9`. */
export type Accelerator = string & { readonly __accelerator: unique symbol };

/** Why keys are no good as a global shortcut. */
export type AcceleratorProblem =
  | 'unknown-key'
  /** Too few keys held: it would take something that every program needs, such as Ctrl+C. */
  | 'too-common'
  /** The system or the window manager acts on it first. */
  | 'of-the-system';

const MODIFIERS = ['Control', 'Alt', 'Shift', 'Super'] as const;
type Modifier = (typeof MODIFIERS)[number];

const MODIFIER_NAMES: Readonly<Record<string, Modifier>> = {
  control: 'Control',
  ctrl: 'Control',
  alt: 'Alt',
  option: 'Alt',
  shift: 'Shift',
  super: 'Super',
  meta: 'Super',
  command: 'Super',
  cmd: 'Super',
};

const LETTER = /^(?:[A-Z]|[0-9])$/;
const FUNCTION_KEY = /^F(?:[1-9]|1[0-9]|2[0-4])$/;
const NAMED_KEYS = [
  'Space',
  'Insert',
  'Delete',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Up',
  'Down',
  'Left',
  'Right',
  'MediaPlayPause',
  'MediaStop',
  'MediaNextTrack',
  'MediaPreviousTrack',
];
const OF_THE_SYSTEM = ['Alt+F4', 'Control+F4', 'Control+Alt+Delete', 'Control+Alt+Shift+Delete', 'Alt+Space', 'Control+Alt+Home'];

/** The keys in one spelling, or what is wrong with them. Nothing of `text` is kept that is not a known key. */
export function accelerator(
  text: string,
): { readonly ok: true; readonly value: Accelerator } | { readonly ok: false; readonly error: AcceleratorProblem } {
  const parts = text.slice(0, 60).split('+');
  const key = keyNamed(parts.pop() ?? '');
  const held = parts.map((part) => MODIFIER_NAMES[part.toLowerCase()]);
  if (key === null || held.includes(undefined)) return { ok: false, error: 'unknown-key' };
  const modifiers = MODIFIERS.filter((modifier) => held.includes(modifier));
  const whole = [...modifiers, key].join('+');
  // Ctrl+Alt and a function key is another console on Linux.
  const isConsole = FUNCTION_KEY.test(key) && modifiers.join('+') === 'Control+Alt';
  if (isConsole || OF_THE_SYSTEM.includes(whole)) return { ok: false, error: 'of-the-system' };
  if (modifiers.length < fewestModifiers(key) || (modifiers.length > 0 && modifiers.every((modifier) => modifier === 'Shift'))) {
    return { ok: false, error: 'too-common' };
  }
  return { ok: true, value: whole as Accelerator };
}

/** Brazilian keyboards type `/`, `?` and `°` with AltGr, which Windows tells as Ctrl+Alt: such a shortcut would take those signs away. */
export function takesAltGr(keys: Accelerator): boolean {
  return /^Control\+Alt\+[A-Z0-9]$/.test(keys);
}

/** As the keys are called on the keyboard: `Ctrl+Shift+F9`, on a Mac `⌃⇧F9`. */
export function acceleratorWords(keys: Accelerator, isMac: boolean): string {
  const parts = keys.split('+');
  if (!isMac) return parts.map((part) => (part === 'Control' ? 'Ctrl' : part === 'Super' ? 'Win' : part)).join('+');
  const signs: Readonly<Record<string, string>> = { Control: '⌃', Alt: '⌥', Shift: '⇧', Super: '⌘' };
  return parts.map((part) => signs[part] ?? part).join('');
}

function keyNamed(part: string): string | null {
  const upper = part.toUpperCase();
  if (LETTER.test(upper) || FUNCTION_KEY.test(upper)) return upper;
  return NAMED_KEYS.find((name) => name.toUpperCase() === upper) ?? null;
}

/** How many keys have to be held with it so that no other program is likely to want it. */
function fewestModifiers(key: string): number {
  if (key.startsWith('Media') || /^F(?:1[3-9]|2[0-4])$/.test(key)) return 0;
  return FUNCTION_KEY.test(key) ? 1 : 2;
}
