// lint: eslint(no-restricted-imports) eslint(no-restricted-properties)
import { shell } from 'electron';

export function open(address: string): Promise<void> {
  return shell.openExternal(address);
}
