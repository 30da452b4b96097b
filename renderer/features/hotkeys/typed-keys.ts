import { accelerator, type Accelerator, type AcceleratorProblem } from '#contract/accelerator.ts';

/** As much of a `KeyboardEvent` as keys are read from. */
export interface TypedKey {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

export type TypedKeys =
  /** Only keys that are held with others, so far. */
  | { readonly kind: 'held'; readonly held: string }
  | { readonly kind: 'keys'; readonly keys: Accelerator }
  | { readonly kind: 'bad'; readonly problem: AcceleratorProblem };

const ARROWS = /^Arrow(Up|Down|Left|Right)$/;

/** What keys pressed together are as a shortcut. */
export function typedKeys(event: TypedKey): TypedKeys {
  const held = [event.ctrlKey && 'Control', event.altKey && 'Alt', event.shiftKey && 'Shift', event.metaKey && 'Super'].filter(
    (part): part is string => part !== false,
  );
  if (['Control', 'Alt', 'Shift', 'Meta', 'AltGraph', 'OS'].includes(event.key)) return { kind: 'held', held: held.join('+') };
  const read = accelerator([...held, keyOf(event)].join('+'));
  return read.ok ? { kind: 'keys', keys: read.value } : { kind: 'bad', problem: read.error };
}

/** A letter by what the keyboard calls it; with Option or AltGr held it types another sign, and only its place tells. */
function keyOf({ key, code }: TypedKey): string {
  if (/^[a-z0-9]$/i.test(key)) return key.toUpperCase();
  const [, place] = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(code) ?? [];
  return place ?? ARROWS.exec(code)?.[1] ?? code;
}
