import type Electron from 'electron';

import { provide } from '../provide.ts';

export interface GlobalShortcutModule {
  readonly globalShortcut: Electron.GlobalShortcut;
  list(): string[];
  /** Presses the keys; false when nobody has registered them. */
  trigger(accelerator: string): boolean;
  /** Makes registering these keys fail, as when another program holds them. */
  occupy(accelerator: string): void;
}

const MODIFIERS: Readonly<Record<string, string>> = {
  commandorcontrol: 'ctrl',
  cmdorctrl: 'ctrl',
  control: 'ctrl',
  option: 'alt',
  altgr: 'alt',
  command: 'super',
  cmd: 'super',
  meta: 'super',
};

/** One spelling for accelerators that mean the same keys. */
function normal(accelerator: string): string {
  const parts = accelerator
    .toLowerCase()
    .split('+')
    .map((part) => MODIFIERS[part] ?? part);
  const key = parts.pop() ?? '';
  return [...parts.sort(), key].join('+');
}

/** `globalShortcut`: keys are pressed through the test face, not taken from the X server. */
export function createGlobalShortcutModule(): GlobalShortcutModule {
  const registered = new Map<string, { accelerator: string; callback: () => void }>();
  const occupied = new Set<string>();
  const register = (accelerator: string, callback: () => void): boolean => {
    const keys = normal(accelerator);
    if (registered.has(keys) || occupied.has(keys)) return false;
    registered.set(keys, { accelerator, callback });
    return true;
  };
  return {
    globalShortcut: provide<Electron.GlobalShortcut>()('globalShortcut', {
      register,
      registerAll: (accelerators: string[], callback: () => void) =>
        void accelerators.map((accelerator) => register(accelerator, callback)),
      isRegistered: (accelerator: string) => registered.has(normal(accelerator)),
      unregister: (accelerator: string) => void registered.delete(normal(accelerator)),
      unregisterAll: () => registered.clear(),
    }),
    list: () => [...registered.values()].map((entry) => entry.accelerator),
    trigger: (accelerator) => {
      const found = registered.get(normal(accelerator));
      found?.callback();
      return found !== undefined;
    },
    occupy: (accelerator) => void occupied.add(normal(accelerator)),
  };
}
