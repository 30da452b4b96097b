import { shell } from 'electron';

/** Hands an address to the system. Nobody calls this but safe-open.ts, which has looked at it, and whoever opens a place of the system's own settings. */
export function systemOpen(address: string): Promise<void> {
  return shell.openExternal(address);
}
