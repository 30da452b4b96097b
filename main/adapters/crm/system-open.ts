import { shell } from 'electron';

/** Hands an address to the system. Nobody calls this but safe-open.ts, which has looked at the address. */
export function systemOpen(address: string): Promise<void> {
  return shell.openExternal(address);
}
