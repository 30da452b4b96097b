// lint: eslint(no-restricted-properties)
import { ipcMain } from 'electron';

export function compose(): void {
  ipcMain.handle('call/answer', () => null);
}
