// lint: eslint(no-restricted-imports)
import { ipcMain } from 'electron';

export function listen(): void {
  ipcMain.on('call/answer', () => undefined);
}
